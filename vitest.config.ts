import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,content,db,e2e,learn}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/testing-setup.ts"],
    retry: 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

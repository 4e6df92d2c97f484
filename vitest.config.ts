import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const ROOMS = ["app", "content", "db", "e2e", "learn"];
const files = ROOMS.flatMap((room) =>
  readdirSync(path.join(import.meta.dirname, room), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => path.posix.join(room, ...file.split(path.sep))),
);
/** Tests that put other modules in the place of real ones need modules of their own; all others share theirs. */
const mocks = (file: string) =>
  /\bvi\.(mock|doMock|resetModules)\b/.test(readFileSync(path.join(import.meta.dirname, file), "utf8"));
// Brackets and the like of route folders are no pattern.
const exactly = (file: string) => file.replace(/[()[\]{}!*?]/g, "\\$&");
const apart = files.filter(mocks).map(exactly);

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    globalSetup: ["db/testing-setup.ts"],
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One worker for each core, also where there are two; loading modules once for each of them saves half the time.
    pool: "threads",
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["{app,content,db,e2e,learn}/**/*.test.{ts,tsx}"],
          exclude: apart,
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: apart } },
    ],
  },
});

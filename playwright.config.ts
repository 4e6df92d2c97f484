import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

const port = Number(process.env.ZEREK_E2E_PORT ?? 3210);
const baseURL = `http://localhost:${port}`;
// The workers load this file again: all of them must name the folder the server uses.
process.env.ZEREK_E2E_DATA ??= mkdtempSync(path.join(tmpdir(), "zerek-e2e-"));

export default defineConfig({
  testDir: "e2e/journeys",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // A journey goes through many pages, and two of them share two cores with the server they ask.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? "test-results/report.json" }],
  ],
  use: {
    baseURL,
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Asia/Almaty",
    // A fresh profile would install it in every journey; that of offline study allows it.
    serviceWorkers: "block",
    launchOptions: {
      ...(process.env.PLAYWRIGHT_CHROMIUM ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    },
  },
  webServer: {
    command: "npm start",
    url: `${baseURL}/`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    env: {
      PORT: String(port),
      ZEREK_DATA_DIR: process.env.ZEREK_E2E_DATA,
      // Needed when DATABASE_URL is set; good for this run only.
      NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? randomBytes(32).toString("hex"),
    },
  },
});

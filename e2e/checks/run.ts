/**
 * `npm test`: every check, one after another, stopping at the first that fails.
 * The last line counts the tests, for people and machines alike.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./chromium";

const results = mkdtempSync(path.join(tmpdir(), "zerek-test-"));
const unitReport = path.join(results, "unit.json");
const browserReport = path.join(results, "browser.json");
const tally = { passed: 0, failed: 0 };

interface UnitReport {
  numPassedTests: number;
  numFailedTests: number;
}
interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null; // the runner died before it wrote its report; its exit code speaks
  }
}

function count(): void {
  const unit = read<UnitReport>(unitReport);
  const browser = read<BrowserReport>(browserReport);
  tally.passed = (unit?.numPassedTests ?? 0) + (browser?.stats.expected ?? 0);
  tally.failed = (unit?.numFailedTests ?? 0) + (browser ? browser.stats.unexpected + browser.stats.flaky : 0);
}

function step(name: string, command: string, args: string[], env: Record<string, string> = {}): void {
  const began = Date.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (status === 0) {
    console.log(`── ${name}: fine (${((Date.now() - began) / 1000).toFixed(0)} s)`);
    return;
  }
  count();
  console.error(`\n── ${name}: failed`);
  console.log(`${tally.passed} passed, ${Math.max(1, tally.failed)} failed`);
  process.exit(1);
}

const npx = (name: string, args: string[], env?: Record<string, string>) =>
  step(name, "npx", ["--no-install", ...args], env);

npx("lint and format (Biome)", ["biome", "check", "--error-on-warnings"]);
npx("route types", ["next", "typegen"]);
npx("types (TypeScript)", ["tsc", "--noEmit"]);
npx("dead code (knip)", ["knip"]);
step("facts (content:check)", "npm", ["run", "--silent", "content:check"]);
npx("unit, property, database and boundary tests (Vitest)", [
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${unitReport}`,
]);
npx("build (Next.js)", ["next", "build"], { NEXT_TELEMETRY_DISABLED: "1" });
const browser = findChromium();
npx("browser journeys (Playwright)", ["playwright", "test"], {
  PLAYWRIGHT_CHROMIUM: browser,
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
});
count();
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);

import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

it("the migrations make the schema: nothing is left to generate", { timeout: 120_000 }, async () => {
  // Inside the project, because drizzle-kit takes `out` as relative to it.
  const copy = mkdtempSync(path.join("node_modules", "zerek-migrations-"));
  try {
    cpSync("db/migrations", copy, { recursive: true });
    const kit = (command: string, ...args: string[]) =>
      run("npx", ["--no-install", "drizzle-kit", command, "--dialect=postgresql", `--out=${copy}`, ...args]);
    await kit("check");
    const { stdout } = await kit("generate", "--schema=./db/schema");
    expect(stdout).toContain("No schema changes");
    expect(readdirSync(copy).sort()).toEqual(readdirSync("db/migrations").sort());
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

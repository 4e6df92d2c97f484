import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { acquireLock, LockedError } from "./lock";

const folder = mkdtempSync(path.join(os.tmpdir(), "zerek-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let n = 0;
const newFile = () => path.join(folder, `${n++}.lock`);

/** Runs a process that takes the lock, says so, and then does as told. */
async function holder(file: string, then: string) {
  const code = `import { acquireLock } from "./db/lock.ts";
    acquireLock(${JSON.stringify(file)}, "somewhere"); process.stdout.write("held"); ${then}`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

describe("lock", () => {
  it("refuses a second holder with a message that says what to do, and lets go when told", () => {
    const file = newFile();
    const release = acquireLock(file, "/data/here");
    expect(() => acquireLock(file, "/data/here")).toThrow(LockedError);
    expect(() => acquireLock(file, "/data/here")).toThrow(
      new RegExp(
        `/data/here is in use by process ${process.pid} .*ZEREK_DATA_DIR.*DATABASE_URL.*delete ${file}`,
      ),
    );
    release();
    expect(existsSync(file)).toBe(false);
    acquireLock(file, "/data/here")();
  });

  it("is held against another living process, and taken over once that was killed", async () => {
    const file = newFile();
    const child = await holder(file, "setInterval(() => {}, 1000)");
    expect(() => acquireLock(file, "x")).toThrow(LockedError);
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    expect(existsSync(file)).toBe(true);
    acquireLock(file, "x")();
  });

  it("goes with a process that exits by itself", async () => {
    const file = newFile();
    const child = await holder(file, "process.exit(0)");
    if (child.exitCode === null) await once(child, "exit");
    expect(existsSync(file)).toBe(false);
  });

  it("does not take another process with the same number for the holder", () => {
    const file = newFile();
    const release = acquireLock(file, "x");
    const mine = JSON.parse(readFileSync(file, "utf8"));
    release();
    writeFileSync(file, JSON.stringify({ ...mine, token: "theirs", started: "long ago" }));
    acquireLock(file, "x")();
  });

  it("of another host goes by its heartbeat", () => {
    const file = newFile();
    const theirs = { token: "theirs", pid: process.pid, started: "1", host: "another-container" };
    writeFileSync(file, JSON.stringify(theirs));
    expect(() => acquireLock(file, "x")).toThrow(/on another-container/);
    const silent = new Date(Date.now() - 60_000);
    utimesSync(file, silent, silent);
    acquireLock(file, "x")();
  });

  it("is taken over from a file that was cut short", () => {
    const file = newFile();
    writeFileSync(file, '{"pid":');
    acquireLock(file, "x")();
  });
});

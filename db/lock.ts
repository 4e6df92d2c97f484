/**
 * One process at a time on one folder of data. PGlite has no lock of its own, and two processes on one folder
 * silently lose rows. Node offers no lock of the operating system's, so the lock is a file naming its holder.
 */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

interface Holder {
  token: string;
  pid: number;
  /** when the process began: a pid alone may have been given to another process */
  started: string;
  /** host and process namespace: a pid says nothing about another container */
  host: string;
}

/** A holder on another host that has not touched its file for this long is taken for dead, in ms. */
const SILENCE_MS = 30_000;
const HEARTBEAT_MS = 5_000;

/** Another process has the folder open. */
export class LockedError extends Error {
  override name = "LockedError";
}

/** When a process began, in whatever unit the system has; null when there is no such process. */
function startOf(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      // Field 22 of /proc/…/stat; the command in field 2 may itself hold blanks and parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return null;
  }
  if (process.platform === "win32") return "";
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

function thisHost(): string {
  try {
    return `${os.hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return os.hostname();
  }
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder, file: string): boolean {
  if (holder.host === thisHost()) return startOf(holder.pid) === holder.started;
  try {
    return Date.now() - statSync(file).mtimeMs < SILENCE_MS;
  } catch {
    return false;
  }
}

/**
 * Takes the lock, also over from a process that died without letting go.
 * @returns a function that lets go; it also happens when the process exits
 * @throws LockedError when a living process holds it
 */
export function acquireLock(file: string, folder: string): () => void {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine: Holder = {
    token: randomUUID(),
    pid: process.pid,
    started: startOf(process.pid) ?? "",
    host: thisHost(),
  };
  const draft = `${file}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        linkSync(draft, file); // atomic, and the file is whole from its first moment
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = read(file);
      if (attempt > 5 || (holder && isAlive(holder, file)))
        throw new LockedError(refusal(folder, file, holder));
      removeStale(file, holder, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  if (read(file)?.token !== mine.token) throw new LockedError(refusal(folder, file, read(file)));

  const heartbeat = setInterval(() => {
    try {
      const now = new Date();
      if (read(file)?.token === mine.token) utimesSync(file, now, now);
    } catch {
      // The folder was removed under us: there is nothing left to keep.
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const release = () => {
    clearInterval(heartbeat);
    process.off("exit", release);
    if (read(file)?.token === mine.token) rmSync(file, { force: true });
  };
  process.on("exit", release);
  return release;
}

/** Moves a dead holder's file aside; if somebody else took over in between, theirs is put back. */
function removeStale(file: string, dead: Holder | null, draft: string): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = read(aside);
  if (moved && moved.token !== dead?.token) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}

function refusal(folder: string, file: string, holder: Holder | null): string {
  const who = holder ? `process ${holder.pid} on ${holder.host.split(" ")[0]}` : "another process";
  return (
    `The database folder ${folder} is in use by ${who}. Two processes on one embedded database would lose data. ` +
    "Stop the other one, or choose another folder with ZEREK_DATA_DIR, or use Postgres with DATABASE_URL. " +
    `If you are sure that nothing uses it, delete ${file}.`
  );
}

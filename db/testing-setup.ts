/**
 * Once for each run of the tests: a throwaway Postgres, when the machine has one (or DATABASE_URL names one), with a
 * migrated template database that every test file copies. Without any, the contract suite runs on PGlite alone.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "./migrations";

declare module "vitest" {
  export interface ProvidedContext {
    /** the server to make databases on, and the template to copy; null when there is no Postgres */
    postgres: { url: string; template: string } | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => {} }
    : await startPostgres();
  if (!server) {
    console.log("No Postgres server on this machine and no DATABASE_URL: database tests run on PGlite only.");
    project.provide("postgres", null);
    return async () => {};
  }
  const template = `zerek_test_${process.pid}_${Date.now().toString(36)}`;
  const admin = quietPool(server.url, 1);
  await admin.query(`create database ${template}`);
  const pool = quietPool(withDatabase(server.url, template), 2);
  await migratePostgres(pool);
  await pool.end();
  project.provide("postgres", { url: server.url, template });
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server.stop();
  };
}

/** A pool whose connections may be cut while they close, as happens when their database or server goes. */
export function quietPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Folders below `parent` whose name has the prefix, the newest version first. */
function versions(parent: string, prefix: string, below: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
    .map((name) => path.join(parent, name, below));
}

function findBinaries(): string | null {
  const folders = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...versions("/usr/lib/postgresql", "", "bin"),
    ...versions("/usr", "pgsql-", "bin"),
    ...versions("/opt/homebrew/opt", "postgresql", "bin"),
    "/usr/local/pgsql/bin",
  ];
  const complete = (folder: string) =>
    ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name)));
  return folders.find(complete) ?? null;
}

/** Postgres refuses to run as root: then somebody else has to. */
function unprivileged(): { uid: number; gid: number } | undefined | null {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // No such user here: try the next.
    }
  }
  return null;
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const bin = process.platform === "win32" ? null : findBinaries();
  const owner = unprivileged();
  if (!bin || owner === null) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), "zerek-pg-"));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, "data");
  execFileSync(
    path.join(bin, "initdb"),
    ["-D", data, "-U", "zerek", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
    { ...owner, cwd: folder, stdio: "pipe" },
  );
  const server = spawn(
    path.join(bin, "postgres"),
    ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=60"],
    { ...owner, cwd: folder, stdio: "ignore" },
  );
  const url = `postgres://zerek@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const stop = async () => {
    const gone = once(server, "exit");
    server.kill("SIGINT"); // a fast shutdown: open connections are cut
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return { url, stop };
    } catch {
      if (server.exitCode !== null) break;
      await delay(50);
    }
  }
  if (server.exitCode === null) await stop();
  throw new Error(`Postgres was found in ${bin} but did not start in ${folder}.`);
}

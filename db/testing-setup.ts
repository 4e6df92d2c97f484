/**
 * Once for each run of the tests: a throwaway Postgres, when the machine has one (or DATABASE_URL names one), with a
 * migrated template database that every test file copies. Without any, the contract suite runs on PGlite alone.
 */
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "./migrations";
import { startPostgres } from "./temporary-postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** the server to make databases on, and the template to copy; null when there is no Postgres */
    postgres: { url: string; template: string } | null;
  }
}

interface Prepared {
  server: { url: string; template: string } | null;
  stop: () => Promise<void>;
}

/** Vitest sets up each project by itself, in one process: the first makes the server, the last stops it. */
const once = globalThis as { zerekTestServer?: Promise<Prepared>; zerekTestProjects?: number };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  once.zerekTestProjects = (once.zerekTestProjects ?? 0) + 1;
  once.zerekTestServer ??= prepare();
  const { server, stop } = await once.zerekTestServer;
  project.provide("postgres", server);
  return async () => {
    once.zerekTestProjects = (once.zerekTestProjects ?? 1) - 1;
    if (once.zerekTestProjects > 0) return;
    once.zerekTestServer = undefined;
    await stop();
  };
}

async function prepare(): Promise<Prepared> {
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => {} }
    : await startPostgres();
  if (!server) {
    console.log("No Postgres server on this machine and no DATABASE_URL: database tests run on PGlite only.");
    return { server: null, stop: async () => {} };
  }
  const template = `zerek_test_${process.pid}_${Date.now().toString(36)}`;
  const admin = quietPool(server.url, 1);
  await admin.query(`create database ${template}`);
  const pool = quietPool(withDatabase(server.url, template), 2);
  await migratePostgres(pool);
  await pool.end();
  const stop = async () => {
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server.stop();
  };
  return { server: { url: server.url, template }, stop };
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

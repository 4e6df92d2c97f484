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

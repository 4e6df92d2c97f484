/** Brings a database to the newest schema. */
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Pool } from "pg";

/** Any number will do that nothing else in the database uses as an advisory lock. */
const MIGRATION_LOCK = 7_293_501;

function folder(): string {
  // A built server runs from the project's folder, and its bundles are elsewhere: go by the working directory.
  return path.join(/* turbopackIgnore: true */ process.cwd(), "db", "migrations");
}

/** Migrates a Postgres. Nodes that start at the same moment take turns. */
export async function migratePostgres(pool: Pool): Promise<void> {
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const { migrate } = await import("drizzle-orm/node-postgres/migrator");
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: folder() });
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    client.release();
  } catch (error) {
    client.release(true); // closing the connection lets go of the lock
    throw error;
  }
}

/** Migrates an embedded database. */
export async function migrateEmbedded(client: PGlite): Promise<void> {
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  await migrate(drizzle(client), { migrationsFolder: folder() });
}

/**
 * The one way to the database: Postgres where DATABASE_URL names one, else PGlite in a folder of its own.
 * Same migrations and same queries on both.
 */
import path from "node:path";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { acquireLock } from "./lock";
import { migrateEmbedded, migratePostgres } from "./migrations";

/** A database or a transaction: what every query takes as its first argument. */
export type Queryable = PgDatabase<NodePgQueryResultHKT>;
/** The database itself. Inside `db.transaction(tx => …)` use only `tx`: PGlite has one connection and would wait for ever. */
export type Db = Queryable;
/** What `db.transaction` hands out. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

interface Handle {
  db: Db;
  close: () => Promise<void>;
}

// Next bundles this module several times within one server; they must share one client, or rows written
// by a route handler stay invisible to pages.
const shared = globalThis as typeof globalThis & { __zerek?: { handle?: Promise<Handle> | undefined } };

/** Where the embedded database and its companions (secret, outbox) live. */
export function dataDir(): string {
  return path.resolve(/* turbopackIgnore: true */ process.env.ZEREK_DATA_DIR || ".data");
}

/**
 * The database, opened and migrated at the first call; never at import (`next build` imports everything).
 * @throws LockedError when another process has the embedded database open
 */
export async function getDb(): Promise<Db> {
  shared.__zerek ??= {};
  const state = shared.__zerek;
  state.handle ??= open().catch((error) => {
    state.handle = undefined; // the next caller may have more luck: Postgres may just be starting
    throw error;
  });
  return (await state.handle).db;
}

/** Closes what getDb opened and lets go of the folder; a later getDb opens again. */
export async function closeDb(): Promise<void> {
  const handle = shared.__zerek?.handle;
  if (shared.__zerek) shared.__zerek.handle = undefined;
  if (handle) await (await handle).close();
}

function open(): Promise<Handle> {
  return process.env.DATABASE_URL ? openPostgres(process.env.DATABASE_URL) : openEmbedded(dataDir());
}

/** Opens a Postgres by its URL and migrates it. */
export async function openPostgres(
  url: string,
  poolSize = Number(process.env.DATABASE_POOL ?? 16),
): Promise<Handle> {
  const { default: pg } = await import("pg");
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => console.error("A database connection broke:", error.message));
  try {
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw new Error(
      `Cannot open or migrate the database named by DATABASE_URL: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
  return { db: drizzle(pool), close: () => pool.end() };
}

/** Opens the embedded database in a folder, locks it against other processes and migrates it. */
export async function openEmbedded(folder: string): Promise<Handle> {
  const data = path.join(folder, "pglite");
  const release = acquireLock(path.join(folder, "pglite.lock"), folder);
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const { drizzle } = await import("drizzle-orm/pglite");
    const client = await PGlite.create(data);
    await migrateEmbedded(client);
    return {
      // Both drivers run the same Postgres dialect; only the types of their raw results differ, in fields nobody reads.
      db: drizzle(client) as unknown as Db,
      close: async () => {
        await client.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

import type { SQL } from "drizzle-orm";
import type { Queryable } from "./client";

/**
 * Runs a hand-written statement. The caller vouches for the row's type: cast counts to int, times to ms
 * (`extract(epoch …) * 1000)::float8`), since the drivers differ in what they make of bigint and timestamps.
 */
export async function rowsOf<Row extends Record<string, unknown>>(
  db: Queryable,
  statement: SQL,
): Promise<Row[]> {
  return (await db.execute(statement)).rows as Row[];
}

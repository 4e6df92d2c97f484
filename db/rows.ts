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

/**
 * Runs a statement that a connection parses and plans once and knows by its name from then on. Parameters are numbered;
 * arrays go as arrayText.
 */
export async function runNamed(
  db: Queryable,
  name: string,
  text: string,
  params: readonly unknown[],
): Promise<Record<string, unknown>[]> {
  const result = await db._.session
    .prepareQuery<{ execute: { rows: Record<string, unknown>[] }; all: unknown; values: unknown }>(
      { sql: text, params: [...params] },
      undefined,
      name,
      false,
    )
    .execute();
  return result.rows;
}

/**
 * Values as Postgres writes an array: one parameter, however many they are. Cast it, `${arrayText(ids)}::text::uuid[]`:
 * the drivers differ in what they make of arrays.
 */
export function arrayText(values: readonly (string | number | null)[]): string {
  const cells: (string | number)[] = new Array(values.length);
  let last: string | number | null | undefined;
  let cell: string | number = "";
  for (let n = 0; n < values.length; n++) {
    const value = values[n] as string | number | null;
    // Whole columns are often the same.
    if (value !== last) cell = cellText(value);
    last = value;
    cells[n] = cell;
  }
  return `{${cells.join()}}`;
}

function cellText(value: string | number | null): string | number {
  if (typeof value !== "string") return value ?? "NULL";
  return SAFE.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** Needs no quotes in an array, and is not its word for nothing. */
const SAFE = /^(?!null$)[\w.:+-]+$/i;

/** Upserts of many rows in few statements, for publishing. */
import { sql } from "drizzle-orm";
import type { Tx } from "./client";
import { rowsOf } from "./rows";

export interface RowChanges {
  new: number;
  changed: number;
  /** retired before, and back */
  returned: number;
  retired: number;
  unchanged: number;
}

/** Rows sent in one statement: a few MB of JSON. */
const CHUNK = 4_000;

/** Cuts a list into pieces that one statement takes. */
export function chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  return pieces(list, CHUNK);
}

/** Cuts a list into pieces of a size. */
export function* pieces<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

/**
 * Brings a table of (pack_id, id, …, retired_at) to just these rows: inserts, updates what differs, retires the rest.
 * @param columns the columns besides pack_id and id, with their types
 */
export async function upsertRows(
  tx: Tx,
  table: "sources" | "topics" | "entities" | "facts",
  packId: string,
  now: Date,
  columns: readonly string[],
  rows: readonly ({ id: string } & Record<string, unknown>)[],
): Promise<RowChanges> {
  const at = now.toISOString();
  const name = sql.identifier(table);
  const names = columns.map((column) => column.split(" ")[0] as string);
  const list = (map: (column: string) => string) => sql.raw(names.map(map).join(", "));
  const changes: RowChanges = { new: 0, changed: 0, returned: 0, retired: 0, unchanged: rows.length };

  // Told apart before anything is written: the statements below all see the table as it was at their own start.
  const before = await rowsOf<{ id: string; retired: boolean }>(
    tx,
    sql`select id, retired_at is not null as retired from ${name} where pack_id = ${packId}`,
  );
  const retiredBefore = new Map(before.map((row) => [row.id, row.retired]));
  for (const chunk of chunks(rows)) {
    const written = await rowsOf<{ id: string }>(
      tx,
      sql`insert into ${name} as t (pack_id, id, ${list((c) => c)})
        select ${packId}::text, r.id, ${list((c) => `r.${c}`)}
        from jsonb_to_recordset(${JSON.stringify(chunk)}::text::jsonb) as r(id text, ${sql.raw(columns.join(", "))})
        on conflict (pack_id, id) do update set ${list((c) => `${c} = excluded.${c}`)}, retired_at = null
        where t.retired_at is not null or (${list((c) => `t.${c}`)}) is distinct from (${list((c) => `excluded.${c}`)})
        returning id`,
    );
    for (const { id } of written) {
      const retired = retiredBefore.get(id);
      if (retired === undefined) changes.new++;
      else if (retired) changes.returned++;
      else changes.changed++;
    }
    changes.unchanged -= written.length;
  }
  const present = new Set(rows.map((row) => row.id));
  const gone = before.filter((row) => !row.retired && !present.has(row.id)).map((row) => row.id);
  for (const chunk of chunks(gone)) {
    await tx.execute(sql`update ${name} set retired_at = ${at}::timestamptz where pack_id = ${packId}
      and id in (select jsonb_array_elements_text(${JSON.stringify(chunk)}::text::jsonb))`);
  }
  return { ...changes, retired: gone.length };
}

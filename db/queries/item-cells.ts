import { sql } from "drizzle-orm";
import type { Queryable } from "../client";

/** Counts a pack's bank anew: what a draw plans with. To be run whenever items come, go or change their band. */
export async function recountCells(db: Queryable, packId: string): Promise<void> {
  await db.execute(sql`delete from item_cells where pack_id = ${packId}`);
  await db.execute(sql`
    insert into item_cells (pack_id, topic_id, importance, form, band, items, facts)
    select pack_id, topic_id, importance, form, band, count(*), count(distinct fact_id)
    from items where pack_id = ${packId} and retired_at is null
    group by pack_id, topic_id, importance, form, band`);
  // An embedded database never looks by itself how large its tables have become.
  await db.execute(sql`analyze items, item_cells`);
}

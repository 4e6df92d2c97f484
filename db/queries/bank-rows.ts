/** The bank in numbers, and looking into it. */
import { type SQL, sql } from "drizzle-orm";
import type { QuizForm } from "@/learn/answer";
import type { Blueprint } from "@/learn/quiz/blueprint";
import type { Probe } from "@/learn/quiz/draw";
import type { Bank, Candidate, Cell } from "@/learn/quiz/plan";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";

/** A list of texts as a Postgres array. */
export function texts(list: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(list)}::text::jsonb))`;
}

const candidate =
  sql.raw(`i.id as "itemId", i.card_id as "cardId", i.topic_id as "topicId", i.fact_id as "factId",
  i.importance::int as importance, i.form, i.band::int as band, i.expected, c.siblings`);

type Row<T> = T & Record<string, unknown>;

/** What a draw by the blueprint plans with: outline, cells without the banned facts, items of the pinned ones. */
export async function readBank(
  db: Queryable,
  { packId, pinned, banned }: Pick<Blueprint, "packId" | "pinned" | "banned">,
): Promise<Bank> {
  // One row of JSON is read several times faster than thousands of rows.
  const [row] = await rowsOf<{
    topics: [string, string | null][];
    cells: [string, number, QuizForm, number, number, number][];
  }>(
    db,
    sql`select
      (select coalesce(json_agg(json_build_array(id, parent_id) order by position), '[]') from topics
        where pack_id = ${packId} and retired_at is null) as topics,
      (select coalesce(json_agg(json_build_array(topic_id, importance, form, band, items, facts)
          order by topic_id, importance, form, band), '[]') from item_cells
        where pack_id = ${packId}) as cells`,
  );
  const cells: Cell[] = (row?.cells ?? []).map(([topicId, importance, form, band, items, facts]) => ({
    topicId,
    importance,
    form,
    band,
    items,
    facts,
  }));
  return {
    topics: (row?.topics ?? []).map(([id, parentId]) => ({ id, parentId })),
    cells: banned.length > 0 ? without(cells, await cellsOfFacts(db, packId, banned)) : cells,
    pinned: pinned.length > 0 ? await itemsOfFacts(db, packId, pinned) : [],
  };
}

function itemsOfFacts(db: Queryable, packId: string, facts: readonly string[]): Promise<Candidate[]> {
  return rowsOf<Row<Candidate>>(
    db,
    sql`select ${candidate} from items i join cards c on c.id = i.card_id
      where i.pack_id = ${packId} and i.fact_id = any(${texts(facts)}) and i.retired_at is null order by i.id`,
  );
}

function cellsOfFacts(db: Queryable, packId: string, facts: readonly string[]): Promise<Cell[]> {
  return rowsOf<Row<Cell>>(
    db,
    sql`select topic_id as "topicId", importance::int as importance, form, band::int as band, count(*)::int as items,
        count(distinct fact_id)::int as facts
      from items where pack_id = ${packId} and fact_id = any(${texts(facts)}) and retired_at is null
      group by topic_id, importance, form, band`,
  );
}

function without(cells: readonly Cell[], banned: readonly Cell[]): Cell[] {
  const name = (cell: Cell) => `${cell.topicId}|${cell.importance}|${cell.form}|${cell.band}`;
  const taken = new Map(banned.map((cell) => [name(cell), cell]));
  return cells.map((cell) => {
    const less = taken.get(name(cell));
    return less ? { ...cell, items: cell.items - less.items, facts: cell.facts - less.facts } : cell;
  });
}

/**
 * What the probes find, in one statement: each is a short walk along the index items_draw.
 * @returns for each probe found its slot and an item
 */
export async function lookInto(
  db: Queryable,
  packId: string,
  banned: readonly string[],
  probes: readonly Probe[],
): Promise<(Candidate & { slot: number })[]> {
  if (probes.length === 0) return [];
  const walk = (from: SQL) => sql`
    (select id, card_id, topic_id, fact_id, importance, form, band, expected from items
      where pack_id = ${packId} and topic_id = p.t and importance = p.i and form = p.f and band = p.b
        and retired_at is null and ${from} ${banned.length > 0 ? sql`and fact_id <> all(${texts(banned)})` : sql``}
      order by rank limit p.n)`;
  const rows = probes.map(({ slot, topicId: t, importance: i, form: f, band: b, at, take: n }) => ({
    slot,
    t,
    i,
    f,
    b,
    at,
    n,
  }));
  return rowsOf<Row<Candidate & { slot: number }>>(
    db,
    sql`select p.slot, ${candidate}
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as p(slot int, t text, i smallint, f text, b smallint, at float8, n int)
      cross join lateral (${walk(sql`rank >= p.at`)} union all ${walk(sql`rank < p.at`)} limit p.n) i
      join cards c on c.id = i.card_id`,
  );
}

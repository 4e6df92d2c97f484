/** Publishing of items: the bank that quizzes are drawn from. A row is never changed in what it asks, and never deleted. */
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Card, Item } from "@/learn/item";
import { bandOf, priorOf } from "@/learn/quiz/difficulty";
import { hashText } from "@/learn/random";
import type { Tx } from "./client";
import { pieces } from "./publish-rows";
import { recountCells } from "./queries/item-cells";
import { rowsOf } from "./rows";

export interface ItemChanges {
  new: number;
  /** retired before, and back */
  returned: number;
  retired: number;
  unchanged: number;
}

/** The items a card is to be asked with, each of another content. */
export type ItemsOf = (card: Card) => readonly Item[];

/** Cards whose items are made and compared at once: a few MB, however large the pack is. */
const CARDS = 200;

interface AskedCard extends Record<string, unknown> {
  id: number;
  trace: number;
  key: string;
}

interface Known extends Record<string, unknown> {
  id: number;
  cardId: number;
  hash: string;
  topicId: string;
  importance: number;
  retired: boolean;
}

/**
 * Brings the pack's items to those of these cards, after the cards themselves are published. Items that ask the same
 * keep their row from version to version.
 */
export async function publishItems(
  tx: Tx,
  packId: string,
  now: Date,
  cards: readonly Card[],
  itemsOf: ItemsOf,
): Promise<ItemChanges> {
  const changes: ItemChanges = { new: 0, returned: 0, retired: 0, unchanged: 0 };
  const at = now.toISOString();
  const asked = await rowsOf<AskedCard>(
    tx,
    sql`select id, trace::int as trace, key from cards where pack_id = ${packId} and retired_at is null`,
  );
  const numbers = new Map(asked.map((card) => [card.key, card]));
  let moved = 0;
  for (const piece of pieces(cards, CARDS)) {
    const made = piece.flatMap((card) => {
      const row = numbers.get(card.key);
      return row ? itemsOf(card).map((item) => itemRow(card, row, item)) : [];
    });
    const known = await knownOf(
      tx,
      piece.flatMap((card) => numbers.get(card.key)?.id ?? []),
    );
    const byHash = new Map(known.map((row) => [row.hash, row]));
    const fresh = made.filter((row) => !byHash.has(row.content_hash));
    const stale = made.flatMap((row) => {
      const old = byHash.get(row.content_hash);
      if (!old) return [];
      const same = old.topicId === row.topic_id && old.importance === row.importance;
      if (old.retired) changes.returned++;
      else changes.unchanged++;
      return old.retired || !same ? [{ ...row, id: old.id, public: undefined, key: undefined }] : [];
    });
    const present = new Set(made.map((row) => row.content_hash));
    const gone = known.filter((row) => !row.retired && !present.has(row.hash)).map((row) => row.id);
    changes.new += fresh.length;
    changes.retired += gone.length;
    moved += stale.length;
    await insertItems(tx, packId, fresh);
    await updateItems(tx, stale);
    if (gone.length > 0) {
      await tx.execute(sql`update items set retired_at = ${at}::timestamptz
        where id = any(${`{${gone.join()}}`}::int[])`);
    }
  }
  const left = await rowsOf<{ id: number }>(
    tx,
    sql`update items set retired_at = ${at}::timestamptz where pack_id = ${packId} and retired_at is null
      and card_id in (select id from cards where pack_id = ${packId} and retired_at is not null) returning id`,
  );
  changes.retired += left.length;
  if (changes.new + changes.returned + changes.retired + moved > 0) await recountCells(tx, packId);
  return changes;
}

function itemRow(card: Card, { id, trace }: AskedCard, item: Item) {
  const { id: _, ...shown } = item.public;
  // The trace belongs to it: the same question with the same answer, after the answer had been another one, is a new item.
  const content = JSON.stringify([card.key, trace, shown, item.key]);
  const expected = priorOf(item.public, item.key.answer, card);
  return {
    card_id: id,
    trace,
    topic_id: card.topicId,
    fact_id: card.factId,
    importance: card.importance,
    form: item.form,
    seed: item.seed,
    pack_version: item.packVersion,
    public: item.public,
    key: item.key,
    content_hash: createHash("sha256").update(content).digest("base64url"),
    expected,
    band: bandOf(expected),
    rank: hashText(content) / 2 ** 32,
  };
}
type ItemRow = ReturnType<typeof itemRow>;

async function knownOf(tx: Tx, cardIds: readonly number[]): Promise<Known[]> {
  return rowsOf<Known>(
    tx,
    sql`select id, card_id as "cardId", content_hash as hash, topic_id as "topicId", importance::int as importance,
      retired_at is not null as retired from items where card_id = any(${`{${cardIds.join()}}`}::int[])`,
  );
}

async function insertItems(tx: Tx, packId: string, rows: readonly ItemRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into items (pack_id, card_id, trace, topic_id, fact_id, importance, form, seed, pack_version, public, key,
      content_hash, expected, band, rank)
    select ${packId}::text, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(card_id int, trace int,
      topic_id text, fact_id text, importance int, form text, seed int, pack_version text, public jsonb, key jsonb,
      content_hash text, expected float8, band int, rank float8)`);
}

/** Brings back, and moves to where the card stands now. Its difficulty follows its importance. */
async function updateItems(
  tx: Tx,
  rows: readonly (Pick<ItemRow, "topic_id" | "importance" | "expected" | "band"> & { id: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    update items set retired_at = null, topic_id = r.topic_id, importance = r.importance,
      expected = case when items.importance = r.importance then items.expected else r.expected end,
      band = case when items.importance = r.importance then items.band else r.band end
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r(id int, topic_id text, importance int, expected float8, band int)
    where items.id = r.id`);
}

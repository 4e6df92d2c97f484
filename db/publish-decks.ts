/** Publishing of decks: named selections of cards. */
import { sql } from "drizzle-orm";
import type { Tx } from "./client";
import { chunks } from "./publish-rows";
import { rowsOf } from "./rows";

export interface DeckInput {
  slug: string;
  title: string;
  summary: string | null;
  topicId: string | null;
  cardKeys: readonly string[];
}

/** Brings the pack's decks and what they hold to just these, in this order. */
export async function publishDecks(
  tx: Tx,
  packId: string,
  now: Date,
  decks: readonly DeckInput[],
  idOf: ReadonlyMap<string, number>,
): Promise<{ active: number; retired: number }> {
  const rows = decks.map(({ cardKeys, topicId, ...deck }, position) => ({
    ...deck,
    topic_id: topicId,
    position,
  }));
  const written = await rowsOf<{ id: number; slug: string }>(
    tx,
    sql`insert into decks (pack_id, slug, title, summary, topic_id, position)
      select ${packId}::text, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r(slug text, title text, summary text, topic_id text, position int)
      on conflict (pack_id, slug) do update set title = excluded.title, summary = excluded.summary,
        topic_id = excluded.topic_id, position = excluded.position, retired_at = null
      returning id, slug`,
  );
  for (const { id, slug } of written) {
    const keys = decks.find((deck) => deck.slug === slug)?.cardKeys ?? [];
    const wanted = new Set(keys.flatMap((key) => idOf.get(key) ?? []));
    const held = await rowsOf<{ id: number }>(
      tx,
      sql`select card_id as id from deck_cards where deck_id = ${id}`,
    );
    const heldIds = new Set(held.map((row) => row.id));
    // Compared here and not in SQL: a database without fresh statistics would compare each with each.
    const gone = [...heldIds].filter((cardId) => !wanted.has(cardId));
    const added = [...wanted].filter((cardId) => !heldIds.has(cardId));
    for (const chunk of chunks(gone)) {
      await tx.execute(
        sql`delete from deck_cards where deck_id = ${id} and card_id = any(${`{${chunk.join()}}`}::int[])`,
      );
    }
    for (const chunk of chunks(added)) {
      await tx.execute(
        sql`insert into deck_cards (deck_id, card_id) select ${id}::int, unnest(${`{${chunk.join()}}`}::int[])`,
      );
    }
  }
  const retired = await rowsOf(
    tx,
    sql`update decks set retired_at = ${now.toISOString()}::timestamptz
      where pack_id = ${packId} and retired_at is null and origin = 'pack'
        and not (slug = any(select jsonb_array_elements_text(${JSON.stringify(decks.map((deck) => deck.slug))}::text::jsonb)))
      returning id`,
  );
  return { active: written.length, retired: retired.length };
}

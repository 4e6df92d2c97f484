import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Card } from "@/learn/item";
import type { Memory } from "@/learn/memory";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards, deckCards, decks, topics } from "../schema/content";
import { memories } from "../schema/study";
import { dueByDeck } from "./due-by-deck";
import { currentMemory, memoryOf } from "./memory-row";

// Somebody who has not signed in remembers nothing: the join with this user finds no row.
export const NOBODY = "00000000-0000-0000-0000-000000000000";

/** A deck and how it stands with the learner. Counts are of cards. */
export interface DeckSummary {
  packId: string;
  slug: string;
  title: string;
  summary: string | null;
  /** the top-level topic it stands for; null for the whole pack and for authored decks */
  topicId: string | null;
  cards: number;
  new: number;
  learning: number;
  /** in state Review */
  known: number;
  /** what a sitting of it would ask now besides new cards (learn/due.ts) */
  due: number;
}

export interface DeckCard {
  id: number;
  key: string;
  body: Card;
  topicTitle: string;
  memory: Memory | null;
}

/** Decks that lists show somebody: those of the packs, and what remedies were given to them and have opened. */
function listedFor(userId: string, now: number) {
  return sql`(${decks.origin} = 'pack' or ${decks.id} in (
    select a.deck_id from assignments a join members m on m.class_id = a.class_id
    where m.user_id = ${userId} and m.role = 'student' and m.ended_at is null and a.withdrawn_at is null
      and m.user_id = any(a.for_users) and coalesce(a.opens_at <= ${new Date(now).toISOString()}::timestamptz, true)))`;
}

/**
 * All decks, the whole pack first; remedies last.
 * @param userId null for someone not signed in
 * @param now ms since the epoch
 */
export async function listDecks(db: Queryable, userId: string | null, now: number): Promise<DeckSummary[]> {
  return summaries(db, userId, now, listedFor(userId ?? NOBODY, now));
}

async function summaries(db: Queryable, userId: string | null, now: number, which: SQL) {
  const learner = userId ?? NOBODY;
  const [rows, due] = await Promise.all([
    rowsOf<Omit<DeckSummary, "due"> & { id: number }>(
      db,
      sql`
      select ${decks.id}, ${decks.packId} as "packId", ${decks.slug}, ${decks.title}, ${decks.summary},
        ${decks.topicId} as "topicId", count(${cards.id})::int as cards,
        (count(${cards.id}) - count(${memories.cardId}))::int as new,
        (count(*) filter (where ${memories.state} in (1, 3)))::int as learning,
        (count(*) filter (where ${memories.state} = 2))::int as known
      from ${decks}
      left join ${deckCards} on ${deckCards.deckId} = ${decks.id}
      left join ${cards} on ${cards.id} = ${deckCards.cardId} and ${cards.retiredAt} is null
      left join ${memories} on ${currentMemory(learner)}
      where ${decks.retiredAt} is null and ${which}
      group by ${decks.id}
      order by ${decks.packId}, ${decks.position}, ${decks.id}`,
    ),
    userId ? dueByDeck(db, userId, now, which) : new Map<number, number>(),
  ]);
  return rows.map(({ id, ...deck }): DeckSummary => ({ ...deck, due: due.get(id) ?? 0 }));
}

/** The title of one of the decks that lists show somebody; null when there is none of that name. */
export async function deckTitle(
  db: Queryable,
  userId: string | null,
  packId: string,
  slug: string,
  now: number,
): Promise<string | null> {
  const which = and(eq(decks.packId, packId), eq(decks.slug, slug), isNull(decks.retiredAt));
  const [deck] = await db
    .select({ title: decks.title })
    .from(decks)
    .where(and(which, listedFor(userId ?? NOBODY, now)));
  return deck?.title ?? null;
}

/** A deck with its cards in the order of study; null when there is none of that name. */
export async function getDeck(
  db: Queryable,
  userId: string | null,
  packId: string,
  slug: string,
  now: number,
): Promise<{ deck: DeckSummary; cards: DeckCard[] } | null> {
  const here = and(eq(decks.packId, packId), eq(decks.slug, slug));
  const [deck] = await summaries(db, userId, now, sql`${here}`);
  if (!deck) return null;
  const rows = await db
    .select({ id: cards.id, key: cards.key, body: cards.body, topicTitle: topics.title, memory: memories })
    .from(decks)
    .innerJoin(deckCards, eq(deckCards.deckId, decks.id))
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .innerJoin(topics, and(eq(topics.packId, cards.packId), eq(topics.id, cards.topicId)))
    .leftJoin(memories, currentMemory(userId ?? NOBODY))
    .where(and(here, isNull(cards.retiredAt)))
    .orderBy(asc(cards.position), asc(cards.id));
  return { deck, cards: rows.map((row) => ({ ...row, memory: memoryOf(row.memory) })) };
}

/**
 * Some cards to try without signing in: each from another topic, the most important first.
 * @param n how many at most
 */
export async function sampleCards(
  db: Queryable,
  packId: string,
  n: number,
): Promise<{ id: number; key: string; body: Card; topicTitle: string }[]> {
  return rowsOf(
    db,
    sql`
    select id, key, body, topic_title as "topicTitle" from (
      select ${cards.id}, ${cards.key}, ${cards.body}, ${cards.position}, ${topics.title} as topic_title,
        row_number() over (partition by ${cards.topicId}
          order by (length(${cards.body} ->> 'answer') <= 40) desc, ${cards.importance} desc, ${cards.position}) as rank
      from ${cards}
      join ${topics} on ${topics.packId} = ${cards.packId} and ${topics.id} = ${cards.topicId}
      where ${cards.packId} = ${packId} and ${cards.retiredAt} is null
    ) as ranked
    order by rank, position limit ${n}`,
  );
}

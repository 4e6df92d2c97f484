import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { endOfDay, startOfDay, studyDay } from "@/learn/day";
import type { Card } from "@/learn/item";
import type { Memory } from "@/learn/memory";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards, deckCards, decks, topics } from "../schema/content";
import { memories } from "../schema/study";
import { setAsideOn } from "./marks";
import { currentMemory, memoryOf } from "./memory-row";
import { DEFAULT_SETTINGS, getSettings } from "./settings";

// Somebody who has not signed in remembers nothing: the join with this user finds no row.
const NOBODY = "00000000-0000-0000-0000-000000000000";

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
  /** what can be studied now, as buildQueue counts it without limits: due reviews, one a fact, and due learning cards */
  due: number;
}

export interface DeckCard {
  id: number;
  key: string;
  body: Card;
  topicTitle: string;
  memory: Memory | null;
}

/**
 * All decks, the whole pack first.
 * @param userId null for someone not signed in
 * @param now ms since the epoch
 */
export async function listDecks(db: Queryable, userId: string | null, now: number): Promise<DeckSummary[]> {
  return summaries(db, userId, now, sql`true`);
}

async function summaries(db: Queryable, userId: string | null, now: number, which: ReturnType<typeof sql>) {
  const settings = userId ? await getSettings(db, userId) : DEFAULT_SETTINGS;
  const today = studyDay(now, settings);
  const dayStart = new Date(startOfDay(today, settings)).toISOString();
  const dayEnd = new Date(endOfDay(today, settings)).toISOString();
  const current = new Date(now).toISOString();
  const aside = setAsideOn(userId ?? NOBODY, today);
  const isLearning = sql`${memories.state} in (1, 3)`;
  return rowsOf<DeckSummary & Record<string, unknown>>(
    db,
    sql`
    select ${decks.packId} as "packId", ${decks.slug}, ${decks.title}, ${decks.summary}, ${decks.topicId} as "topicId",
      coalesce(sum(f.cards), 0)::int as cards, coalesce(sum(f.cards - f.met), 0)::int as new,
      coalesce(sum(f.learning), 0)::int as learning, coalesce(sum(f.known), 0)::int as known,
      (coalesce(sum(f.learning_due), 0) + count(*) filter (where f.review_due and not f.today))::int as due
    from ${decks}
    left join (
      select ${deckCards.deckId} as deck_id, count(*) as cards, count(${memories.cardId}) as met,
        count(*) filter (where ${isLearning}) as learning,
        count(*) filter (where ${memories.state} = 2) as known,
        count(*) filter (where ${isLearning} and ${memories.due} <= ${current}::timestamptz and not ${aside}) as learning_due,
        coalesce(bool_or(not ${aside} and ${memories.state} = 2 and ${memories.due} < ${dayEnd}::timestamptz), false) as review_due,
        coalesce(bool_or((${memories.lastReviewedAt} >= ${dayStart}::timestamptz and ${memories.lastReviewedAt} < ${dayEnd}::timestamptz)
          or (${isLearning} and ${memories.due} < ${dayEnd}::timestamptz)), false) as today
      from ${decks}
      join ${deckCards} on ${deckCards.deckId} = ${decks.id}
      join ${cards} on ${cards.id} = ${deckCards.cardId} and ${cards.retiredAt} is null
      left join ${memories} on ${currentMemory(userId ?? NOBODY)}
      where ${decks.retiredAt} is null and ${which}
      group by ${deckCards.deckId}, ${cards.siblings}
    ) as f on f.deck_id = ${decks.id}
    where ${decks.retiredAt} is null and ${which}
    group by ${decks.id}
    order by ${decks.packId}, ${decks.position}, ${decks.id}`,
  );
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

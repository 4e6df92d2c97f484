import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { type DaySettings, startOfDay, studyDay } from "@/learn/day";
import type { PurposeCard } from "@/learn/purpose";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards, deckCards, decks } from "../schema/content";
import { memories } from "../schema/study";
import { marksOf } from "./marks";
import { currentMemory, memoryOf } from "./memory-row";

/**
 * All cards of a deck, or of one topic of it with what is below, for studying on purpose.
 * @param now ms since the epoch
 */
export async function purposeCards(
  db: Queryable,
  userId: string,
  deck: { packId: string; slug: string },
  topicIds: readonly string[] | null,
  day: DaySettings,
  now: number,
): Promise<PurposeCard[]> {
  const start = new Date(startOfDay(studyDay(now, day), day)).toISOString();
  const [rows, marks, again] = await Promise.all([
    db
      .select({ cardId: cards.id, position: cards.position, memory: memories })
      .from(decks)
      .innerJoin(deckCards, eq(deckCards.deckId, decks.id))
      .innerJoin(cards, eq(cards.id, deckCards.cardId))
      .leftJoin(memories, currentMemory(userId))
      .where(
        and(
          eq(decks.packId, deck.packId),
          eq(decks.slug, deck.slug),
          isNull(decks.retiredAt),
          isNull(cards.retiredAt),
          topicIds ? inArray(cards.topicId, [...topicIds]) : undefined,
        ),
      ),
    marksOf(db, userId),
    rowsOf<{ cardId: number }>(
      db,
      sql`
      select distinct r.card_id as "cardId" from reviews r
      where r.user_id = ${userId} and r.reviewed_at >= ${start}::timestamptz and r.kind = 'rating' and r.rating = 1
        and (r.score is null or r.drilled)
        and not exists (select 1 from reviews u where u.user_id = r.user_id and u.kind = 'undo' and u.target_id = r.id)`,
    ),
  ]);
  const forgotten = new Set(again.map(({ cardId }) => cardId));
  return rows.map(({ cardId, position, memory }) => ({
    cardId,
    position,
    memory: memoryOf(memory),
    marks: marks.get(cardId) ?? {},
    forgottenToday: forgotten.has(cardId),
  }));
}

/** How many cards each deck has of each topic, by `pack/slug` and the topic's id. */
export async function topicsByDeck(db: Queryable): Promise<Map<string, Record<string, number>>> {
  const rows = await db
    .select({ packId: decks.packId, slug: decks.slug, topicId: cards.topicId, n: count() })
    .from(decks)
    .innerJoin(deckCards, eq(deckCards.deckId, decks.id))
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(and(isNull(decks.retiredAt), isNull(cards.retiredAt)))
    .groupBy(decks.packId, decks.slug, cards.topicId);
  const byDeck = new Map<string, Record<string, number>>();
  for (const { packId, slug, topicId, n } of rows) {
    const key = `${packId}/${slug}`;
    byDeck.set(key, { ...byDeck.get(key), [topicId]: n });
  }
  return byDeck;
}

/** What is due in every deck, by the function that counts a sitting: so that no page says another number. */
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { startOfDay, studyDay } from "@/learn/day";
import { dueOf } from "@/learn/due";
import { buildQueues, type QueueCard } from "@/learn/queue";
import type { Queryable } from "../client";
import { cards, deckCards, decks } from "../schema/content";
import { memories } from "../schema/study";
import { setAsideOn } from "./marks";
import { currentMemory, memoryOf } from "./memory-row";
import { presetsOfDecks } from "./presets";
import { groupsOf } from "./queue-groups";
import { getSettings } from "./settings";
import { doneOfEach, doneToday, ratedSince } from "./study";

/**
 * Cards met that a sitting of each deck would ask now, by the number of the deck; decks without any are not in it.
 * New cards hold no card met back, so they are left out of the reckoning.
 * @param which of the decks
 */
export async function dueByDeck(
  db: Queryable,
  userId: string,
  now: number,
  which: SQL,
): Promise<Map<number, number>> {
  const settings = await getSettings(db, userId);
  const today = studyDay(now, settings);
  const [rows, links, presetsOf, done, rated] = await Promise.all([
    db
      .select({
        cardId: cards.id,
        factId: cards.siblings,
        position: cards.position,
        importance: cards.importance,
        memory: memories,
      })
      .from(memories)
      .innerJoin(cards, currentMemory(userId))
      .where(and(isNull(cards.retiredAt), sql`not ${setAsideOn(userId, today)}`)),
    db
      .select({ deckId: decks.id, packId: decks.packId, slug: decks.slug, cardId: cards.id })
      .from(memories)
      .innerJoin(cards, currentMemory(userId))
      .innerJoin(deckCards, eq(deckCards.cardId, cards.id))
      .innerJoin(decks, eq(decks.id, deckCards.deckId))
      .where(sql`${decks.retiredAt} is null and ${which}`),
    presetsOfDecks(db, userId),
    doneToday(db, userId, today),
    ratedSince(db, userId, startOfDay(today, settings)),
  ]);
  const met = new Map<number, QueueCard>(
    rows.map((row) => [row.cardId, { ...row, memory: memoryOf(row.memory) }]),
  );
  const inDeck = new Map<number, { deck: { packId: string; slug: string }; cards: QueueCard[] }>();
  for (const { deckId, cardId, ...deck } of links) {
    const own = inDeck.get(deckId) ?? { deck, cards: [] };
    inDeck.set(deckId, own);
    const card = met.get(cardId);
    if (card) own.cards.push(card);
  }
  return new Map(
    [...inDeck].map(([deckId, own]) => {
      const presets = presetsOf(own.deck);
      const groups = groupsOf(own.cards, presets, done, doneOfEach(rated, presets.of));
      return [deckId, dueOf(buildQueues(groups, settings, now), now).met];
    }),
  );
}

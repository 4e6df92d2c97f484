import { database } from "@/app/_server/database";
import { getSettings } from "@/db/queries/settings";
import { cardsByIds, doneToday, studyCards } from "@/db/queries/study";
import { endOfDay, studyDay } from "@/learn/day";
import { buildQueue } from "@/learn/queue";
import { type Extra, newToday } from "./more";
import type { Sitting } from "./study-runner";

/** Cards that come with the page; the rest follow by request, so the page stays small. */
const FIRST_CARDS = 25;

/**
 * The queue of a deck, or of all decks begun.
 * @param extra new cards beyond the day's limit, when the learner asked for more
 */
export async function loadSitting(
  userId: string,
  deck: { packId: string; slug: string } | undefined,
  extra: Extra | null,
): Promise<Sitting> {
  const db = await database();
  const now = Date.now();
  const settings = await getSettings(db, userId);
  const today = studyDay(now, settings);
  const [all, done] = await Promise.all([studyCards(db, userId, { deck }), doneToday(db, userId, today)]);
  const newPerDay = newToday(settings.newPerDay, extra);
  const queue = buildQueue(all, { ...settings, newPerDay }, done, settings, now);
  const fresh = all.filter((card) => card.memory === null).length;
  const [cards, returning] = await Promise.all([
    cardsByIds(db, userId, queue.cardIds.slice(0, FIRST_CARDS)),
    cardsByIds(db, userId, queue.laterIds.slice(0, FIRST_CARDS)),
  ]);
  return {
    visit: crypto.randomUUID(),
    cards,
    returning,
    rest: queue.cardIds.slice(FIRST_CARDS),
    laterToday: queue.laterToday,
    newDone: done.newCards,
    waiting: { held: queue.held, overLimit: queue.overLimit, until: endOfDay(today, settings) },
    moreNew: fresh - queue.newCards,
    scheduler: { desiredRetention: settings.desiredRetention, weights: settings.weights },
  };
}

/** A sitting over cards that were asked for, whether they are due or not, in the order given. */
export async function loadCards(userId: string, cardIds: readonly number[]): Promise<Sitting> {
  const db = await database();
  const now = Date.now();
  const settings = await getSettings(db, userId);
  const today = studyDay(now, settings);
  const [done, cards] = await Promise.all([
    doneToday(db, userId, today),
    cardsByIds(db, userId, cardIds.slice(0, FIRST_CARDS)),
  ]);
  return {
    visit: crypto.randomUUID(),
    cards,
    returning: [],
    rest: cardIds.slice(FIRST_CARDS),
    laterToday: [],
    newDone: done.newCards,
    waiting: { held: 0, overLimit: 0, until: endOfDay(today, settings) },
    moreNew: 0,
    scheduler: { desiredRetention: settings.desiredRetention, weights: settings.weights },
  };
}

import { database } from "@/app/_server/database";
import { getSettings } from "@/db/queries/settings";
import { cardsByIds, doneToday, studyCards } from "@/db/queries/study";
import { studyDay } from "@/learn/day";
import { buildQueue } from "@/learn/queue";
import type { Sitting } from "./study-runner";

/** Cards that come with the page; the rest follow by request, so the page stays small. */
const FIRST_CARDS = 25;

/**
 * The queue of a deck, or of all decks begun.
 * @param extraNew new cards beyond the day's limit, when the learner asked for more
 */
export async function loadSitting(
  userId: string,
  deck: { packId: string; slug: string } | undefined,
  extraNew: number,
): Promise<Sitting> {
  const db = await database();
  const now = Date.now();
  const settings = await getSettings(db, userId);
  const [all, done] = await Promise.all([
    studyCards(db, userId, { deck }),
    doneToday(db, userId, studyDay(now, settings)),
  ]);
  // More new cards are asked for when the day's share is used up: they come on top of what was done.
  const newPerDay =
    extraNew > 0 ? Math.max(settings.newPerDay, done.newCards) + extraNew : settings.newPerDay;
  const queue = buildQueue(all, { ...settings, newPerDay }, done, settings, now);
  const fresh = all.filter((card) => card.memory === null).length;
  return {
    visit: crypto.randomUUID(),
    cards: await cardsByIds(db, userId, queue.cardIds.slice(0, FIRST_CARDS)),
    rest: queue.cardIds.slice(FIRST_CARDS),
    laterToday: queue.laterToday,
    moreNew: fresh - queue.newCards,
    scheduler: { desiredRetention: settings.desiredRetention, weights: settings.weights?.w ?? null },
  };
}

/** How many new cards `?more=` asks for, 0 to 50. */
export function moreOf(value: string | string[] | undefined): number {
  const n = Number(value);
  return Number.isInteger(n) ? Math.min(50, Math.max(0, n)) : 0;
}

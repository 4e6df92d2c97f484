/** What is due, said in one way everywhere: what a sitting begun now asks. Pure. */
import type { Queue } from "./queue";

/** A learning card due again within this time returns in the same sitting, when its time has come or nothing else is left. */
const RETURN_WITHIN_MS = 60 * 60_000;
/** With nothing else left, a card comes back up to this much before its time. */
export const AHEAD_MS = 20 * 60_000;

/** Counts of cards. */
export interface Due {
  /** met before: reviews, and learning cards that are due now or come back within the sitting */
  met: number;
  /** learning cards of `met` that come back within the sitting */
  back: number;
  fresh: number;
  /** met and new: what a sitting counts */
  total: number;
}

/**
 * What a sitting over a queue asks, begun now. With nothing but learning cards that come back in a while there is no
 * sitting yet.
 * @param now ms since the epoch
 */
export function dueOf(queue: Pick<Queue, "cardIds" | "newCards" | "laterToday">, now: number): Due {
  const { cardIds, newCards, laterToday } = queue;
  const back = cardIds.length > 0 || comesNow(laterToday, now) ? laterToday.filter(returns(now)).length : 0;
  return {
    met: cardIds.length - newCards + back,
    back,
    fresh: newCards,
    total: cardIds.length + back,
  };
}

/** Whether a time (ms) is within the sitting of now. */
export const returns = (now: number) => (due: number) => due - now <= RETURN_WITHIN_MS;

/** Whether with nothing else left one of these times (ms) is near enough to be asked now. */
export function comesNow(times: readonly number[], now: number): boolean {
  return times.some((due) => due - now <= AHEAD_MS);
}

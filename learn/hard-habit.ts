/**
 * Hard where a card was not recalled: the commonest mistake with four buttons. Hard means "recalled, with effort"; the
 * scheduler lengthens the interval, and the card fails again. Pure.
 */
import type { PastReview } from "./plan/past";

/** What shows the habit. */
export type HardHabit = {
  /** times Hard was chosen where a card was asked after a day or more, and how often cards were asked so */
  hard: number;
  asked: number;
} & (
  | {
      /** cards rated Hard were recalled much less often, when they came next, than predicted: means, 0 to 1 */
      sign: "recall";
      expected: number;
      actual: number;
    }
  | {
      /** almost no Again where this many forgotten cards were expected, and at least as many Hard in their place */
      sign: "again";
      expected: number;
      again: number;
    }
);

/** Askings sooner after the last than this say nothing of memory. */
const HALF_DAY_MS = 12 * 3_600_000;
/** Askings, and askings after Hard, below which nothing is said. */
const LEAST_ASKED = 60;
const LEAST_AFTER_HARD = 20;
/** Hard less often than this is no habit. */
const LEAST_SHARE = 0.1;
/** Recall must be this much less than predicted, and beyond chance: one in a hundred (normal distribution). */
const LEAST_GAP = 0.1;
const ONE_IN_HUNDRED = 2.326;
/** Even somebody who forgets only this share of what is predicted would have chosen Again more often. */
const STRONG_MEMORY = 1 / 5;
const UNLIKELY = 0.01;

/** Chance that something expected so often happens `most` times or less (Poisson). */
function atMost(most: number, expected: number): number {
  let term = Math.exp(-expected);
  let sum = term;
  for (let n = 1; n <= most; n++) {
    term *= expected / n;
    sum += term;
  }
  return sum;
}

/**
 * Whether somebody chooses Hard where recall failed, and what shows it; null where nothing does.
 * @param reviews recent ones that stand, in the order of time; judged answers are left out
 */
export function hardHabitOf(reviews: readonly PastReview[]): HardHabit | null {
  const last = new Map<number, { at: number; rating: number | null }>();
  const all = { n: 0, hard: 0, again: 0, forgotten: 0 };
  const after = { n: 0, recalled: 0, predicted: 0, variance: 0 };
  for (const { cardId, rating, predicted, judged, reviewedAt } of reviews) {
    if (judged) continue;
    const before = last.get(cardId);
    const isAsked = predicted !== null && before && reviewedAt - before.at >= HALF_DAY_MS;
    // What follows within the day does not change how the asking went.
    const asked = isAsked ? rating : (before?.rating ?? null);
    last.set(cardId, { at: reviewedAt, rating: asked });
    if (!isAsked) continue;
    all.n++;
    all.forgotten += 1 - predicted;
    if (rating === 2) all.hard++;
    if (rating === 1) all.again++;
    if (before.rating !== 2) continue;
    after.n++;
    after.predicted += predicted;
    after.variance += predicted * (1 - predicted);
    if (rating > 1) after.recalled++;
  }
  if (all.n < LEAST_ASKED || all.hard < LEAST_SHARE * all.n) return null;
  const said = { hard: all.hard, asked: all.n };
  const gap = after.predicted - after.recalled;
  const beyondChance = Math.max(LEAST_GAP * after.n, ONE_IN_HUNDRED * Math.sqrt(after.variance));
  if (after.n >= LEAST_AFTER_HARD && gap > beyondChance)
    return { ...said, sign: "recall", expected: after.predicted / after.n, actual: after.recalled / after.n };
  const lacking = all.forgotten - all.again;
  if (all.hard >= lacking && atMost(all.again, all.forgotten * STRONG_MEMORY) < UNLIKELY)
    return { ...said, sign: "again", expected: all.forgotten, again: all.again };
  return null;
}

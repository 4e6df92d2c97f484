/** Leeches: cards that keep failing. They cost more time than they are worth until what they are confused with is cleared up. */

/** What the mark "suspended" says of a card that was set aside because it keeps failing; "yes": the learner did it. */
export const LEECH = "leech";
/** Lapses after which a card counts as one, unless a preset says otherwise: Anki's default. */
export const LEECH_LAPSES = 8;

/**
 * How many points of failing a card has passed: one at `threshold` lapses, and another with every half of it again,
 * rounded up: 8, 12, 16 … (Anki manual, "Leeches").
 * @param threshold lapses; 0: never
 */
export function leechPoints(lapses: number, threshold: number): number {
  if (threshold <= 0 || lapses < threshold) return 0;
  return 1 + Math.floor((lapses - threshold) / Math.ceil(threshold / 2));
}

/** Whether a rating made a card a leech, or one again: it passed a point. */
export function becomesLeech(before: number, after: number, threshold: number): boolean {
  return leechPoints(after, threshold) > leechPoints(before, threshold);
}

/** How one card was remembered and will be: the forgetting curve between its reviews. Pure. */
import type { Step } from "./fold";
import { recallAt } from "./memory";

export interface CurvePoint {
  /** ms since the epoch */
  at: number;
  /** 0 to 1 */
  recall: number;
}

const POINTS = 24;

/**
 * The curve as one line for each stretch between reviews, each falling from 1; the last goes on to `until`. Stretches
 * of no length are left out.
 * @param steps in order, as foldCard gives them
 * @param weightsOf what the weights of an event stand for
 */
export function forgettingCurve(
  steps: readonly Step[],
  until: number,
  weightsOf: (weightsId: string) => readonly number[] | undefined,
): CurvePoint[][] {
  return steps.flatMap(({ event, after }, n) => {
    const from = after.lastReviewedAt;
    const to = steps[n + 1]?.event.reviewedAt ?? until;
    if (to <= from) return [];
    const weights = weightsOf(event.weightsId);
    return [
      Array.from({ length: POINTS + 1 }, (_, i) => {
        const at = from + ((to - from) * i) / POINTS;
        return { at, recall: recallAt(after, at, weights) };
      }),
    ];
  });
}

import { expect, it } from "vitest";
import { forgettingCurve } from "./curve";
import { foldCard } from "./fold";
import { DEFAULT_WEIGHTS_ID, NO_EVIDENCE, type Rating, type ReviewEvent, SCHEDULER } from "./review";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5, 9);
const event = (n: number, day: number, rating: Rating): ReviewEvent => ({
  ...{
    id: `${n}`,
    cardId: 7,
    trace: 1,
    kind: "rating",
    targetId: null,
    rating,
    form: "flip",
    ...NO_EVIDENCE,
  },
  ...{ reviewedAt: START + day * DAY, durationMs: 1, scheduler: SCHEDULER, weightsId: DEFAULT_WEIGHTS_ID },
  ...{ desiredRetention: 0.9, options: null },
});

it("falls from one between reviews, meets what was predicted, and goes on to the end", () => {
  const { steps } = foldCard([event(1, 0, 3), event(2, 0, 3), event(3, 4, 1), event(4, 9, 3)]);
  const curve = forgettingCurve(steps, START + 30 * DAY, () => undefined);
  expect(curve).toHaveLength(3);
  for (const stretch of curve) {
    expect(stretch[0]?.recall).toBe(1);
    expect(stretch.every(({ recall }, n) => n === 0 || recall < (stretch[n - 1]?.recall ?? 0))).toBe(true);
  }
  expect(curve[0]?.at(-1)).toEqual({ at: START + 4 * DAY, recall: steps[2]?.predicted });
  expect(curve[2]?.at(-1)?.at).toBe(START + 30 * DAY);
  expect(forgettingCurve([], START, () => undefined)).toEqual([]);
});

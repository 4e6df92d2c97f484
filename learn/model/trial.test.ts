import { default_w } from "ts-fsrs";
import { expect, it } from "vitest";
import { randomFrom } from "../random";
import type { Rating } from "../review";
import { fsrs6, type ModelState } from "./fsrs6";
import { historiesOf, type LogReview } from "./history";
import { verdictOf } from "./trial";

/** Somebody whose memories last a sixth as long at first, and grow half as fast, as the defaults say. */
const TRUE = default_w.map((w, i) => (i < 4 ? w / 6 : i === 8 ? w - 0.7 : w));

function logOf(cards: number): LogReview[][] {
  const random = randomFrom("trial");
  const model = fsrs6(TRUE);
  return Array.from({ length: cards }, (_, card) => {
    let state: ModelState | null = null;
    let day = card % 30;
    return Array.from({ length: 8 }, (_, n) => {
      const gap = n === 0 ? 0 : 1 + Math.floor(random() * 12);
      day += gap;
      const rating: Rating = state && random() > model.recall(state, gap) ? 1 : 3;
      state = model.next(state, gap, rating);
      return { at: day * 86_400_000, rating, state: null };
    });
  });
}

it("tells weights that are truer, and those that are not, on the later part", () => {
  const histories = historiesOf(logOf(600), (a, b) => Math.round((b - a) / 86_400_000));
  const taught = Math.floor(histories.questions.length * 0.8);
  const good = verdictOf(histories, taught, undefined, TRUE);
  expect(good.better).toBe(true);
  expect(good.taught + good.heldOut).toBe(histories.questions.length);
  expect(good.after.metrics.logLoss).toBeLessThan(good.before.metrics.logLoss);
  expect(good.after.metrics.rmseBins).toBeLessThan(good.before.metrics.rmseBins);
  expect(good.before.groups.reduce((sum, { n }) => sum + n, 0)).toBe(good.heldOut);
  expect(verdictOf(histories, taught, TRUE, [...default_w]).better).toBe(false);
});

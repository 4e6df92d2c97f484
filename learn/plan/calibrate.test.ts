import { expect, it } from "vitest";
import { randomFrom } from "../random";
import { believedOf } from "./belief";
import { type Answer, forgettingOf, recallOf } from "./calibrate";

const DECAY = 0.1542;
const factor = 0.9 ** (-1 / DECAY) - 1;

/** Answers of somebody who forgets so, at gaps of 0.3 to 10 stabilities. */
function answersOf(forgetting: { stretch: number; decay: number }, n: number): Answer[] {
  const random = randomFrom("calibrate");
  return Array.from({ length: n }, () => {
    const ratio = 0.3 * 33 ** random();
    return {
      predicted: (1 + factor * ratio) ** -DECAY,
      recalled: random() < recallOf(forgetting, ratio),
    };
  });
}

it("believes the model without answers", () => {
  const { stretch, decay } = forgettingOf([]);
  expect(stretch).toBeCloseTo(1, 6);
  expect(decay).toBeCloseTo(DECAY, 3);
});

it("finds how a person differs, and doubts less the more answers there are", () => {
  const quick = forgettingOf(answersOf({ stretch: 0.5, decay: 0.5 }, 3_000));
  expect(quick.stretch).toBeGreaterThan(0.4);
  expect(quick.stretch).toBeLessThan(0.65);
  expect(quick.decay).toBeGreaterThan(0.35);
  expect(quick.decay).toBeLessThan(0.7);
  const few = forgettingOf(answersOf({ stretch: 0.5, decay: 0.5 }, 100));
  expect(few.doubt).toBeGreaterThan(quick.doubt);
  expect(forgettingOf(answersOf({ stretch: 2, decay: DECAY }, 3_000)).stretch).toBeGreaterThan(1.5);
});

it("weighs one's own pace with that of most people", () => {
  const nothing = { n: 0, seconds: 0 };
  const { seconds, firstRatings } = believedOf({
    answers: [],
    firstRatings: { 1: 0, 2: 0, 3: 300, 4: 0 },
    sums: { first: { n: 300, seconds: 3_000 }, recalled: nothing, forgotten: nothing },
  });
  expect(seconds.first).toBeCloseTo((3_000 + 30 * 18.3) / 330, 6);
  expect(seconds.recalled).toBe(8);
  expect(firstRatings.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  expect(firstRatings[2]).toBeGreaterThan(0.9);
});

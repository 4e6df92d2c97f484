import fc from "fast-check";
import { fsrs } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import type { Rating } from "../review";
import { fsrs6, type ModelState } from "./fsrs6";

const stateAfter = (reviews: [days: number, rating: Rating][], weights?: number[]) => {
  const model = fsrs6(weights);
  return reviews.reduce<ModelState | null>((state, [days, rating]) => model.next(state, days, rating), null);
};

describe("published figures", () => {
  it("Again, then Good five times (fsrs-rs, inference.rs)", () => {
    const state = stateAfter([
      [0, 1],
      [0, 3],
      [1, 3],
      [3, 3],
      [8, 3],
      [21, 3],
    ]);
    expect(state?.stability).toBeCloseTo(53.62691, 4);
    expect(state?.difficulty).toBeCloseTo(6.3574867, 4);
  });

  it("two reviews each way (fsrs-optimizer, model_test.py)", () => {
    const states = (
      [
        [1, 1],
        [1, 2],
        [1, 3],
        [1, 4],
        [2, 1],
        [2, 2],
      ] as [number, Rating][]
    ).map(([days, rating]) =>
      stateAfter([
        [0, rating],
        [days, rating],
      ]),
    );
    const stability = [0.10088589, 3.2494123, 7.3153, 18.014914, 0.112798266, 4.4694576];
    const difficulty = [8.806304, 6.7404594, 2.1112142, 1.0, 8.806304, 6.7404594];
    states.forEach((state, i) => {
      expect(state?.stability).toBeCloseTo(stability[i] as number, 4);
      expect(state?.difficulty).toBeCloseTo(difficulty[i] as number, 4);
    });
  });

  it("reviews of the same day from a stability of 5 days (fsrs-rs, model.rs)", () => {
    const figures = [1.596818, 5, 5, 8.12961];
    for (const rating of [1, 2, 3, 4] as const) {
      const state = fsrs6().next({ stability: 5, difficulty: 5 }, 0, rating);
      expect(state.stability).toBeCloseTo(figures[rating - 1] as number, 4);
      expect(state.difficulty).toBeCloseTo(
        [8.341763, 6.6659956, 4.990228, 3.3144615][rating - 1] as number,
        4,
      );
    }
  });

  it("forgetting curve (fsrs-rs, model.rs)", () => {
    const cases = [
      [0, 1, 1],
      [1, 2, 0.9403443],
      [2, 3, 0.9253786],
      [3, 4, 0.9185229],
      [4, 4, 0.9],
      [5, 2, 0.8261359],
    ];
    for (const [days, stability, recall] of cases as [number, number, number][]) {
      expect(fsrs6().recall({ stability, difficulty: 5 }, days)).toBeCloseTo(recall, 6);
    }
  });
});

it("agrees with ts-fsrs on any history", () => {
  const review = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom<Rating>(1, 2, 3, 4));
  fc.assert(
    fc.property(fc.array(review, { minLength: 1, maxLength: 30 }), (reviews) => {
      const peer = fsrs({});
      const theirs = reviews.reduce<ModelState | null>(
        (state, [days, rating]) => peer.next_state(state, state ? days : 0, rating),
        null,
      ) as ModelState;
      const ours = stateAfter(reviews) as ModelState;
      // ts-fsrs rounds each step to eight places
      expect(Math.abs(ours.stability / theirs.stability - 1)).toBeLessThan(1e-3);
      expect(Math.abs(ours.difficulty - theirs.difficulty)).toBeLessThan(1e-6);
    }),
  );
});

it("refuses weights that are not 21 numbers", () => {
  expect(() => fsrs6([1, 2, 3])).toThrow("21 weights");
});

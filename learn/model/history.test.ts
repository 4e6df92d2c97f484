import { describe, expect, it } from "vitest";
import type { Rating } from "../review";
import { historiesOf, type LogReview, predict, sinceLastLearning, splitsOf } from "./history";
import { binOf, metricsOf } from "./metrics";

const DAY = 86_400_000;
const elapsed = (from: number, to: number) => Math.floor((to - from) / DAY);
const log = (...reviews: [day: number, rating: Rating, state?: number][]): LogReview[] =>
  reviews.map(([day, rating, state]) => ({ at: day * DAY, rating, state: state ?? null }));

describe("what is predicted", () => {
  it("is every review a day or more after the one before, in the order of time", () => {
    const { cards, questions } = historiesOf(
      [log([10, 3], [0, 1], [0.1, 3], [1.2, 1], [1.3, 3], [20, 1], [26, 3]), log([2, 3], [3, 2])],
      elapsed,
    );
    expect(cards[0]?.map(({ days }) => days)).toEqual([0, 0, 1, 0, 8, 10, 6]);
    expect(
      questions.map(({ card, position, days, nth, lapses, recalled }) => [
        card,
        position,
        days,
        nth,
        lapses,
        recalled,
      ]),
    ).toEqual([
      [0, 2, 1, 2, 0, false],
      [1, 1, 1, 2, 0, true],
      [0, 4, 8, 3, 1, true],
      [0, 5, 10, 4, 1, false],
      [0, 6, 6, 5, 2, true],
    ]);
  });

  it("is 0.9 after as many days as the first stability", () => {
    const histories = historiesOf([log([0, 3], [7, 3])], elapsed);
    const weights = [...Array(21).keys()].map(
      (i) =>
        [
          0.2, 1, 7, 8, 6, 0.8, 3, 0.001, 1.9, 0.17, 0.8, 1.5, 0.06, 0.26, 1.6, 0.6, 1.9, 0.5, 0.09, 0.07,
          0.15,
        ][i] as number,
    );
    expect(predict(histories, weights)[0]?.p).toBeCloseTo(0.9, 10);
  });

  it("starts, as fsrs-rs takes it, where the card was last learnt anew", () => {
    const reviews = log([0, 3, 0], [1, 3, 2], [5, 3, 0], [5.1, 3, 1], [9, 1, 2], [9.1, 3, 3]);
    expect(sinceLastLearning(reviews)).toEqual(reviews.slice(2));
    expect(sinceLastLearning(reviews.slice(4))).toEqual([]);
  });
});

it("splits as fsrs-rs: the last part takes what is over", () => {
  expect(splitsOf(20, 5)).toEqual(
    [3, 6, 9, 12, 15].map((train, i) => ({ train, test: i === 4 ? 20 : train + 3 })),
  );
  expect(splitsOf(10, 0.8)).toEqual([{ train: 8, test: 10 }]);
  expect(splitsOf(5, 5)).toEqual([]);
});

describe("measures", () => {
  const at = (p: number, recalled: boolean, days = 1, nth = 2, lapses = 0) => ({
    p,
    recalled,
    days,
    nth,
    lapses,
  });

  it("reckoned by hand", () => {
    const { logLoss, rmseBins, auc } = metricsOf([
      at(0.9, true),
      at(0.8, false),
      at(0.8, true),
      at(0.5, false, 10),
    ]);
    expect(logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.8) + Math.log(0.5)) / 4, 12);
    expect(rmseBins).toBeCloseTo(Math.sqrt((3 * (2.5 / 3 - 2 / 3) ** 2 + 0.5 ** 2) / 4), 12);
    expect(auc).toBeCloseTo(3.5 / 4, 12);
    expect(metricsOf([at(0.9, true)]).auc).toBeNull();
  });

  it("bins as fsrs-optimizer", () => {
    const bins = (key: "days" | "nth" | "lapses", values: number[]) =>
      values
        .map((value) => binOf({ days: 1, nth: 2, lapses: 0, [key]: value }))
        .filter((bin, i, all) => bin !== all[i - 1]).length;
    expect(bins("days", [1, 2, 3, 4, 13, 14, 47, 48])).toBe(4);
    expect(bins("nth", [2, 3, 4, 6, 7, 12, 13])).toBe(4);
    expect(bins("lapses", [0, 1, 2, 3, 5, 6])).toBe(5);
  });
});

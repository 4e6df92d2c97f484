import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Certainty } from "../answer";
import type { Behaviour } from "./blueprint";
import { countedPoints, type Marked, pointsEarned, totalOf } from "./marks";

const marked = (score: number, extra: Partial<Marked> = {}): Marked => ({
  points: 1,
  grade: { verdict: score === 1 ? "right" : score === 0 ? "wrong" : "partly", score },
  certainty: null,
  failedTries: 0,
  ...extra,
});
const unanswered: Marked["grade"] = { verdict: "unanswered", score: 0 };
const certainty: Behaviour = { kind: "certainty" };
const tries = (penalty: number): Behaviour => ({ kind: "tries", tries: 5, penalty });
const BEHAVIOURS: Behaviour[] = [{ kind: "deferred" }, { kind: "immediate" }, tries(0.25), certainty];

describe("points", () => {
  it.each(["deferred", "immediate"] as const)("are the score's share when %s", (kind) => {
    expect(pointsEarned({ kind }, marked(0.5, { points: 3 }))).toBe(1.5);
    expect(pointsEarned({ kind }, marked(1, { points: 3, failedTries: 2, certainty: 3 }))).toBe(3);
    expect(pointsEarned({ kind }, marked(0))).toBe(0);
  });

  it.each([
    [0, 1],
    [1, 0.75],
    [3, 0.25],
    [4, 0],
    [5, 0],
  ])("after %i failed tries of a quarter each are %f", (failedTries, points) => {
    expect(pointsEarned(tries(0.25), marked(1, { failedTries }))).toBe(points);
  });

  it("of a part after a failed try are that part of what is left", () => {
    expect(pointsEarned(tries(0.5), marked(0.5, { points: 4, failedTries: 1 }))).toBe(1);
  });

  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [3, 3, 1],
    [1, 0, 0],
    [2, -2, 0],
    [3, -6, 0],
    [1, 0.5, 0.5],
    [2, 0, 0.5],
    [3, -1.5, 0.5],
  ] as const)("of certainty %i are %f marks of three for a score of %f", (sure, mark, score) => {
    expect(pointsEarned(certainty, marked(score, { certainty: sure, points: 3 }))).toBe(mark);
  });

  it("of an answer without certainty are those of the lowest", () => {
    expect(pointsEarned(certainty, marked(1, { points: 3 }))).toBe(1);
    expect(pointsEarned(certainty, marked(0, { points: 3 }))).toBe(0);
  });

  it("pay best for the certainty one has: 2 from two thirds, 3 from four fifths", () => {
    const expected = (chance: number, sure: Certainty) =>
      chance * pointsEarned(certainty, marked(1, { certainty: sure, points: 3 })) +
      (1 - chance) * pointsEarned(certainty, marked(0, { certainty: sure, points: 3 }));
    const best = (chance: number) =>
      ([1, 2, 3] as const).reduce((a, b) => (expected(chance, b) > expected(chance, a) ? b : a));
    expect([0.3, 0.66, 0.67, 0.79, 0.81, 1].map(best)).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it("are none without an answer, however sure", () => {
    for (const behaviour of BEHAVIOURS) {
      expect(pointsEarned(behaviour, marked(0, { grade: unanswered, certainty: 3 }))).toBe(0);
    }
  });

  it("lie between nothing and what the question is worth, below nothing only with certainty", () => {
    const any = fc.record({
      behaviour: fc.constantFrom(...BEHAVIOURS),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      points: fc.double({ min: 0.25, max: 100, noNaN: true }),
      certainty: fc.constantFrom(null, 1 as const, 2 as const, 3 as const),
      failedTries: fc.nat(6),
    });
    fc.assert(
      fc.property(any, ({ behaviour, score, ...extra }) => {
        const earned = pointsEarned(behaviour, marked(score, extra));
        const least = behaviour.kind === "certainty" ? -2 * extra.points : 0;
        expect(earned).toBeGreaterThanOrEqual(least - 1e-6);
        expect(earned).toBeLessThanOrEqual(extra.points + 1e-6);
        expect(Object.is(earned, -0)).toBe(false);
      }),
    );
  });
});

describe("a total", () => {
  it("adds up, thirds too", () => {
    const third = pointsEarned(certainty, marked(1, { certainty: 1 }));
    expect(totalOf([third, third, third])).toBeCloseTo(1, 5);
    expect(totalOf([0.1, 0.2])).toBe(0.3);
    expect(totalOf([])).toBe(0);
    expect(totalOf([1, -2])).toBe(-1);
  });

  it.each([
    ["best", 7],
    ["first", 3],
    ["last", 5],
    ["average", 5],
  ] as const)("of several attempts that counts %s is %i", (counts, points) => {
    expect(countedPoints([3, 7, 5], counts)).toBe(points);
    expect(countedPoints([], counts)).toBeNull();
  });
});

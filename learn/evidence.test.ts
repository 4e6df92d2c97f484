import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Certainty } from "./answer";
import { EVIDENCE, ratingOf, recalledProbability } from "./evidence";
import { type Memory, rate, recallAt } from "./memory";

const DAY = 86_400_000;
const options = { desiredRetention: 0.9 };
const NOW = Date.UTC(2026, 5, 15, 9);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const guess = fc.constantFrom(0, 0.1, 0.2, 0.25, 1 / 3, 0.5);
const certainty = fc.constantFrom<Certainty | null>(null, 1, 2, 3);

describe("the probability that it was recalled", () => {
  it("is a probability, and certain only of what cannot be guessed", () => {
    fc.assert(
      fc.property(share, guess, certainty, fc.option(share), (score, g, sure, prior) => {
        const q = recalledProbability({ score, guess: g, certainty: sure, priorRecall: prior });
        expect(q).toBeGreaterThan(0);
        expect(q).toBeLessThanOrEqual(1);
        if (score === 1 && g === 0) expect(q).toBe(1);
        else expect(q).toBeLessThan(1);
      }),
    );
  });

  it("grows with the score, with what was expected, and with certainty when right", () => {
    fc.assert(
      fc.property(share, share, share, guess, certainty, (one, other, prior, g, sure) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const of = (score: number, priorRecall: number, c = sure) =>
          recalledProbability({ score, guess: g, certainty: c, priorRecall });
        const slack = 1e-12;
        // What certainty says changes its sense at a half, so scores are compared without it.
        expect(of(more, prior, null)).toBeGreaterThanOrEqual(of(less, prior, null) - slack);
        expect(of(one, more)).toBeGreaterThanOrEqual(of(one, less) - slack);
        expect(of(1, prior, 2)).toBeGreaterThanOrEqual(of(1, prior, 1));
        expect(of(1, prior, 3)).toBeGreaterThanOrEqual(of(1, prior, 2));
      }),
    );
  });

  it("lies on its side of what was expected, the less far the easier the form is guessed", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.9, noNaN: true }), (priorRecall) => {
        const of = (score: number, g: number) =>
          recalledProbability({ score, guess: g, certainty: null, priorRecall });
        for (const g of [0.2, 0.25, 0.5]) {
          expect(of(1, g)).toBeGreaterThan(priorRecall);
          expect(of(0, g)).toBeLessThan(priorRecall);
        }
        expect(of(1, 0.25)).toBeGreaterThan(of(1, 0.5));
        expect(of(0, 0.25)).toBeLessThan(of(0, 0.5));
      }),
    );
  });

  it("is what was expected where everybody scores", () => {
    expect(recalledProbability({ score: 1, guess: 1, certainty: 3, priorRecall: 0.4 })).toBe(0.4);
    const first = { score: 1, guess: 1, certainty: null, priorRecall: null };
    expect(recalledProbability(first)).toBe(EVIDENCE.firstMeeting);
  });
});

describe("a judged answer in memory", () => {
  const met = (stability: number, days: number): Memory => ({
    state: 2,
    stability,
    difficulty: 5,
    due: NOW,
    lastReviewedAt: NOW - days * DAY,
    firstReviewedAt: NOW - 90 * DAY,
    scheduledDays: days,
    learningSteps: 0,
    reps: 3,
    lapses: 0,
    lastReviewId: "before",
  });
  const review = (extra: object) => ({ id: "now", cardId: 7, rating: 3 as const, reviewedAt: NOW, ...extra });
  const answered = (memory: Memory | null, score: number, g: number, sure: Certainty | null = null) =>
    rate(
      memory,
      review({ score, guess: g, certainty: sure, rating: ratingOf({ score, guess: g }) }),
      options,
    );
  const good = (memory: Memory | null) => rate(memory, review({}), options);
  const again = (memory: Memory | null) => rate(memory, review({ rating: 1 }), options);

  it("a lucky guess does not look like knowledge", () => {
    // Forgotten by every expectation, and right among four options.
    const memory = met(1, 200);
    expect(recallAt(memory, NOW)).toBeLessThan(0.5);
    const lucky = answered(memory, 1, 0.25);
    const gained = (after: Memory) => after.stability - memory.stability;
    expect(gained(good(memory))).toBeGreaterThan(15);
    expect(gained(lucky)).toBeLessThan(0.25 * gained(good(memory)));
    expect(gained(answered(memory, 1, 0.5))).toBeLessThan(gained(lucky));
    // Unsure, it is nearly as if forgotten; and a card never seen is not known by one right choice.
    expect(gained(answered(memory, 1, 0.25, 1))).toBeLessThan(0.02 * gained(good(memory)));
    const first = answered(null, 1, 0.25);
    expect(first.stability).toBeLessThan(0.5 * good(null).stability);
  });

  it("a right choice of what is surely known, or said to be, counts nearly as Good", () => {
    const known = met(30, 12);
    expect(answered(known, 1, 0.25).stability).toBeGreaterThan(0.8 * good(known).stability);
    expect(answered(known, 1, 0.25, 3).stability).toBeGreaterThan(answered(known, 1, 0.25).stability);
  });

  it("lies between Again and Good, and typed in is Good itself", () => {
    const stability = fc.double({ min: 0.5, max: 200, noNaN: true });
    fc.assert(
      fc.property(
        stability,
        fc.integer({ min: 1, max: 200 }),
        share,
        guess,
        certainty,
        (s, days, score, g, c) => {
          const memory = met(s, days);
          const after = answered(memory, score, g, c);
          const [low, high] = [again(memory), good(memory)];
          expect(after.stability).toBeGreaterThanOrEqual(low.stability - 1e-9);
          expect(after.stability).toBeLessThanOrEqual(high.stability + 1e-9);
          expect(after.due).toBeLessThanOrEqual(high.due);
          expect(after.due).toBeGreaterThan(NOW);
          if (score === 1 && g === 0) expect(after).toEqual(high);
        },
      ),
    );
  });
});

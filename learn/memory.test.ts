import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldReviews } from "./fold";
import { type Memory, previewIntervals, rate, recallAt } from "./memory";
import type { Rating, ReviewEvent } from "./review";
import { ratingEvent } from "./testing/events";

const DAY = 86_400_000;
const options = { desiredRetention: 0.9 };

const log = fc
  .array(
    fc.record({ rating: fc.constantFrom<Rating>(1, 2, 3, 4), gap: fc.integer({ min: 1, max: 40 * DAY }) }),
    { minLength: 1, maxLength: 25 },
  )
  .map((steps) => {
    let at = Date.UTC(2026, 0, 5, 9);
    return steps.map(({ rating, gap }, n) => {
      at += gap;
      return ratingEvent(n, rating, at);
    });
  });

describe("memory", () => {
  it("agrees with the published FSRS-6 vector", () => {
    let at = Date.UTC(2026, 0, 1, 10);
    let memory: Memory | null = null;
    for (const [gap, rating] of [
      [0, 1],
      [0, 3],
      [1, 3],
      [3, 3],
      [8, 3],
      [21, 3],
    ] as const) {
      at += gap * DAY;
      memory = rate(memory, { id: `${at}`, cardId: 1, rating, reviewedAt: at }, options);
    }
    expect(memory?.stability).toBeCloseTo(53.6269, 3);
    expect(memory?.difficulty).toBeCloseTo(6.3575, 3);
  });

  it("folds to the same state in any order, with repeats", () => {
    fc.assert(
      fc.property(
        log.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          ),
        ),
        ([events, mixed]) => {
          expect(foldReviews(mixed, 1)).toEqual(foldReviews(events, 1));
        },
      ),
    );
  });

  it("equals rating step by step", () => {
    fc.assert(
      fc.property(log, (events) => {
        const steps = events.reduce<Memory | null>(
          (m, e) => rate(m, { ...e, rating: e.rating as Rating }, options),
          null,
        );
        expect(foldReviews(events, 1)).toEqual(steps);
      }),
    );
  });

  it("an undone rating leaves no mark", () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, n) => {
        const target = events[n % events.length] as ReviewEvent;
        const undo = ratingEvent(9999, 3, target.reviewedAt + 1, {
          kind: "undo",
          targetId: target.id,
          rating: null,
        });
        expect(foldReviews([...events, undo], 1)).toEqual(
          foldReviews(
            events.filter((e) => e !== target),
            1,
          ),
        );
      }),
    );
  });

  it("forgets what came before a reset, and what belongs to another trace", () => {
    const t = Date.UTC(2026, 0, 1);
    const old = [ratingEvent(1, 3, t), ratingEvent(2, 1, t + DAY)];
    const reset = ratingEvent(3, 3, t + 2 * DAY, { kind: "reset", rating: null });
    const after = ratingEvent(4, 4, t + 3 * DAY);
    expect(foldReviews([...old, reset, after], 1)).toEqual(foldReviews([after], 1));
    expect(foldReviews([...old, reset], 1)).toBeNull();
    expect(foldReviews(old, 2)).toBeNull();
  });

  it("gives the interval the button promised", () => {
    fc.assert(
      fc.property(
        log,
        fc.integer({ min: DAY, max: 90 * DAY }),
        fc.constantFrom<Rating>(1, 2, 3, 4),
        (events, wait, rating) => {
          const memory = foldReviews(events, 1) as Memory;
          const shownAt = memory.lastReviewedAt + wait;
          const promised = previewIntervals(memory, 7, shownAt, options)[rating];
          const given =
            rate(memory, { id: "z", cardId: 7, rating, reviewedAt: shownAt }, options).due - shownAt;
          expect(given).toBe(promised);
        },
      ),
    );
  });

  it("recall falls from 1 and is the stability's 0.9 after that many days", () => {
    const memory = { stability: 12, lastReviewedAt: 0 };
    expect(recallAt(memory, 0)).toBe(1);
    expect(recallAt(memory, 12 * DAY)).toBeCloseTo(0.9, 6);
    expect(recallAt(memory, 60 * DAY)).toBeLessThan(0.9);
  });

  it("does not run backwards when a clock does", () => {
    const first = rate(null, { id: "a", cardId: 1, rating: 3, reviewedAt: 10 * DAY }, options);
    expect(rate(first, { id: "b", cardId: 1, rating: 3, reviewedAt: 9 * DAY }, options).lastReviewedAt).toBe(
      10 * DAY,
    );
  });
});

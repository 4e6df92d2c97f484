import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recallAt } from "../memory";
import { partOf } from "../stats/forecast";
import { packMemories, partsOf, topicIndex, unpackMemories, withChanges } from "./packed";

const NOW = Date.UTC(2026, 5, 15);
const DAY = 86_400_000;
const memory = fc.record({
  cardId: fc.integer({ min: 1, max: 500 }),
  stability: fc.double({ min: 0.05, max: 3_000, noNaN: true }),
  lastReviewedAt: fc.integer({ min: 1, max: 4_000 * 86_400 }).map((s) => NOW - s * 1000),
});
const memories = fc.uniqueArray(memory, { selector: ({ cardId }) => cardId, maxLength: 40 });

describe("packed memories", () => {
  it("come back as they were, to the second and seven digits", () => {
    fc.assert(
      fc.property(memories, (list) => {
        const back = unpackMemories(packMemories(list));
        expect(back.map(({ cardId }) => cardId)).toEqual(list.map(({ cardId }) => cardId));
        back.forEach(({ stability, lastReviewedAt }, n) => {
          expect(lastReviewedAt).toBe(list[n]?.lastReviewedAt);
          expect(stability / (list[n]?.stability ?? 0)).toBeCloseTo(1, 6);
        });
      }),
    );
  });

  it("give the same sums as the recalls they predict, on any curve", () => {
    const decays = fc.constantFrom(undefined, 0.1, 0.3, 0.5);
    const paces = fc.record({
      pace: fc.double({ min: -1, max: 1, noNaN: true }),
      bend: fc.constantFrom(0, -0.4, 0.3),
    });
    fc.assert(
      fc.property(memories, paces, decays, fc.nat({ max: 60 }), (list, by, decay, days) => {
        const topicOf = new Map(list.map(({ cardId }) => [cardId, cardId % 3]));
        const counts = [0, 1, 2].map((topic) => list.filter(({ cardId }) => cardId % 3 === topic).length + 2);
        const then = NOW + days * DAY;
        const parts = partsOf(packMemories(list), topicIndex(topicOf), counts, [NOW, then], by, decay);
        const weights = decay === undefined ? undefined : [...Array(20).fill(1), decay];
        for (const [n, at] of [NOW, then].entries())
          for (const topic of [0, 1, 2]) {
            const own = list.filter(({ cardId }) => cardId % 3 === topic);
            const predicted = own.map((one) => Math.max(1e-4, recallAt(one, at, weights)));
            const wanted = partOf({ predicted, unmet: 2 }, by);
            const part = parts[n]?.[topic];
            expect(part).toMatchObject({ met: own.length, unmet: 2 });
            expect(part?.recalled).toBeCloseTo(wanted.recalled, 3);
            expect(part?.draw).toBeCloseTo(wanted.draw, 3);
            expect(part?.slope).toBeCloseTo(wanted.slope, 3);
          }
      }),
    );
  });

  it("leave out cards of other topics and take changes in", () => {
    const at = { stability: 5, lastReviewedAt: NOW };
    const packed = packMemories([
      { cardId: 1, ...at },
      { cardId: 2, ...at },
      { cardId: 900, ...at },
    ]);
    const changed = withChanges(
      packed,
      new Map([
        [1, null],
        [2, { cardId: 2, stability: 9, lastReviewedAt: NOW }],
        [3, { cardId: 3, ...at }],
      ]),
    );
    expect(unpackMemories(changed).map(({ cardId, stability }) => [cardId, stability])).toEqual([
      [900, 5],
      [2, 9],
      [3, 5],
    ]);
    const index = topicIndex(
      new Map([
        [1, 0],
        [2, 0],
        [3, 0],
      ]),
    );
    expect(partsOf(changed, index, [3], [NOW], { pace: 0, bend: 0 })[0]?.[0]).toMatchObject({
      met: 2,
      unmet: 1,
    });
  });
});

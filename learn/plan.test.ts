import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedOf, type PlanCard, type PlanInput, planExam, shareOf } from "./plan";
import { believedOf } from "./plan/belief";

const NOTHING = {
  answers: [],
  firstRatings: { 1: 0, 2: 0, 3: 0, 4: 0 },
  sums: { first: { n: 0, seconds: 0 }, recalled: { n: 0, seconds: 0 }, forgotten: { n: 0, seconds: 0 } },
};
const newCard = (cardId: number): PlanCard => ({
  cardId,
  factId: `f${cardId}`,
  position: cardId,
  memory: null,
});
const metCard = (cardId: number, stability: number, age: number): PlanCard => ({
  ...newCard(cardId),
  memory: { stability, difficulty: 5, age },
});
const inputOf = (cards: readonly PlanCard[], days: number, minutes: number): PlanInput => ({
  cards,
  days,
  secondsADay: minutes * 60,
  secondsToday: minutes * 60,
  attendance: 0.9,
  believed: believedOf(NOTHING),
});
const many = (n: number) => Array.from({ length: n }, (_, i) => newCard(i));

describe("the outlook", () => {
  it("spends about the time that is counted on where there is more to do than time", () => {
    const input = inputOf(many(900), 21, 10);
    const { outlook } = planExam(input);
    const counted = input.secondsADay * input.attendance * 0.85;
    for (const seconds of [...outlook.seconds].slice(1)) {
      expect(Math.abs(seconds / counted - 1)).toBeLessThan(0.15);
    }
  });

  it("meets new cards early and none at the end, where there is time for all", () => {
    const { outlook } = planExam(inputOf(many(200), 30, 10));
    const fresh = [...outlook.fresh];
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
    expect(sum(fresh)).toBeGreaterThan(195);
    expect(sum(fresh.slice(0, 15))).toBeGreaterThan(0.7 * sum(fresh));
    expect(sum(fresh.slice(-3))).toBeLessThan(1);
  });

  it("promises more for more minutes, and a range that holds the mean", () => {
    const means = [5, 10, 20].map((minutes) => {
      const input = inputOf(many(300), 14, minutes);
      const { mean, low, high } = expectedOf(input, planExam(input));
      expect(low).toBeLessThan(mean);
      expect(high).toBeGreaterThan(mean);
      return mean;
    });
    expect(means[1]).toBeGreaterThan((means[0] as number) + 0.1);
    expect(means[2]).toBeGreaterThan((means[1] as number) + 0.05);
  });

  it("reckons a plan of many months in steps of several days", () => {
    const plan = planExam(inputOf([metCard(1, 5, 400), ...many(3)], 100, 5));
    expect(plan.unit).toBe(2);
    expect(plan.outlook.steps).toBe(50);
    expect(expectedOf(inputOf(many(3), 100, 5), plan).mean).toBeGreaterThan(0.9);
  });

  it("is nearly the same when made again from its own prices", () => {
    const input = inputOf([...many(100), metCard(100, 3, 2), metCard(101, 30, 10)], 20, 5);
    const first = planExam(input);
    const again = planExam(input, first.outlook.prices);
    expect(Math.abs(expectedOf(input, again).mean - expectedOf(input, first).mean)).toBeLessThan(0.01);
  });
});

describe("today's share", () => {
  it("is new cards alone where there is no time for all of them", () => {
    const cards = [...many(500), ...Array.from({ length: 50 }, (_, i) => metCard(1_000 + i, 20, 3))];
    const input = inputOf(cards, 7, 5);
    const share = shareOf(input, planExam(input));
    expect(share.length).toBeGreaterThan(10);
    expect(share.every(({ isNew }) => isNew)).toBe(true);
    // In their order.
    expect(share.map(({ cardId }) => cardId)).toEqual(share.map((_, i) => i));
  });

  it("is reviews on the last day, the weak before the strong", () => {
    const cards = Array.from({ length: 60 }, (_, i) => metCard(i, i % 2 === 0 ? 4 : 400, 4));
    const input = inputOf(cards, 1, 3);
    const share = shareOf(input, planExam(input));
    expect(share.length).toBeGreaterThan(10);
    expect(share.every(({ cardId }) => cardId % 2 === 0)).toBe(true);
  });

  it("fits the time, has no card twice, one card of a fact, and none asked today", () => {
    const memory = fc.option(
      fc.record({
        stability: fc.double({ min: 0.01, max: 3_000, noNaN: true }),
        difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
        age: fc.integer({ min: 0, max: 900 }),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(memory, fc.integer({ min: 0, max: 8 })), { maxLength: 40 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 900 }),
        (states, days, seconds) => {
          const cards = states.map(([memory, fact], i) => ({ ...newCard(i), factId: `f${fact}`, memory }));
          const input = { ...inputOf(cards, days, 5), secondsToday: seconds };
          const plan = planExam(input);
          const share = shareOf(input, plan);
          const facts = share.map(({ cardId }) => cards[cardId]?.factId);
          expect(new Set(facts).size).toBe(facts.length);
          expect(share.some(({ cardId }) => cards[cardId]?.memory?.age === 0)).toBe(false);
          const before = share.slice(0, -1).reduce((sum, card) => sum + card.seconds, 0);
          expect(before).toBeLessThan(Math.max(seconds, 1));
          const { mean, low, high } = expectedOf(input, plan);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          if (cards.length > 0) expect(mean).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 20 },
    );
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type BacklogCard,
  type BusyDay,
  isFarOver,
  marksOfSpread,
  type SpreadInput,
  secondsOf,
  spreadBacklog,
  usualMinutes,
} from "./backlog";
import { addDays } from "./day";
import { foldMarks, isSetAside, type Mark } from "./marks";
import { believedOf } from "./plan/belief";
import { pastOf } from "./plan/past";

const believed = believedOf(pastOf([], { timeZone: "UTC", rolloverHour: 4 }));

const cardsOf = fc
  .array(
    fc.record({
      fact: fc.nat(40),
      stability: fc.double({ min: 0.3, max: 400, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      age: fc.integer({ min: 1, max: 400 }),
    }),
    { maxLength: 120 },
  )
  .map((seeds) =>
    seeds.map<BacklogCard>(({ fact, ...memory }, n) => ({ cardId: n + 1, factId: `f${fact}`, memory })),
  );
const busyOf = fc.array(
  fc
    .record({ seconds: fc.nat(900), cards: fc.nat(40), fact: fc.nat(40) })
    .map(({ fact, ...day }): BusyDay => ({ ...day, factIds: new Set([`f${fact}`]) })),
  { maxLength: 12 },
);
const inputOf = fc
  .record({
    backlog: cardsOf,
    busy: busyOf,
    secondsADay: fc.integer({ min: 10, max: 1200 }),
    cardsADay: fc.integer({ min: 1, max: 60 }),
  })
  .map((input): SpreadInput => ({ ...input, believed }));

it("puts every card on exactly one day, and no day above its minutes, its reviews or one card of a fact", () => {
  fc.assert(
    fc.property(inputOf, (input) => {
      const days = spreadBacklog(input);
      const placed = days.flatMap(({ cardIds }) => cardIds).sort((a, b) => a - b);
      expect(placed).toEqual(input.backlog.map(({ cardId }) => cardId));
      days.forEach(({ cardIds, seconds }, n) => {
        const busy = input.busy[n];
        if (cardIds.length === 0) return;
        expect(seconds + (busy?.seconds ?? 0)).toBeLessThanOrEqual(input.secondsADay + 1e-6);
        expect(cardIds.length + (busy?.cards ?? 0)).toBeLessThanOrEqual(input.cardsADay);
        const facts = cardIds.map((id) => input.backlog[id - 1]?.factId ?? "");
        expect(new Set([...facts, ...(busy?.factIds ?? [])]).size).toBe(
          facts.length + (busy?.factIds.size ?? 0),
        );
      });
      const sum = days.reduce((all, day) => all + day.seconds, 0);
      expect(sum).toBeCloseTo(secondsOf(input), 6);
    }),
  );
});

it("is made of marks: each card comes on its day and not before, and at once when they are taken off", () => {
  fc.assert(
    fc.property(inputOf, (input) => {
      const days = spreadBacklog(input);
      const marks = marksOfSpread(days, "2026-02-27", 1);
      const asideOn = (cardId: number, settings: readonly Mark[], day: string) =>
        isSetAside(foldMarks(settings.filter((mark) => mark.cardId === cardId)), day);
      days.forEach(({ cardIds }, n) => {
        for (const id of cardIds) {
          expect(n > 0 && !asideOn(id, marks, addDays("2026-02-27", n - 1))).toBe(false);
          expect(asideOn(id, marks, addDays("2026-02-27", n))).toBe(false);
          const undone = [...marks.map((mark) => ({ ...mark, value: null, at: 2 })), ...marks];
          expect(asideOn(id, undone, "2026-02-27")).toBe(false);
        }
      });
    }),
    { numRuns: 20 },
  );
});

it("asks the most valuable cards first: what is half forgotten before what is hardly slipping", () => {
  const card = (cardId: number, stability: number, age: number): BacklogCard => ({
    cardId,
    factId: `f${cardId}`,
    memory: { stability, difficulty: 5, age },
  });
  const solid = Array.from({ length: 20 }, (_, n) => card(n + 1, 300, 40));
  const fading = Array.from({ length: 20 }, (_, n) => card(n + 21, 20, 45));
  const input = { backlog: [...solid, ...fading], busy: [], secondsADay: 240, cardsADay: 20, believed };
  const [first] = spreadBacklog(input);
  expect(Math.min(...(first?.cardIds ?? []))).toBeGreaterThan(20);
});

it("comes to nothing where there is no time at all, and is the same however the cards are listed", () => {
  fc.assert(
    fc.property(inputOf, (input) => {
      expect(spreadBacklog({ ...input, secondsADay: 0 })).toEqual([]);
      expect(spreadBacklog({ ...input, backlog: [...input.backlog].reverse() })).toEqual(
        spreadBacklog(input),
      );
    }),
    { numRuns: 30 },
  );
});

it("is offered for what is far over the minutes of a day, which are those usually studied", () => {
  const backlog = Array.from(
    { length: 60 },
    (_, n): BacklogCard => ({
      cardId: n,
      factId: `${n}`,
      memory: { stability: 10, difficulty: 5, age: 30 },
    }),
  );
  const input = { backlog, busy: [], secondsADay: 300, cardsADay: 200, believed };
  expect(
    [input, { ...input, secondsADay: 900 }, { ...input, backlog: backlog.slice(0, 29) }].map(isFarOver),
  ).toEqual([true, false, false]);
  const minutes = (...list: number[]) => list.map((n) => n * 60_000);
  expect(
    [[], minutes(90, 90), minutes(1, 2, 3), minutes(6, 40, 11), minutes(500, 500, 500)].map(usualMinutes),
  ).toEqual([15, 15, 5, 15, 120]);
});

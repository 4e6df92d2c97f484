import { describe, expect, it } from "vitest";
import { addDays } from "../day";
import { classInsight, type InsightInput, type InsightStudent } from "./class-insight";
import { packMemories } from "./packed";
import { type RiskContext, riskOf, type Standing } from "./risk";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const TODAY = "2026-06-15";

/** Studied some cards so many days ago; those below 100 are of the first topic, the others of the second. */
function student(name: string, cardIds: readonly number[], daysAgo = 1): InsightStudent {
  const lastReviewedAt = NOW - daysAgo * DAY;
  return {
    userId: name,
    name,
    memories: packMemories(cardIds.map((cardId) => ({ cardId, stability: 20, lastReviewedAt }))),
    sums: {
      groups: [],
      first: { n: 0, recalled: 0 },
      days:
        cardIds.length > 0
          ? [{ day: addDays(TODAY, -daysAgo), reviews: 10, fresh: cardIds.length, ms: 60_000 }]
          : [],
    },
  };
}

const range = (from: number, n: number) => Array.from({ length: n }, (_, i) => from + i);
const topicOf = new Map([
  ...range(1, 10).map((id) => [id, 0] as const),
  ...range(101, 10).map((id) => [id, 1] as const),
]);
const input = (students: readonly InsightStudent[], extra: Partial<InsightInput> = {}): InsightInput => ({
  visibility: "each",
  students,
  topics: [
    { id: "a", title: "Parliament", cards: 10 },
    { id: "b", title: "Courts", cards: 10 },
  ],
  topicOf,
  now: NOW,
  ahead: NOW + 20 * DAY,
  today: TODAY,
  until: addDays(TODAY, 20),
  isSet: true,
  since: addDays(TODAY, -30),
  goal: 0.9,
  ...extra,
});

describe("what a class knows", () => {
  it("falls until the exam, stands by topic, and begins with who would recall least", () => {
    const all = range(1, 10).concat(range(101, 10));
    const made = classInsight(
      input([student("Ada", all), student("Bek", range(1, 10)), student("Cem", [], 0)]),
    );
    expect(made.students).toBe(3);
    expect(made.begun).toBe(2);
    expect(made.whole?.now.recall).toBeGreaterThan(made.whole?.exam.recall ?? 1);
    expect(made.topics.map(({ outlook }) => outlook?.now.met)).toEqual([20, 10]);
    expect(made.rows?.map(({ name }) => name)).toEqual(["Cem", "Bek", "Ada"]);
    expect(made.rows?.map(({ risk }) => risk?.kind ?? null)).toEqual(["not-begun", null, null]);
    expect(made.rows?.[1]?.topics.map(({ met }) => met)).toEqual([10, 0]);
    expect(made.weeks.at(-1)).toMatchObject({ to: TODAY, people: 2, days: 1, ms: 60_000 });
    expect(made.weeks[0]).toMatchObject({ people: 0 });
  });

  it("names nobody in aggregate and tells nothing that rests on fewer than five", () => {
    const some = (n: number, cards: readonly number[]) =>
      range(0, n).map((i) => student(`S${n}${cards.length}${i}`, cards));
    const aggregate = { visibility: "aggregate" } as const;
    const four = classInsight(input(some(4, range(1, 10)), aggregate));
    expect(four).toMatchObject({ rows: null, whole: null, begun: null, atRisk: null });
    expect(four.topics.every(({ outlook }) => outlook === null)).toBe(true);
    expect(four.weeks.every((week) => week === null)).toBe(true);

    const seven = classInsight(input(some(7, range(1, 10)), aggregate));
    expect(seven.rows).toBeNull();
    expect(seven.begun).toBe(7);
    expect(seven.whole).not.toBeNull();
    expect(seven.topics.map(({ outlook }) => outlook !== null)).toEqual([true, false]);
  });

  it("tells no whole from which a hidden topic follows, and no count that leaves fewer than five over", () => {
    const first = range(0, 6).map((i) => student(`A${i}`, range(1, 10), 10));
    const both = range(0, 2).map((i) => student(`B${i}`, range(1, 10).concat(range(101, 10))));
    const made = classInsight(input([...first, ...both], { visibility: "aggregate" }));
    expect(made.topics.map(({ outlook }) => outlook !== null)).toEqual([true, false]);
    expect(made.whole).toBeNull();
    // Six have stopped and two are not: the two would be known by what is left.
    expect(made.atRisk).toBeNull();
    expect(classInsight(input([...first, ...both])).atRisk?.get("stopped")).toBe(6);
  });

  it("tells a class in aggregate in steps: before and after somebody leaves nearly the same", () => {
    const six = [
      ...range(0, 5).map((i) => student(`S${i}`, range(1, 8 + (i % 3)).concat(range(101, 6)), 1 + i)),
      student("Leaver", range(1, 3).concat(range(101, 1)), 12),
    ];
    for (const students of [six, six.slice(0, 5)]) {
      const exact = classInsight(input(students));
      const told = classInsight(input(students, { visibility: "aggregate" }));
      const pairs = [
        [exact.whole, told.whole],
        ...exact.topics.map(({ outlook }, n) => [outlook, told.topics[n]?.outlook]),
      ].flatMap(([a, b]) => (a && b ? [[a.now, b.now] as const, [a.exam, b.exam] as const] : []));
      expect(pairs).toHaveLength(6);
      for (const [a, b] of pairs) {
        expect(Math.abs(b.recall - a.recall)).toBeLessThanOrEqual(0.025 + 1e-9);
        for (const share of [b.recall, b.range.low, b.range.high])
          expect(share * 20).toBeCloseTo(Math.round(share * 20), 9);
        expect(b.range.low).toBeLessThanOrEqual(a.range.low + 1e-9);
        expect(b.range.high).toBeGreaterThanOrEqual(a.range.high - 1e-9);
      }
      for (const week of told.weeks)
        if (week) expect([(week.days * 2) % 1, week.ms % 300_000]).toEqual([0, 0]);
    }
  });

  it("is whole for a class without students", () => {
    expect(classInsight(input([]))).toMatchObject({ students: 0, whole: null, rows: [] });
  });
});

describe("who is at risk", () => {
  const sure = (recall: number) => ({
    cards: 100,
    met: 100,
    recall,
    range: { low: recall - 0.05, high: recall + 0.05 },
  });
  const standing: Standing = {
    met: 100,
    unmet: 0,
    lastDay: TODAY,
    freshLately: 0,
    exam: sure(0.8),
    pace: { value: 0, error: 0.1 },
    weakest: { topic: "Courts", recall: 0.3 },
  };
  const context: RiskContext = {
    today: TODAY,
    until: addDays(TODAY, 20),
    isSet: true,
    since: addDays(TODAY, -30),
    goal: 0.9,
  };
  const kindOf = (is: Partial<Standing>, when: Partial<RiskContext> = {}) =>
    riskOf({ ...standing, ...is }, { ...context, ...when })?.kind ?? null;

  it("are those who did not begin, once there was time to", () => {
    const nothing = { met: 0, unmet: 100, lastDay: null };
    expect(kindOf(nothing)).toBe("not-begun");
    expect(kindOf(nothing, { since: addDays(TODAY, -1) })).toBeNull();
    expect(riskOf({ ...standing, ...nothing }, context)).toEqual({ kind: "not-begun", perDay: 6 });
    expect(riskOf({ ...standing, ...nothing }, { ...context, isSet: false })).toEqual({
      kind: "not-begun",
      perDay: null,
    });
  });

  it("are those who stopped before they knew enough", () => {
    expect(kindOf({ lastDay: addDays(TODAY, -8) })).toBe("stopped");
    expect(kindOf({ lastDay: addDays(TODAY, -7) })).toBeNull();
    expect(kindOf({ lastDay: addDays(TODAY, -8), exam: sure(0.9) })).toBeNull();
  });

  it("are those who will not have met all of it, unless nothing says by when", () => {
    const slow = { met: 40, unmet: 60, freshLately: 14 };
    expect(riskOf({ ...standing, ...slow }, context)).toEqual({
      kind: "slow",
      unmet: 60,
      lately: 1,
      perDay: 4,
    });
    expect(kindOf({ ...slow, freshLately: 60 })).toBeNull();
    expect(kindOf(slow, { isSet: false })).toBeNull();
  });

  it("are those who forget faster than predicted, certainly so, and those who know too little shortly before", () => {
    expect(kindOf({ pace: { value: -0.6, error: 0.1 } })).toBe("forgets");
    expect(kindOf({ pace: { value: -0.6, error: 0.4 } })).toBeNull();
    expect(kindOf({ exam: sure(0.5) })).toBeNull();
    expect(kindOf({ exam: sure(0.5) }, { until: addDays(TODAY, 10) })).toBe("weak");
    expect(kindOf({})).toBeNull();
  });
});

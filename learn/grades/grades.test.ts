import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LateRule } from "../class/late";
import { type Cell, type CellInput, cellOf, type Grading } from "./cell";
import { divided, microOf, pointsOf, portion, shareOf } from "./exact";
import { goalShare } from "./goal-share";
import { type GradeCategory, type PlacedCell, totalOf } from "./total";

const DAY = 86_400_000;
const DUE = 1_000 * DAY;
const grading = (is: Partial<Grading> = {}): Grading => ({
  possible: 10,
  counts: "best",
  late: { kind: "accept" },
  ...is,
});
const input = (is: Partial<CellInput> = {}): CellInput => ({
  attempts: [],
  goalShare: null,
  dueAt: DUE,
  closed: false,
  adjustment: null,
  ...is,
});
const sat = (number: number, points: number, handedInAt = DUE, outOf = 10) => ({
  number,
  points,
  outOf,
  handedInAt,
});
const cell = (points: number | null, possible: number, state: Cell["state"] = "graded"): Cell => ({
  ...{ state, points, possible, late: false, manual: false, computed: points },
});

describe("exact figures", () => {
  it("divide to the nearest, halves up, on both sides of zero", () => {
    expect([divided(5n, 2n), divided(-5n, 2n), divided(7n, 3n), divided(-7n, 3n)]).toEqual([
      3n,
      -2n,
      2n,
      -2n,
    ]);
  });
  it("points survive to a millionth", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (micro) => {
        expect(microOf(pointsOf(micro))).toBe(micro);
      }),
    );
  });
  it("portions of plain numbers are those of BigInts, however large", () => {
    const whole = fc.oneof(fc.nat(50), fc.nat(), fc.maxSafeNat());
    fc.assert(
      fc.property(whole, whole, fc.oneof(fc.nat(50), fc.nat(2e9)), (a, b, below) => {
        const exact = divided(BigInt(a) * BigInt(b), BigInt(below + 1));
        expect(portion(a, b, below + 1)).toBe(Number(exact));
      }),
      { numRuns: 1000 },
    );
    // 1 less than a half, with a quotient that a floating number rounds up.
    expect(portion(4_503_599_627_370_494, 1, 9_007_199_254_740_990)).toBe(0);
  });
});

describe("a cell", () => {
  const three = [sat(1, 6), sat(2, 9), sat(3, 8)];
  it.each([
    ["best", 9],
    ["last", 8],
    ["first", 6],
    ["average", 7.666667],
  ] as const)("counts the %s attempt, in whatever order they come", (counts, points) => {
    const backwards = input({ attempts: [...three].reverse() });
    expect(cellOf(backwards, grading({ counts })).points).toBe(points);
  });

  it("late work loses what the rule says, for each day begun, and says so", () => {
    const late: LateRule = { kind: "penalty", perDay: 0.1, most: 0.25 };
    const at = (time: number) => cellOf(input({ attempts: [sat(1, 10, time)] }), grading({ late }));
    expect(at(DUE)).toMatchObject({ points: 10, late: false });
    expect(at(DUE + 1)).toMatchObject({ points: 9, late: true });
    expect(at(DUE + DAY + 1).points).toBe(8);
    expect(at(DUE + 9 * DAY).points).toBe(7.5);
  });

  it("of a late best and an earlier one in time, the better after its penalty counts", () => {
    const late: LateRule = { kind: "penalty", perDay: 0.3, most: 1 };
    const both = input({ attempts: [sat(1, 8), sat(2, 10, DUE + 1)] });
    expect(cellOf(both, grading({ late }))).toMatchObject({ points: 8, late: false });
  });

  it("scales what could be had in the attempt to what the assignment is worth", () => {
    const voided = input({ attempts: [sat(1, 6, DUE, 9)] });
    expect(cellOf(voided, grading()).points).toBe(6.666667);
    expect(cellOf(input({ attempts: [sat(1, 0, DUE, 0)] }), grading()).points).toBe(0);
  });

  it("is never below zero", () => {
    expect(cellOf(input({ attempts: [sat(1, -4)] }), grading()).points).toBe(0);
  });

  it("is open, then missing, and what an instructor sets goes before both", () => {
    expect(cellOf(input(), grading())).toMatchObject({ state: "open", points: null });
    expect(cellOf(input({ closed: true }), grading())).toMatchObject({ state: "missing", points: 0 });
    const manual = input({ closed: true, attempts: three, adjustment: { kind: "manual", points: 10.5 } });
    expect(cellOf(manual, grading())).toMatchObject({
      state: "graded",
      points: 10.5,
      manual: true,
      computed: 9,
    });
    const excused = input({ attempts: three, adjustment: { kind: "excused" } });
    expect(cellOf(excused, grading())).toMatchObject({ state: "excused", points: null, computed: 9 });
  });

  it("of a deck is by how far its goal was reached", () => {
    expect(cellOf(input({ goalShare: 0.755 }), grading({ possible: 20 })).points).toBe(15.1);
  });
});

describe("the share of a goal", () => {
  const state = { reached: false, cards: 40, met: 20, recall: 0.6, studyDays: 3 };
  it("is all of it once reached, else in proportion", () => {
    const recalled = { kind: "met-and-recalled", share: 0.9 } as const;
    expect(goalShare(recalled, { ...state, reached: true })).toBe(1);
    expect(goalShare(recalled, state)).toBeCloseTo(0.5 * (0.6 / 0.9), 12);
    expect(goalShare(recalled, { ...state, met: 0, recall: null })).toBe(0);
    expect(goalShare({ kind: "study-days", days: 4 }, state)).toBe(0.75);
  });
});

const points = fc.integer({ min: 0, max: 12_000_000 }).map((micro) => micro / 1e6);
const possible = fc.integer({ min: 1, max: 20 });
const IDS = ["a", "b", "c"];
const placed = fc
  .array(fc.record({ points, possible, categoryId: fc.constantFrom(...IDS, null) }), { maxLength: 12 })
  .map((all) =>
    all.map(
      (one, n): PlacedCell => ({
        assignmentId: `as-${n}`,
        categoryId: one.categoryId,
        cell: cell(one.points, one.possible),
      }),
    ),
  );
const categories = fc
  .tuple(
    ...IDS.map((id) =>
      fc
        .record({ weight: fc.integer({ min: 0, max: 60 }), dropLowest: fc.nat(3) })
        .map((is) => ({ id, ...is })),
    ),
  )
  .map((all): GradeCategory[] => all);

describe("a total", () => {
  it("is the weighted mean of its categories", () => {
    const cells: PlacedCell[] = [
      { assignmentId: "1", categoryId: "a", cell: cell(5, 10) },
      { assignmentId: "2", categoryId: "a", cell: cell(10, 10) },
      { assignmentId: "3", categoryId: "b", cell: cell(1, 3) },
    ];
    const of = [
      { id: "a", weight: 60, dropLowest: 0 },
      { id: "b", weight: 40, dropLowest: 0 },
      { id: "c", weight: 100, dropLowest: 0 },
    ];
    expect(totalOf(cells, of, true)).toEqual({
      share: 0.583333,
      categories: [
        { categoryId: "a", share: 0.75, dropped: [] },
        { categoryId: "b", share: 0.333333, dropped: [] },
        { categoryId: "c", share: null, dropped: [] },
      ],
    });
    expect(totalOf([], of, true).share).toBeNull();
  });

  it("without categories is over all assignments by their points", () => {
    const cells = [cell(5, 10), cell(30, 30)].map((one, n) => ({
      assignmentId: `${n}`,
      categoryId: null,
      cell: one,
    }));
    expect(totalOf(cells, [], true).share).toBe(0.875);
  });

  it("leaves out what makes the rest best, which need not be the lowest share", () => {
    // Kane & Kane: 80/100 stands far above, 20/100 below; dropping the large one helps most.
    const cells = [cell(80, 100), cell(20, 100), cell(1, 20)].map((one, n) => ({
      assignmentId: `${n}`,
      categoryId: "a",
      cell: one,
    }));
    const { categories: of } = totalOf(cells, [{ id: "a", weight: 1, dropLowest: 1 }], true);
    expect(of).toEqual([{ categoryId: "a", share: 0.675, dropped: ["1"] }]);
  });

  it("does not depend on the order of anything", () => {
    fc.assert(
      fc.property(placed, categories, fc.infiniteStream(fc.nat()), (cells, of, keys) => {
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((one) => ({ one, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const straight = totalOf(cells, of, true);
        const other = totalOf(shuffled(cells), shuffled(of), true);
        const sorted = (total: typeof other) =>
          total.categories
            .map((one) => ({ ...one, dropped: [...one.dropped].sort() }))
            .sort((a, b) => (a.categoryId < b.categoryId ? -1 : 1));
        expect(other.share).toBe(straight.share);
        expect(sorted(other)).toEqual(sorted(straight));
      }),
    );
  });

  it("dropping never lowers a category, and finds the best of all ways to drop", () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: 1, max: 3 }), (cells, drop) => {
        const own = cells.filter(({ categoryId }) => categoryId === "a");
        const at = (dropLowest: number, of = own) =>
          totalOf(of, [{ id: "a", weight: 1, dropLowest }], true).categories[0]?.share ?? null;
        const best = subsets(own, Math.max(1, own.length - drop)).map((kept) => at(0, kept) ?? 0);
        expect(at(drop)).toBe(own.length === 0 ? null : Math.max(...best));
        if (own.length > 0) expect(at(drop)).toBeGreaterThanOrEqual(at(0) as number);
      }),
    );
  });

  it("excusing what has no points never lowers, and is as if it had not been given", () => {
    fc.assert(
      fc.property(placed, categories, fc.constantFrom(...IDS), possible, (cells, of, categoryId, worth) => {
        const extra = (one: Cell): PlacedCell[] => [
          ...cells,
          { assignmentId: "extra", categoryId, cell: one },
        ];
        const missing = totalOf(extra(cell(0, worth, "missing")), of, true).share;
        const excused = totalOf(extra(cell(null, worth, "excused")), of, true);
        expect(excused).toEqual(totalOf(cells, of, true));
        expect(totalOf(extra(cell(0, worth, "missing")), of, false)).toEqual(excused);
        if (excused.share !== null) expect(excused.share).toBeGreaterThanOrEqual(missing as number);
      }),
    );
  });

  it("weights are proportions over the categories in which something counts", () => {
    fc.assert(
      fc.property(placed, categories, fc.integer({ min: 2, max: 9 }), (cells, of, factor) => {
        const total = totalOf(cells, of, true);
        const scaled = of.map((one) => ({ ...one, weight: one.weight * factor }));
        expect(totalOf(cells, scaled, true)).toEqual(total);
        const live = total.categories
          .filter(({ share }) => share !== null)
          .map(({ categoryId }) => categoryId);
        expect(
          totalOf(
            cells,
            of.filter(({ id }) => live.includes(id)),
            true,
          ).share,
        ).toBe(live.length === 0 ? totalOf(cells, [], true).share : total.share);
      }),
    );
  });
});

function subsets<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return all.flatMap((one, n) => subsets(all.slice(n + 1), size - 1).map((rest) => [one, ...rest]));
}

it("shares are rounded once, to a millionth", () => {
  expect(shareOf({ above: 2n, below: 3n })).toBe(0.666667);
});

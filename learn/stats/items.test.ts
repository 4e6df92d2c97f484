import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "./figure";
import { itemStats, questionStats } from "./items";
import type { Results } from "./marks";
import { PUBLISHED, PUBLISHED_ITEMS, PUBLISHED_QUESTIONS } from "./testing/published";
import { fullResults, results } from "./testing/results";
import { UNEVEN, UNEVEN_QUESTIONS } from "./testing/uneven";

/** The published figures are of marks rounded to 7 digits. */
const near = (figure: Figure, value: number) => {
  expect(figure.value).not.toBeNull();
  expect(Math.abs((figure.value as number) - value)).toBeLessThan(2e-5 * Math.max(1, Math.abs(value)));
};

/** Every figure in an object, however deep. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== "object" || value === null) return [];
  if ("value" in value) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}

/** By the book: pairwise differences in the place of distances from a mean. C(a, b) = Σ Σ (ai − aj)(bi − bj) / (2 n (n − 1)). */
function naiveCovariance(a: number[], b: number[]): number {
  let total = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < a.length; j++) {
      total += ((a[i] as number) - (a[j] as number)) * ((b[i] as number) - (b[j] as number));
    }
  return total / (2 * a.length * (a.length - 1));
}

describe("item analysis", () => {
  it("agrees with published figures", () => {
    const stats = questionStats(PUBLISHED);
    PUBLISHED_QUESTIONS.forEach(([facility, deviation, weight, index, efficiency], at) => {
      const question = stats[at] as (typeof stats)[number];
      expect(question.asked).toBe(25);
      near(question.facility, facility);
      near(question.deviation, deviation);
      near(question.effectiveWeight, weight);
      near(question.discrimination.index, index);
      near(question.discrimination.efficiency, efficiency);
      near(question.intendedWeight, 100 / 7);
    });
  });

  it("agrees with published figures of items and variants", () => {
    const stats = new Map(itemStats(PUBLISHED).map((item) => [item.id, item]));
    for (const [id, [asked, facility, deviation, index, efficiency]] of Object.entries(PUBLISHED_ITEMS)) {
      const item = stats.get(id);
      expect(item?.asked).toBe(asked);
      if (!item) continue;
      near(item.facility, facility);
      near(item.deviation, deviation);
      const { index: gotIndex, efficiency: gotEfficiency } =
        id === "numerical" ? item.withWhole : item.discrimination;
      near(gotIndex, index);
      near(gotEfficiency, efficiency);
    }
  });

  it("agrees to 1e-9 where points differ, some were not asked and some did not answer", () => {
    const stats = questionStats(UNEVEN);
    UNEVEN_QUESTIONS.forEach((expected, at) => {
      const { facility, deviation, intendedWeight, effectiveWeight, discrimination } = stats[
        at
      ] as (typeof stats)[number];
      const { index, efficiency } = discrimination;
      [facility, deviation, intendedWeight, effectiveWeight, index, efficiency].forEach(({ value }, n) => {
        expect(value).toBeCloseTo(expected[n] as number, 9);
      });
    });
  });

  it("agrees with a computation by pairs, and its parts add up", () => {
    fc.assert(
      fc.property(fullResults(2), (given) => {
        const stats = questionStats(given);
        const rows = given.sheets.map((sheet) => sheet.marks.map((mark) => mark?.mark as number));
        const totals = rows.map((row) => row.reduce((a, b) => a + b, 0));
        stats.forEach((question, at) => {
          const marks = rows.map((row) => row[at] as number);
          const others = totals.map((total, n) => total - (marks[n] as number));
          const spread = naiveCovariance(marks, marks);
          expect(question.deviation.value).toBeCloseTo(Math.sqrt(spread), 9);
          if (spread > 1e-9 && naiveCovariance(others, others) > 1e-9) {
            const shared = naiveCovariance(marks, others);
            expect(question.discrimination.index.value).toBeCloseTo(
              (100 * shared) / Math.sqrt(spread * naiveCovariance(others, others)),
              7,
            );
            const inOrder = (list: number[]) => [...list].sort((a, b) => a - b);
            expect(question.discrimination.efficiency.value).toBeCloseTo(
              (100 * shared) / naiveCovariance(inOrder(marks), inOrder(others)),
              7,
            );
          } else expect(question.discrimination.index.value).toBeNull();
        });
        const weights = stats.map((s) => s.effectiveWeight.value).filter((value) => value !== null);
        if (weights.some((w) => w > 0)) expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 8);
      }),
    );
  });

  it("never gives a number that is none, and says why", () => {
    fc.assert(
      fc.property(results, (given) => {
        for (const figure of figuresIn([questionStats(given), itemStats(given)])) {
          if (figure.value === null) expect(figure.why).toMatch(/^[a-z-]+$/);
          else expect(Number.isFinite(figure.value)).toBe(true);
        }
        for (const { discrimination } of questionStats(given)) {
          expect(Math.abs(discrimination.index.value ?? 0)).toBeLessThan(100 + 1e-9);
          // Chebyshev: sorting both in the same direction gives the greatest covariance.
          expect(discrimination.efficiency.value ?? 0).toBeLessThan(100 + 1e-9);
        }
      }),
    );
  });

  it("does not depend on the order of students, nor on points that everybody has more", () => {
    fc.assert(
      fc.property(fullResults(3), fc.nat(), fc.constantFrom(1, 2), (given, turn, more) => {
        const stats = questionStats(given);
        const turned: Results = {
          ...given,
          sheets: given.sheets.map((_, at, all) => all[(at + turn) % all.length] as (typeof all)[number]),
        };
        const raised: Results = {
          ...given,
          sheets: given.sheets.map((sheet) => ({
            ...sheet,
            marks: sheet.marks.map((mark, at) => (at === 0 ? { mark: (mark?.mark ?? 0) + more } : mark)),
          })),
        };
        for (const other of [questionStats(turned), questionStats(raised)]) {
          other.forEach((question, at) => {
            const { discrimination, deviation } = stats[at] as (typeof stats)[number];
            expect(question.deviation.value).toBeCloseTo(deviation.value as number, 9);
            for (const key of ["index", "efficiency"] as const) {
              const [a, b] = [question.discrimination[key], discrimination[key]];
              expect(a.why).toBe(b.why);
              expect(a.value ?? 0).toBeCloseTo(b.value ?? 0, 7);
            }
          });
        }
      }),
    );
  });

  it("counts what was not answered as 0, and leaves out who was not asked", () => {
    const [first, second] = questionStats({
      questions: [
        { id: "a", maxMark: 2 },
        { id: "b", maxMark: 1 },
      ],
      sheets: [
        { student: "1", marks: [{ mark: 2 }, null] },
        { student: "2", marks: [{ mark: null }, { mark: 1 }] },
        { student: "3", marks: [null, null] },
      ],
    });
    expect(first?.asked).toBe(2);
    expect(first?.facility).toEqual({ value: 0.5 });
    expect(second?.facility).toEqual({ value: 1 });
    expect(second?.deviation).toEqual({ value: null, why: "too-few", needs: 2 });
  });

  it("says why where there is nothing to say", () => {
    const none = questionStats({ questions: [{ id: "a", maxMark: 1 }], sheets: [] })[0];
    expect(none?.facility.why).toBe("nobody");
    const sheets = [0, 1, 1].map((mark, at) => ({ student: `${at}`, marks: [{ mark }, { mark: 1 }] }));
    const questions = [
      { id: "a", maxMark: 1 },
      { id: "b", maxMark: 1 },
    ];
    const [a, b] = questionStats({ questions, sheets });
    expect(a?.discrimination.index.why).toBe("same-total");
    expect(b?.discrimination.index.why).toBe("same-mark");
    expect(b?.effectiveWeight.value).toBe(0);
    expect(a?.effectiveWeight.value).toBe(100);
    const alone = questionStats({ questions: questions.slice(0, 1), sheets })[0];
    expect(alone?.discrimination.index.why).toBe("one-question");
  });

  it("sees through rounding: 0.1 + 0.2 for everybody has no spread", () => {
    const sheets = [0, 1, 2].map((n) => ({
      student: `${n}`,
      marks: [{ mark: [0.1, 0.2, 0.3][n] as number }, { mark: [0.2, 0.1, 0][n] as number }, { mark: 0.7 }],
    }));
    const questions = ["a", "b", "c"].map((id) => ({ id, maxMark: 1 }));
    const stats = questionStats({ questions, sheets });
    expect(stats[2]?.discrimination.index.why).toBe("same-mark");
    expect(stats[0]?.effectiveWeight.why).toBe("same-total");
  });

  it("tells the guess of a position from its items", () => {
    const guess = new Map([
      ["x", 0.25],
      ["y", 0.5],
    ]);
    const sheets = ["x", "y", "y"].map((item, n) => ({ student: `${n}`, marks: [{ mark: 1, item }] }));
    const [known] = questionStats({ questions: [{ id: "q", maxMark: 1 }], sheets, guess });
    expect(known?.guess.value).toBeCloseTo(1.25 / 3, 12);
    expect(questionStats({ questions: [{ id: "q", maxMark: 1 }], sheets })[0]?.guess.why).toBe(
      "unknown-guess",
    );
  });
});

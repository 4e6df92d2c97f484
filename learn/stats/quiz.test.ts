import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Results } from "./marks";
import { quizStats } from "./quiz";
import { PUBLISHED, PUBLISHED_QUIZ } from "./testing/published";
import { fullResults, results } from "./testing/results";
import { UNEVEN, UNEVEN_QUIZ } from "./testing/uneven";

const value = (stats: ReturnType<typeof quizStats>, key: keyof typeof stats) => {
  const figure = stats[key];
  return typeof figure === "number" ? figure : figure.value;
};
const oneQuestionEach = (marks: number[]): Results => ({
  questions: [
    { id: "a", maxMark: 10 },
    { id: "b", maxMark: 0 },
  ],
  sheets: marks.map((mark, at) => ({ student: `${at}`, marks: [{ mark }, { mark: 0 }] })),
});

describe("quiz statistics", () => {
  it("agrees with published figures", () => {
    const stats = quizStats(PUBLISHED);
    for (const [key, expected] of Object.entries(PUBLISHED_QUIZ)) {
      const got = value(stats, key as keyof typeof stats) as number;
      expect(Math.abs(got - expected), key).toBeLessThan(1.5e-5 * Math.abs(expected));
    }
  });

  it("agrees to 1e-9 where points differ, some were not asked and some did not answer", () => {
    const stats = quizStats(UNEVEN);
    for (const [key, expected] of Object.entries(UNEVEN_QUIZ))
      expect(value(stats, key as keyof typeof stats), key).toBeCloseTo(expected, 9);
  });

  it("agrees with the sample skewness and excess kurtosis of other programs", () => {
    // 2, 8, 0, 4, 1, 9, 9, 0: scipy.stats.skew and kurtosis with bias=False (also SAS, SPSS and Excel's SKEW and KURT).
    const stats = quizStats(oneQuestionEach([2, 8, 0, 4, 1, 9, 9, 0]));
    expect(stats.skewness.value).toBeCloseTo(0.3305821804079746, 12);
    expect(stats.kurtosis.value).toBeCloseTo(-2.098602258096087, 12);
  });

  it("never gives a number that is none", () => {
    fc.assert(
      fc.property(results, (given) => {
        for (const figure of Object.values(quizStats(given))) {
          if (typeof figure === "number") continue;
          if (figure.value === null) expect(figure.why).toBeTruthy();
          else expect(Number.isFinite(figure.value)).toBe(true);
        }
      }),
    );
  });

  it("does not move with the order of students; a constant moves mean and median alone", () => {
    fc.assert(
      fc.property(fullResults(4), (given) => {
        const stats = quizStats(given);
        const backwards = quizStats({ ...given, sheets: [...given.sheets].reverse() });
        const raised = quizStats({
          ...given,
          sheets: given.sheets.map((sheet) => ({
            ...sheet,
            marks: sheet.marks.map((mark) => ({ mark: (mark?.mark ?? 0) + 2 })),
          })),
        });
        const lift = 2 * given.questions.length;
        expect(raised.mean.value).toBeCloseTo((stats.mean.value as number) + lift, 9);
        expect(raised.median.value).toBeCloseTo((stats.median.value as number) + lift, 9);
        for (const key of ["deviation", "skewness", "kurtosis", "consistency", "standardError"] as const) {
          expect(backwards[key].value ?? 0).toBeCloseTo(stats[key].value ?? 0, 6);
          expect(raised[key].why).toBe(stats[key].why);
          expect(raised[key].value ?? 0).toBeCloseTo(stats[key].value ?? 0, 6);
        }
      }),
    );
  });

  it("is wholly consistent where all questions are one, and half where alpha says so", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2 }), (marks) => {
        fc.pre(new Set(marks).size > 1);
        const stats = quizStats({
          questions: ["a", "b", "c"].map((id) => ({ id, maxMark: 4 })),
          sheets: marks.map((mark, at) => ({ student: `${at}`, marks: [{ mark }, { mark }, { mark }] })),
        });
        expect(stats.consistency.value).toBeCloseTo(100, 8);
        expect(stats.errorRatio.value).toBeCloseTo(0, 4);
      }),
    );
    // Variances 1/3, 1/3 and covariance 0 of all four combinations: alpha is 0.
    const crossed = quizStats({
      questions: ["a", "b"].map((id) => ({ id, maxMark: 1 })),
      sheets: [0, 1, 2, 3].map((n) => ({ student: `${n}`, marks: [{ mark: n % 2 }, { mark: n >> 1 }] })),
    });
    expect(crossed.consistency.value).toBeCloseTo(0, 12);
    expect(crossed.errorRatio.value).toBeCloseTo(100, 12);
  });

  it("says why where there is nothing to say", () => {
    expect(quizStats(oneQuestionEach([])).mean.why).toBe("nobody");
    expect(quizStats(oneQuestionEach([3])).deviation).toEqual({ value: null, why: "too-few", needs: 2 });
    expect(quizStats(oneQuestionEach([3, 4])).skewness).toEqual({ value: null, why: "too-few", needs: 3 });
    expect(quizStats(oneQuestionEach([3, 4, 6])).kurtosis).toEqual({ value: null, why: "too-few", needs: 4 });
    const flat = quizStats(oneQuestionEach([3, 3, 3, 3]));
    expect(flat.deviation.value).toBe(0);
    expect(flat.skewness.why).toBe("same-total");
    expect(flat.consistency.why).toBe("same-total");
    expect(flat.standardError.why).toBe("same-total");
    const alone = quizStats({ ...oneQuestionEach([1, 2]), questions: [{ id: "a", maxMark: 10 }] });
    expect(alone.consistency.why).toBe("one-question");
  });
});

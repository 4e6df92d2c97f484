/** Generators of quiz results, used by tests. */
import fc from "fast-check";
import type { Mark, Results } from "../marks";

/** Marks in quarters of the maximum, unanswered and unasked questions, several items at a position. */
export const results: fc.Arbitrary<Results> = fc
  .array(fc.constantFrom(0.5, 1, 2, 3), { minLength: 1, maxLength: 6 })
  .chain((maxMarks) =>
    fc.record({
      questions: fc.constant(maxMarks.map((maxMark, at) => ({ id: `q${at}`, maxMark }))),
      sheets: fc
        .array(
          fc.tuple(
            ...maxMarks.map(
              (maxMark): fc.Arbitrary<Mark | null> =>
                fc.oneof(
                  { weight: 1, arbitrary: fc.constant(null) },
                  {
                    weight: 9,
                    arbitrary: fc.record({
                      mark: fc.option(
                        fc.integer({ min: -2, max: 4 }).map((quarter) => (quarter * maxMark) / 4),
                        { freq: 9 },
                      ),
                      item: fc.constantFrom("a", "b"),
                    }),
                  },
                ),
            ),
          ),
          { maxLength: 12 },
        )
        .map((rows) => rows.map((marks, at) => ({ student: `s${at}`, marks }))),
      guess: fc.constant(
        new Map([
          ["a", 0.25],
          ["b", 0.5],
        ]),
      ),
    }),
  );

/** A matrix without gaps: at least `least` students and two questions of one point. */
export function fullResults(least: number): fc.Arbitrary<Results> {
  return fc.integer({ min: 2, max: 6 }).chain((count) =>
    fc
      .array(fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: count, maxLength: count }), {
        minLength: least,
        maxLength: 15,
      })
      .map((rows) => ({
        questions: Array.from({ length: count }, (_, at) => ({ id: `q${at}`, maxMark: 1 })),
        sheets: rows.map((row, at) => ({ student: `s${at}`, marks: row.map((mark) => ({ mark })) })),
      })),
  );
}

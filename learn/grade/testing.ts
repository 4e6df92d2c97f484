/** Tables of typed answers and what they are taken for. */
import { describe, expect, it } from "vitest";
import type { KnownWrong, TypedKey, WrongReason } from "../item";
import type { Beside } from "./numbers";
import { gradeTyped } from "./typed";

const reason: WrongReason = { kind: "old-value", text: "That was before." };
export const words = (accept: string[], wrong: string[] = []): TypedKey => ({
  match: "text",
  accept,
  wrong: wrong.map((text): KnownWrong => ({ texts: [text], reason })),
});
export const number = (amount: number, tolerance = 0, wrong: number[] = []): TypedKey => ({
  match: "number",
  amount,
  tolerance,
  accept: [],
  wrong: wrong.map((other): KnownWrong => ({ amount: other, reason })),
});
export const date = (
  edtf: string,
  precision: "day" | "month" | "year" | "season" | "interval",
): TypedKey => ({
  match: "date",
  edtf,
  precision,
  accept: [],
  wrong: [{ edtf: "2022-06-05", reason }],
});

type Outcome = "right" | "spelling" | "wrong" | "known";
function outcome(text: string, key: TypedKey, beside: Beside = {}): Outcome {
  const grade = gradeTyped(text, key, beside);
  if (grade.score === 1) return grade.forgiven ?? "right";
  return grade.reasons.length > 0 ? "known" : "wrong";
}

/** Each line: the outcome, then the answers that have it. */
export function table(name: string, key: TypedKey, rows: [Outcome, string[]][], beside?: Beside) {
  describe(name, () => {
    for (const [wanted, answers] of rows) {
      it.each(answers)(`takes "%s" for ${wanted}`, (answer) => {
        expect(outcome(answer, key, beside)).toBe(wanted);
      });
    }
  });
}

/** Judging answers: one judge for each form a quiz can ask. */
import type { Answer, QuizForm } from "../answer";
import type { ItemKey, PublicItem } from "../item";
import { choice } from "./choice";
import type { AnswerProblem, Grade, Judge } from "./contract";
import { match } from "./match";
import { multiple } from "./multiple";
import { order } from "./order";
import { trueFalse } from "./true-false";
import { cloze, date, numeric, typed } from "./typed";

const JUDGES: { [F in QuizForm]: Judge<F> } = {
  cloze,
  typed,
  numeric,
  date,
  choice,
  multiple,
  "true-false": trueFalse,
  match,
  order,
};

const UNANSWERED: Grade = { verdict: "unanswered", score: 0, reasons: [] };

function judgeOf(item: PublicItem): Judge<QuizForm> {
  if (item.form === "flip") throw new Error("A flashcard is judged by the learner, not by a quiz.");
  // Each judge takes its own form only, which the callers below have checked.
  return JUDGES[item.form] as unknown as Judge<QuizForm>;
}

/** Why an answer cannot be judged yet; null when it can. An answer of another form is malformed. */
export function validateAnswer(item: PublicItem, answer: Answer): AnswerProblem | null {
  if (item.form !== answer.form) return "malformed";
  return judgeOf(item).validate(item, answer);
}

/**
 * Judges an answer by the key. What cannot be judged (nothing given, no number where one is asked) scores 0: an empty answer as
 * "unanswered", another as wrong; what is incomplete is judged by what is there.
 */
export function gradeAnswer(item: PublicItem, key: ItemKey, answer: Answer | null): Grade {
  if (!answer) return UNANSWERED;
  const problem = validateAnswer(item, answer);
  if (problem === "empty" || problem === "malformed") return UNANSWERED;
  if (key.form !== item.form || key.form === "flip") throw new Error("The key is not this item's.");
  // Also what is no number to us: a wording may be accepted as it is ("a third of the seats").
  return judgeOf(item).grade(item as never, key as never, answer as never);
}

/** The score that blind guessing is expected to give, 0 to 1. */
export function guessChance(item: PublicItem): number {
  return judgeOf(item).guess(item as never);
}

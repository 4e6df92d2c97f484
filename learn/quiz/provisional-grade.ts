/** Stands in for learn/grade/grade.ts until that is there: exact answers only. */
import { type Answer, QUIZ_FORMS } from "../answer";
import type { AnswerProblem, Grade } from "../grade/contract";
import type { ItemKey, PublicItem } from "../item";
import { isAnswered } from "./given";

export function validateAnswer(item: PublicItem, answer: Answer): AnswerProblem | null {
  if (item.form !== answer.form || !QUIZ_FORMS.includes(answer.form)) return "malformed";
  return isAnswered(answer) ? null : "empty";
}

export function gradeAnswer(_item: PublicItem, key: ItemKey, answer: Answer | null): Grade {
  if (!answer || !isAnswered(answer)) return { verdict: "unanswered", score: 0, reasons: [] };
  return isRight(key, answer)
    ? { verdict: "right", score: 1, reasons: [] }
    : { verdict: "wrong", score: 0, reasons: [] };
}

function isRight(key: ItemKey, answer: Answer): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (key.form === "choice" && answer.form === "choice") return key.right === answer.option;
  if (key.form === "multiple" && answer.form === "multiple")
    return same([...key.right].sort(), [...answer.options].sort());
  if (key.form === "true-false" && answer.form === "true-false") return key.right === answer.value;
  if (key.form === "match" && answer.form === "match")
    return same([...key.pairs].sort(), [...answer.pairs].sort());
  if (key.form === "order" && answer.form === "order") return same(key.order, answer.order);
  if (!("text" in answer) || !("typed" in key)) return false;
  const { typed } = key;
  if (typed.match === "number" && Number(answer.text) === typed.amount) return true;
  if (typed.match === "date" && answer.text.trim() === typed.edtf) return true;
  return typed.accept.includes(answer.text.trim());
}

export function guessChance(item: PublicItem): number {
  if (item.form === "choice") return 1 / item.options.length;
  return item.form === "true-false" ? 0.5 : 0;
}

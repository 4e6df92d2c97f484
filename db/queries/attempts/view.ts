/** An attempt as its learner sees it while it goes on. */

import { gradeAnswer } from "@/learn/grade/grade";
import type { AttemptView, QuestionView } from "@/learn/quiz/attempt";
import type { Rules } from "@/learn/quiz/blueprint";
import { publicItemOf } from "@/learn/quiz/public-item";
import { feedbackOf, mayCheck, triesAllowed } from "@/learn/quiz/review";
import type { Queryable } from "../../client";
import { finishIfOverdue } from "./finish";
import {
  attemptById,
  type JudgedQuestion,
  keyedQuestions,
  type Question,
  questionsOf,
  responseState,
} from "./rows";

/**
 * The attempt to go on with. Once it is finished there is nothing of it here but that: what may be seen then is
 * reviewAttempt's to say. Where nothing is judged before the end, no key is even read.
 * @returns null when the user has no such attempt
 */
export async function attemptView(
  db: Queryable,
  userId: string,
  id: string,
  now: number,
): Promise<AttemptView | null> {
  const found = await attemptById(db, userId, id);
  if (!found) return null;
  const ended = await finishIfOverdue(db, userId, found, now);
  const isOpen = found.finishedAt === null && !ended;
  const { rules } = found;
  return {
    id: found.id,
    title: found.title,
    kind: found.kind,
    state: isOpen ? "open" : "finished",
    startedAt: found.startedAt,
    deadlineAt: found.deadlineAt,
    graceMinutes: rules.graceMinutes,
    serverNow: now,
    behaviour: rules.behaviour,
    perPage: rules.perPage,
    questions: isOpen ? await openQuestions(db, userId, found.id, rules) : [],
  };
}

async function openQuestions(
  db: Queryable,
  userId: string,
  id: string,
  rules: Rules,
): Promise<QuestionView[]> {
  if (mayCheck(rules)) {
    return (await keyedQuestions(db, userId, id)).map((question) => checkableQuestion(question, rules));
  }
  return (await questionsOf(db, userId, id)).map((question) => unjudgedQuestion(question));
}

function unjudgedQuestion(question: Question): QuestionView {
  return {
    position: question.position,
    points: question.points,
    form: question.form,
    item: publicItemOf(question.item, question.position),
    response: responseState(question),
    locked: false,
    triesLeft: null,
    feedback: null,
  };
}

/** A question of an attempt in which questions are judged one by one. */
export function checkableQuestion(question: JudgedQuestion, rules: Rules): QuestionView {
  const locked = question.gradedAt !== null;
  const isTried = rules.behaviour.kind === "tries";
  return {
    ...unjudgedQuestion(question),
    locked,
    triesLeft: isTried ? (locked ? 0 : triesAllowed(rules) - question.tries.length) : null,
    feedback: feedbackNow(question, rules),
  };
}

function feedbackNow(question: JudgedQuestion, rules: Rules) {
  const { item, key, gradedAt, verdict, score, earned } = question;
  const locked = gradedAt !== null;
  const last = question.tries.at(-1);
  const judged =
    locked && verdict !== null && score !== null ? { answer: question.answer, verdict, score } : last;
  if (!judged) return null;
  const grade = { ...gradeAnswer(item, key, judged.answer), verdict: judged.verdict, score: judged.score };
  const feedback = feedbackOf({ key, grade, earned, locked }, rules.review.during);
  return Object.keys(feedback).length > 0 ? feedback : null;
}

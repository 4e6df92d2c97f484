/** A finished attempt, as far as its review options let it be seen now. */
import { gradeAnswer } from "@/learn/grade/grade";
import type { AttemptReview, ReviewedQuestion } from "@/learn/quiz/attempt";
import type { Shown } from "@/learn/quiz/blueprint";
import { publicItemOf } from "@/learn/quiz/public-item";
import { feedbackOf, momentOf, moreAt } from "@/learn/quiz/review";
import type { Queryable } from "../../client";
import { valueCards } from "../remedies";
import { closings } from "./closings";
import { finishIfOverdue } from "./finish";
import { type Attempt, attemptById, type JudgedQuestion, keyedQuestions } from "./rows";

/**
 * What the learner may see of a finished attempt now.
 * @returns null when the user has no such attempt, or it is still open
 */
export async function reviewAttempt(
  db: Queryable,
  userId: string,
  id: string,
  now: number,
): Promise<AttemptReview | null> {
  const found = await attemptById(db, userId, id);
  if (!found) return null;
  const ended = await finishIfOverdue(db, userId, found, now);
  const attempt = ended ? await attemptById(db, userId, id) : found;
  if (!attempt || attempt.finishedAt === null || !attempt.finishedBy) return null;

  const closedAt = (await closings(db, [attempt])).get(attempt.id) ?? null;
  const moment = momentOf(attempt.finishedAt, closedAt, now);
  const may = attempt.rules.review[moment];
  const questions = await keyedQuestions(db, userId, attempt.id);
  // Their cards have the right answers on the back.
  const mayStudy = may.correctness && may["right-answer"];
  const wrong = questions.filter(({ verdict, ruling }) => verdict !== "right" && ruling !== "void");
  const missed = [...new Set(wrong.map(({ cardId }) => cardId))];
  return {
    id: attempt.id,
    title: attempt.title,
    kind: attempt.kind,
    quizId: attempt.quizId,
    assignmentId: attempt.assignmentId,
    startedAt: attempt.startedAt,
    finishedAt: attempt.finishedAt,
    finishedBy: attempt.finishedBy,
    behaviour: attempt.rules.behaviour,
    score: may.points ? { points: attempt.points ?? 0, outOf: attempt.outOf } : null,
    moreAt: moreAt(attempt.rules.review, moment, closedAt),
    questions: questions.map((question) => reviewed(question, attempt, may)),
    missed: mayStudy ? missed : null,
    confused: mayStudy ? await confusedWith(db, wrong, missed) : null,
  };
}

/** Cards of the facts that wrong answers were taken from. */
async function confusedWith(
  db: Queryable,
  wrong: readonly JudgedQuestion[],
  missed: readonly number[],
): Promise<number[]> {
  const factIds = wrong.flatMap(({ item, key, answer }) =>
    gradeAnswer(item, key, answer).reasons.flatMap(({ factId }) => factId ?? []),
  );
  const found = await valueCards(db, missed, factIds);
  return found.filter((id) => !missed.includes(id));
}

function reviewed(question: JudgedQuestion, attempt: Attempt, may: Record<Shown, boolean>): ReviewedQuestion {
  const { position, points, form, item, key, answer, certainty, savedAt } = question;
  const { verdict, score, earned, ruling } = question;
  const judged = gradeAnswer(item, key, answer);
  const grade = { ...judged, verdict: verdict ?? judged.verdict, score: score ?? judged.score };
  return {
    position,
    points,
    form,
    item: publicItemOf(item, position),
    ...(may.answer ? { answer, certainty } : {}),
    late: attempt.deadlineAt !== null && savedAt !== null && savedAt > attempt.deadlineAt,
    feedback: feedbackOf({ key, grade, earned, locked: true }, may),
    ...(may.points && ruling ? { ruling } : {}),
  };
}

/** A finished attempt, as far as its review options let it be seen now. */
import { sql } from "drizzle-orm";
import { gradeAnswer } from "@/learn/grade/grade";
import type { AttemptReview, ReviewedQuestion } from "@/learn/quiz/attempt";
import type { Shown } from "@/learn/quiz/blueprint";
import { publicItemOf } from "@/learn/quiz/public-item";
import { feedbackOf, momentOf, moreAt } from "@/learn/quiz/review";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";
import { attempts, quizzes } from "../../schema/quizzes";
import { finishIfOverdue } from "./finish";
import { type Attempt, attemptById, type JudgedQuestion, keyedQuestions } from "./rows";

const MINUTE = 60_000;

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

  const closedAt = (await closings(db, [attempt])).get(attempt.quizId ?? "") ?? null;
  const moment = momentOf(attempt.finishedAt, closedAt, now);
  const may = attempt.rules.review[moment];
  const questions = await keyedQuestions(db, userId, attempt.id);
  return {
    id: attempt.id,
    title: attempt.title,
    kind: attempt.kind,
    quizId: attempt.quizId,
    startedAt: attempt.startedAt,
    finishedAt: attempt.finishedAt,
    finishedBy: attempt.finishedBy,
    behaviour: attempt.rules.behaviour,
    score: may.points ? { points: attempt.points ?? 0, outOf: attempt.outOf } : null,
    moreAt: moreAt(attempt.rules.review, moment, closedAt),
    questions: questions.map((question) => reviewed(question, attempt, may)),
    missed: may.correctness
      ? [...new Set(questions.filter(({ verdict }) => verdict !== "right").map(({ cardId }) => cardId))]
      : null,
  };
}

function reviewed(question: JudgedQuestion, attempt: Attempt, may: Record<Shown, boolean>): ReviewedQuestion {
  const { position, points, form, item, key, answer, certainty, savedAt } = question;
  const { verdict, score, earned } = question;
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
  };
}

/**
 * From when nobody can be sitting these attempts' quizzes any more, in ms by quiz: once the quiz has closed, the last
 * of those with extra time is through, and what was given offline has had its time to arrive. Before that, whoever is
 * done could tell the others. Quizzes that never close are left out.
 */
export async function closings(db: Queryable, of: readonly Attempt[]): Promise<Map<string, number>> {
  const grace = new Map(of.map(({ quizId, rules }) => [quizId, rules.graceMinutes]));
  const ids = [...grace.keys()].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const last = db
    .select({ at: sql`max(${attempts.deadlineAt})` })
    .from(attempts)
    .where(
      sql`${attempts.quizId} = ${quizzes.id} and ${attempts.kind} = 'quiz' and ${attempts.finishedAt} is null`,
    );
  const rows = await rowsOf<{ id: string; at: number }>(
    db,
    sql`select id, (extract(epoch from greatest(closes_at, (${last}))) * 1000)::float8 as at from ${quizzes}
      where ${quizzes.closesAt} is not null and ${quizzes.id} in ${ids}`,
  );
  return new Map(rows.map(({ id, at }) => [id, at + (grace.get(id) ?? 0) * MINUTE]));
}

/** The end of an attempt: everything is judged, once. */
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { FinishReply } from "@/learn/quiz/attempt";
import { endOf, isOverdue } from "@/learn/quiz/deadline";
import { answerTimes, evidenceScore, settle } from "@/learn/quiz/judge";
import { totalOf } from "@/learn/quiz/marks";
import type { Queryable, Tx } from "../../client";
import { assignments } from "../../schema/classes";
import { attempts } from "../../schema/quizzes";
import { countsAtOnce, keepReviews, recordEvidence, type ToRecord, uncounted, waitsUntil } from "./evidence";
import { type Attempt, lockAttempt, lockQuestions } from "./rows";

/**
 * Finishes an attempt: judges what is not judged yet by its answers as last saved, adds up the points and counts the
 * answers as evidence. One that is finished stays as it is. Past the deadline it is time that ended it, at the deadline.
 *
 * No answer that was acknowledged is missed: the responses are held before they are read, and a save writes only to
 * one that is not judged. So it came before, and is judged, or finds its question judged and is refused.
 * @returns null when the user has no such attempt
 */
export async function finishAttempt(
  db: Queryable,
  userId: string,
  id: string,
  now: number,
): Promise<FinishReply | null> {
  return db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, userId, id, "update");
    if (!attempt) return null;
    const { finishedAt, finishedBy } = attempt;
    if (finishedAt !== null && finishedBy) return { id: attempt.id, finishedAt, finishedBy };

    const questions = await lockQuestions(tx, userId, attempt.id);
    const times = answerTimes(
      attempt.startedAt,
      questions.map((question) => question.givenAt),
    );
    const open = questions.flatMap((question, nth) => {
      if (question.gradedAt !== null) return [];
      const { grade, earned, voided } = settle(attempt.rules.behaviour, question);
      const { verdict, score } = grade;
      return [{ question, durationMs: times[nth] ?? 0, verdict, score, earned, voided }];
    });
    const end = endOf(attempt.deadlineAt, now);
    const evidenceFrom = await waitsUntil(tx, { ...attempt, finishedAt: end.at }, now);
    const unseen = countsAtOnce(attempt) ? [] : uncounted(attempt, questions);
    const counted = evidenceFrom === null ? [...toCount(open), ...unseen] : [];
    const reviews = await recordEvidence(tx, userId, attempt, counted, now);
    await storeJudged(
      tx,
      userId,
      attempt.id,
      open.map(({ question, ...judged }) => ({
        ...judged,
        position: question.position,
        reviewId: reviews.get(question.position) ?? question.reviewId,
      })),
      now,
    );
    // Judged while the attempt went on, and not counted then, because it was not shown whether they were right.
    if (unseen.length > 0) await keepReviews(tx, userId, attempt.id, reviews);
    const earnedBefore = questions.flatMap(({ gradedAt, earned }) =>
      gradedAt === null ? [] : [earned ?? 0],
    );
    const nowVoided = new Set(open.flatMap(({ question, voided }) => (voided ? [question.position] : [])));
    const counting = questions.filter(({ position, voided }) => !voided && !nowVoided.has(position));
    await tx
      .update(attempts)
      .set({
        finishedAt: new Date(end.at),
        finishedBy: end.by,
        evidenceFrom: evidenceFrom === null ? null : new Date(evidenceFrom),
        points: totalOf([...earnedBefore, ...open.map(({ earned }) => earned)]),
        outOf: totalOf(counting.map(({ points }) => points)),
      })
      .where(and(eq(attempts.userId, userId), eq(attempts.id, attempt.id)));
    return { id: attempt.id, finishedAt: end.at, finishedBy: end.by };
  });
}

/** Of questions judged now: a question that was tried counted when it was. */
function toCount(open: readonly Pick<ToRecord, "question" | "durationMs">[]): ToRecord[] {
  return open.flatMap(({ question, durationMs }) => {
    const score = question.tries.length === 0 ? evidenceScore(question) : null;
    return score === null ? [] : [{ question, score, durationMs }];
  });
}

/** The attempt, finished first if nothing can arrive for it any more. */
export async function finishIfOverdue(
  db: Queryable,
  userId: string,
  attempt: Attempt,
  now: number,
): Promise<boolean> {
  const timing = { deadlineAt: attempt.deadlineAt, graceMinutes: attempt.rules.graceMinutes };
  if (attempt.finishedAt !== null || !isOverdue(timing, now)) return false;
  await finishAttempt(db, userId, attempt.id, now);
  return true;
}

/** Finishes what is overdue of a user, a quiz by its link, an assignment or a class: whoever looks at a list does it first. */
export async function finishOverdue(
  db: Queryable,
  of: { userId: string } | { quizId: string } | { assignmentId: string } | { classId: string },
  now: number,
): Promise<void> {
  const grace = sql`make_interval(mins => (${attempts.rules} ->> 'graceMinutes')::int)`;
  const overdue = await db
    .select({ userId: attempts.userId, id: attempts.id })
    .from(attempts)
    .where(
      and(
        "userId" in of
          ? eq(attempts.userId, of.userId)
          : "quizId" in of
            ? and(eq(attempts.quizId, of.quizId), isNull(attempts.assignmentId))
            : "assignmentId" in of
              ? eq(attempts.assignmentId, of.assignmentId)
              : inArray(
                  attempts.assignmentId,
                  db
                    .select({ id: assignments.id })
                    .from(assignments)
                    .where(eq(assignments.classId, of.classId)),
                ),
        isNull(attempts.finishedAt),
        sql`${attempts.deadlineAt} + ${grace} < ${new Date(now).toISOString()}::timestamptz`,
      ),
    );
  for (const { userId, id } of overdue) await finishAttempt(db, userId, id, now);
}

/** Stores final judgements: one statement. What was judged before keeps the time of that. */
export async function storeJudged(
  tx: Tx,
  userId: string,
  attemptId: string,
  judged: readonly {
    position: number;
    verdict: string;
    score: number;
    earned: number;
    voided: boolean;
    reviewId: string | null;
  }[],
  now: number,
): Promise<void> {
  if (judged.length === 0) return;
  const rows = judged.map(({ position, verdict, score, earned, voided, reviewId }) => ({
    position,
    verdict,
    score,
    earned,
    voided,
    review_id: reviewId,
  }));
  await tx.execute(sql`
    update responses r set graded_at = coalesce(r.graded_at, ${new Date(now).toISOString()}::timestamptz), verdict = j.verdict, score = j.score,
      earned = j.earned, voided = j.voided, review_id = j.review_id, predicted = v.predicted, guess = v.guess
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as j(position smallint, verdict text, score float8,
      earned float8, voided boolean, review_id uuid)
    left join reviews v on v.user_id = ${userId}::uuid and v.id = j.review_id
    where r.user_id = ${userId}::uuid and r.attempt_id = ${attemptId}::uuid and r.position = j.position`);
}

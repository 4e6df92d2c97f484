/** Judging sittings anew by a corrected key: one sitting a transaction, of one user (design decision 11). */
import { and, eq } from "drizzle-orm";
import { evidenceGuess, evidenceScore, settle } from "@/learn/quiz/judge";
import { totalOf } from "@/learn/quiz/marks";
import type { Db, Tx } from "../../client";
import { attempts } from "../../schema/quizzes";
import { countsAtOnce, recordEvidence, uncounted } from "../attempts/evidence";
import { storeJudged } from "../attempts/finish";
import { type Attempt, type JudgedQuestion, lockAttempt, lockQuestions } from "../attempts/rows";
import { correctReviews, type RightScore } from "../correct-reviews";

/** Points of a sitting, of those that count. */
export interface Tally {
  points: number;
  outOf: number;
}

/** What a question is worth by the key as it stands. */
export function judged(attempt: Pick<Attempt, "rules">, question: JudgedQuestion) {
  const { grade, earned, voided } = settle(attempt.rules.behaviour, question);
  return { verdict: grade.verdict, score: grade.score, earned, voided };
}

/** What a sitting adds up to. */
export function tallyOf(questions: readonly Pick<JudgedQuestion, "points" | "earned" | "voided">[]): Tally {
  return {
    points: totalOf(questions.map(({ earned }) => earned ?? 0)),
    outOf: totalOf(questions.flatMap(({ points, voided }) => (voided ? [] : [points]))),
  };
}

/**
 * Judges the questions that ask this card in this form anew, as the corrections now stand, adds up the sitting, and sets
 * its evidence of memory right. Doing it again changes nothing. Answers, questions and rules stay as they were.
 * @param record what to write in the same transaction when a finished sitting comes to other points
 * @returns whether its points changed
 */
export async function regradeAttempt(
  db: Db,
  userId: string,
  attemptId: string,
  asked: { cardId: number; form: string },
  now: number,
  record: (tx: Tx, before: Tally, after: Tally) => Promise<void>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, userId, attemptId, "update");
    if (!attempt) return false;
    const questions = await lockQuestions(tx, userId, attemptId);
    const concerned = questions.filter(
      ({ cardId, form, gradedAt }) => cardId === asked.cardId && form === asked.form && gradedAt !== null,
    );
    if (concerned.length === 0) return false;
    const evidence = await evidenceAnew(tx, userId, attempt, questions, concerned, now);
    const anew = new Map(
      concerned.map((question) => [
        question.position,
        { ...judged(attempt, question), reviewId: evidence.get(question.position) ?? question.reviewId },
      ]),
    );
    await storeJudged(
      tx,
      userId,
      attemptId,
      [...anew].map(([position, is]) => ({ position, ...is })),
      now,
    );
    if (attempt.finishedAt === null) return false;
    const before = { points: attempt.points ?? 0, outOf: attempt.outOf };
    const after = tallyOf(questions.map((question) => ({ ...question, ...anew.get(question.position) })));
    if (before.points === after.points && before.outOf === after.outOf) return false;
    await tx
      .update(attempts)
      .set(after)
      .where(and(eq(attempts.userId, userId), eq(attempts.id, attemptId)));
    await record(tx, before, after);
    return true;
  });
}

/**
 * Sets the evidence of questions right. What counted stands judged anew; what was ruled out when it was judged, and is
 * not any more, counts now as it would have then.
 * @returns ids of review events that are new, by position
 */
async function evidenceAnew(
  tx: Tx,
  userId: string,
  attempt: Attempt,
  all: readonly JudgedQuestion[],
  concerned: readonly JudgedQuestion[],
  now: number,
): Promise<Map<number, string>> {
  const wanted = concerned.flatMap((question): RightScore[] =>
    question.reviewId === null
      ? []
      : [{ reviewId: question.reviewId, score: evidenceScore(question), guess: evidenceGuess(question) }],
  );
  await correctReviews(tx, userId, wanted, { now });
  const isWaiting = attempt.finishedAt === null ? !countsAtOnce(attempt) : attempt.evidenceFrom !== null;
  const places = new Set(concerned.map(({ position }) => position));
  const missing = isWaiting
    ? []
    : uncounted(attempt, all).filter(({ question }) => places.has(question.position));
  return recordEvidence(tx, userId, attempt, missing, now);
}

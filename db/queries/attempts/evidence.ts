/** Answers of quizzes as evidence of memory: at once, or when it tells nothing any more that is not to be known yet. */
import { and, eq, lte, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { answerTimes, evidenceGuess, evidenceScore } from "@/learn/quiz/judge";
import { momentOf } from "@/learn/quiz/review";
import type { Queryable, Tx } from "../../client";
import { attempts } from "../../schema/quizzes";
import { recordAnswers } from "../record-answers";
import { closings } from "./closings";
import { type Attempt, type JudgedQuestion, lockAttempt, lockQuestions } from "./rows";

/** What becomes evidence of a judged question. */
export interface ToRecord {
  question: JudgedQuestion;
  score: number;
  durationMs: number;
}

/**
 * Records judged answers as evidence, except of previews: nobody learns from one's own quiz.
 * @returns ids of the review events by position, of those that counted
 */
export async function recordEvidence(
  tx: Tx,
  userId: string,
  attempt: Attempt,
  judged: readonly ToRecord[],
  now: number,
): Promise<Map<number, string>> {
  if (attempt.kind === "preview" || judged.length === 0) return new Map();
  const asksCertainty = attempt.rules.behaviour.kind === "certainty";
  const answers = judged.map(({ question, score, durationMs }) => ({
    id: uuidv7(),
    cardId: question.cardId,
    trace: question.trace,
    form: question.form,
    score,
    guess: evidenceGuess(question),
    certainty: asksCertainty ? question.certainty : null,
    answeredAt: question.givenAt ?? now,
    durationMs,
  }));
  const counted = new Set(
    (await recordAnswers(tx, userId, answers, { now })).flatMap((result) =>
      result.counted ? [result.id] : [],
    ),
  );
  return new Map(
    judged.flatMap(({ question }, nth) => {
      const id = answers[nth]?.id;
      return id && counted.has(id) ? [[question.position, id] as const] : [];
    }),
  );
}

/** How long answers wait where right or wrong is not shown and nobody knows when the quiz closes. */
const WITHOUT_CLOSING_MS = 30 * 86_400_000;

/**
 * From when the answers of a finished attempt count, in ms; null: at once. While right or wrong may not be seen and others
 * may still be sitting the quiz, the intervals of study would tell it.
 */
export async function waitsUntil(tx: Tx, attempt: Attempt, now: number): Promise<number | null> {
  const shown = attempt.rules.review[momentOf(attempt.finishedAt, null, now)].correctness;
  if (attempt.kind !== "quiz" || shown) return null;
  const closing = (await closings(tx, [attempt])).get(attempt.id);
  const at = closing ?? (attempt.finishedAt ?? now) + WITHOUT_CLOSING_MS;
  return at <= now ? null : at;
}

/** Counts the answers of a user that had to wait until now: whoever is about to look at their memories does it first. */
export async function countWaiting(db: Queryable, userId: string, now: number): Promise<void> {
  const waiting = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.userId, userId), lte(attempts.evidenceFrom, new Date(now))));
  for (const { id } of waiting) await countOne(db, userId, id, now);
}

async function countOne(db: Queryable, userId: string, id: string, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, userId, id, "update");
    if (!attempt || attempt.evidenceFrom === null || attempt.evidenceFrom > now) return;
    // It may close later than it was to when this was handed in.
    const later = await waitsUntil(tx, attempt, now);
    if (later === null) {
      const all = await lockQuestions(tx, userId, id);
      const reviews = await recordEvidence(tx, userId, attempt, uncounted(attempt, all), now);
      await keepReviews(tx, userId, id, reviews);
    }
    await tx
      .update(attempts)
      .set({ evidenceFrom: later === null ? null : new Date(later) })
      .where(and(eq(attempts.userId, userId), eq(attempts.id, id)));
  });
}

/** Notes which review event an answer became, by position. */
export async function keepReviews(
  tx: Tx,
  userId: string,
  attemptId: string,
  reviews: ReadonlyMap<number, string>,
): Promise<void> {
  if (reviews.size === 0) return;
  const rows = [...reviews].map(([position, id]) => ({ position, id }));
  await tx.execute(sql`
    update responses r set review_id = j.id, predicted = v.predicted, guess = v.guess
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as j(position smallint, id uuid)
    join reviews v on v.user_id = ${userId}::uuid and v.id = j.id
    where r.user_id = ${userId}::uuid and r.attempt_id = ${attemptId}::uuid and r.position = j.position`);
}

/** Whether a judgement made while the attempt goes on may count at once: it may where it is shown. */
export const countsAtOnce = ({ rules }: Pick<Attempt, "rules">) => rules.review.during.correctness;

/** Judged questions that are no evidence yet and could be. */
export function uncounted(attempt: Attempt, all: readonly JudgedQuestion[]): ToRecord[] {
  const times = answerTimes(
    attempt.startedAt,
    all.map(({ givenAt }) => givenAt),
  );
  return all.flatMap((question, nth) => {
    const score = question.reviewId === null && question.gradedAt !== null ? evidenceScore(question) : null;
    return score === null ? [] : [{ question, score, durationMs: times[nth] ?? 0 }];
  });
}

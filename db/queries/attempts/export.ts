/** A user's attempts for their own download. */
import { and, asc, eq, gt, inArray, isNotNull } from "drizzle-orm";
import type { Shown } from "@/learn/quiz/blueprint";
import { momentOf } from "@/learn/quiz/review";
import type { Queryable } from "../../client";
import { attempts, responses } from "../../schema/quizzes";
import { closings } from "./closings";
import { type Attempt, attemptsWhere, type Question, questionsOf } from "./rows";

/** Attempts read at once. */
export const ATTEMPTS_PAGE = 50;

/**
 * Some attempts with what was answered, by id, those after `last`. Own answers always; right or wrong and points only
 * where they may be seen now. Not the card: its name can say what is asked for.
 */
export async function attemptsData(db: Queryable, userId: string, last: string | null, now: number) {
  const ids = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.userId, userId), last === null ? undefined : gt(attempts.id, last)))
    .orderBy(asc(attempts.id))
    .limit(ATTEMPTS_PAGE);
  if (ids.length === 0) return [];
  const page = await attemptsWhere(
    db,
    userId,
    inArray(
      attempts.id,
      ids.map(({ id }) => id),
    ),
  );
  page.sort((a, b) => (a.id < b.id ? -1 : 1));
  const closed = await closings(db, page);
  const data = [];
  for (const attempt of page) {
    const may = shownOf(attempt, closed, now);
    const { points, rules: _, ...shown } = attempt;
    const questions = await questionsOf(db, userId, attempt.id);
    data.push({
      ...shown,
      ...(may.points ? { points } : {}),
      questions: questions.map((question) => answered(question, may)),
    });
  }
  return data;
}

/** What of a sitting may be seen now. */
export function shownOf(
  { id, rules, finishedAt }: Attempt,
  closed: ReadonlyMap<string, number>,
  now: number,
): Record<Shown, boolean> {
  return rules.review[momentOf(finishedAt, closed.get(id) ?? null, now)];
}

function answered(question: Question, may: Record<Shown, boolean>) {
  const { position, form, item, points, answer, certainty, flagged, revision, givenAt, savedAt } = question;
  return {
    position,
    form,
    prompt: item.prompt,
    points,
    answer,
    certainty,
    flagged,
    revision,
    givenAt,
    savedAt,
    tries: question.tries.map((one) => one.answer),
    ...(may.correctness ? { verdict: question.verdict } : {}),
    ...(may.points ? { earned: question.earned } : {}),
  };
}

/** Ids of the reviews that would say whether an answer was right where that may not be seen now. */
export async function hiddenReviews(db: Queryable, userId: string, now: number): Promise<Set<string>> {
  const all = await attemptsWhere(db, userId, undefined, Number.MAX_SAFE_INTEGER);
  const closed = await closings(db, all);
  const hidden = all.filter((attempt) => !shownOf(attempt, closed, now).correctness).map(({ id }) => id);
  if (hidden.length === 0) return new Set();
  const rows = await db
    .select({ reviewId: responses.reviewId })
    .from(responses)
    .where(
      and(eq(responses.userId, userId), inArray(responses.attemptId, hidden), isNotNull(responses.reviewId)),
    );
  return new Set(rows.flatMap(({ reviewId }) => reviewId ?? []));
}

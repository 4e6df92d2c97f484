/** Attempts in lists: a learner's own, and those of a quiz for its owner. */
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { AttemptKind } from "@/learn/quiz/attempt";
import { momentOf } from "@/learn/quiz/review";
import type { Queryable } from "../../client";
import { users } from "../../schema/accounts";
import { items } from "../../schema/items";
import { attempts, quizzes, responses } from "../../schema/quizzes";
import { isUuid } from "../ids";
import { closings } from "./closings";
import { countWaiting } from "./evidence";
import { finishOverdue } from "./finish";
import { attemptsWhere } from "./rows";

/** An attempt in its learner's list. Times in ms. */
export interface AttemptSummary {
  id: string;
  kind: AttemptKind;
  quizId: string | null;
  assignmentId: string | null;
  /** which of the learner's attempts of the quiz it is, from 1; null for practice */
  number: number | null;
  title: string;
  startedAt: number;
  deadlineAt: number | null;
  /** null: still open */
  finishedAt: number | null;
  finishedBy: "learner" | "time" | null;
  /** null while it is open, and when points may not be seen now */
  score: { points: number; outOf: number } | null;
}

/**
 * A user's attempts, the newest first, previews left out; of one kind, of one quiz by its link, or of one assignment,
 * where it is given.
 */
export async function listAttempts(
  db: Queryable,
  userId: string,
  {
    kind,
    quizId,
    assignmentId,
    most = 100,
  }: { kind?: "quiz" | "practice"; quizId?: string; assignmentId?: string; most?: number },
  now: number,
): Promise<AttemptSummary[]> {
  if ([quizId, assignmentId].some((id) => id !== undefined && !isUuid(id))) return [];
  await finishOverdue(db, { userId }, now);
  await countWaiting(db, userId, now);
  const own = await attemptsWhere(
    db,
    userId,
    and(
      kind === undefined ? ne(attempts.kind, "preview") : eq(attempts.kind, kind),
      quizId === undefined ? undefined : and(eq(attempts.quizId, quizId), isNull(attempts.assignmentId)),
      assignmentId === undefined ? undefined : eq(attempts.assignmentId, assignmentId),
    ),
    most,
  );
  const closed = await closings(db, own);
  return own.map((attempt) => {
    const { finishedAt, points, outOf, rules } = attempt;
    const moment = momentOf(finishedAt, closed.get(attempt.id) ?? null, now);
    return {
      id: attempt.id,
      kind: attempt.kind,
      quizId: attempt.quizId,
      assignmentId: attempt.assignmentId,
      number: attempt.number,
      title: attempt.title,
      startedAt: attempt.startedAt,
      deadlineAt: attempt.deadlineAt,
      finishedAt,
      finishedBy: attempt.finishedBy,
      score: finishedAt !== null && points !== null && rules.review[moment].points ? { points, outOf } : null,
    };
  });
}

/** An attempt in the list of the quiz's owner. */
export interface QuizAttempt {
  id: string;
  userId: string;
  name: string;
  email: string;
  number: number | null;
  startedAt: number;
  deadlineAt: number | null;
  finishedAt: number | null;
  finishedBy: "learner" | "time" | null;
  /** null while it is open */
  points: number | null;
  outOf: number;
  /** questions with a whole answer, as the sitting counts them */
  answered: number;
  /** questions to match with some rows left open */
  inPart: number;
  /** answers that arrived after the deadline, said to have been given before it */
  late: number;
  questions: number;
}

/** An answer that `isWhole` of learn/quiz/given.ts calls a part; never null, so that no answer at all is none. */
const inPart = sql`(${responses.answer} is not null and ${responses.form} = 'match'
  and jsonb_array_length(${responses.answer}->'pairs') < jsonb_array_length(${items.public}->'left'))`;

/**
 * Everybody's attempts of a quiz by its link, by name and number, for its owner; null when the quiz is not theirs. What
 * was sat in a class is for those who teach it.
 */
export async function quizAttempts(
  db: Queryable,
  ownerId: string,
  quizId: string,
  now: number,
): Promise<QuizAttempt[] | null> {
  if (!isUuid(quizId)) return null;
  const [own] = await db
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(and(eq(quizzes.id, quizId), eq(quizzes.ownerId, ownerId)));
  if (!own) return null;
  await finishOverdue(db, { quizId }, now);
  const rows = await db
    .select({
      id: attempts.id,
      userId: attempts.userId,
      name: users.name,
      email: users.email,
      number: attempts.number,
      startedAt: attempts.startedAt,
      deadlineAt: attempts.deadlineAt,
      finishedAt: attempts.finishedAt,
      finishedBy: attempts.finishedBy,
      points: attempts.points,
      outOf: attempts.outOf,
      answered: sql<number>`(count(${responses.answer}) filter (where not ${inPart}))::int`,
      inPart: sql<number>`(count(*) filter (where ${inPart}))::int`,
      late: sql<number>`(count(*) filter (where ${responses.savedAt} > ${attempts.deadlineAt}))::int`,
      questions: sql<number>`count(${responses.position})::int`,
    })
    .from(attempts)
    .innerJoin(users, eq(users.id, attempts.userId))
    .leftJoin(responses, and(eq(responses.userId, attempts.userId), eq(responses.attemptId, attempts.id)))
    .leftJoin(items, eq(items.id, responses.itemId))
    .where(and(eq(attempts.quizId, quizId), isNull(attempts.assignmentId), eq(attempts.kind, "quiz")))
    .groupBy(attempts.userId, attempts.id, users.id)
    .orderBy(asc(users.name), asc(attempts.userId), asc(attempts.number));
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt.getTime(),
    deadlineAt: row.deadlineAt?.getTime() ?? null,
    finishedAt: row.finishedAt?.getTime() ?? null,
  }));
}

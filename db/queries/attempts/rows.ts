/** Reading attempts and their responses. */
import { and, asc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Certainty, QuizForm } from "@/learn/answer";
import { type Change, correctedBy, type Ruling } from "@/learn/grades/correction";
import type { AttemptKind, ResponseState } from "@/learn/quiz/attempt";
import type { Rules } from "@/learn/quiz/blueprint";
import type { FailedTry } from "@/learn/quiz/judge";
import type { Queryable, Tx } from "../../client";
import { corrections } from "../../schema/grades";
import { items } from "../../schema/items";
import { attempts, responses } from "../../schema/quizzes";
import { isUuid } from "../ids";

/** An attempt as stored. Times in ms. */
export interface Attempt {
  id: string;
  kind: AttemptKind;
  quizId: string | null;
  assignmentId: string | null;
  number: number | null;
  title: string;
  rules: Rules;
  startedAt: number;
  deadlineAt: number | null;
  finishedAt: number | null;
  finishedBy: "learner" | "time" | null;
  points: number | null;
  outOf: number;
  /** from when its answers count in memory; null: they do already, or it goes on */
  evidenceFrom: number | null;
}

const attemptColumns = {
  id: attempts.id,
  kind: attempts.kind,
  quizId: attempts.quizId,
  assignmentId: attempts.assignmentId,
  number: attempts.number,
  title: attempts.title,
  rules: attempts.rules,
  startedAt: attempts.startedAt,
  deadlineAt: attempts.deadlineAt,
  finishedAt: attempts.finishedAt,
  finishedBy: attempts.finishedBy,
  points: attempts.points,
  outOf: attempts.outOf,
  evidenceFrom: attempts.evidenceFrom,
};

/** A user's attempts that fit, the newest first. */
export async function attemptsWhere(
  db: Queryable,
  userId: string,
  where: SQL | undefined,
  most = 1000,
): Promise<Attempt[]> {
  const rows = await db
    .select(attemptColumns)
    .from(attempts)
    .where(and(eq(attempts.userId, userId), where))
    .orderBy(sql`${attempts.startedAt} desc, ${attempts.id} desc`)
    .limit(most);
  return rows.map(attemptOf);
}

/** The user's attempt of that id; null when there is none. */
export async function attemptById(db: Queryable, userId: string, id: string): Promise<Attempt | null> {
  if (!isUuid(id)) return null;
  const [attempt] = await attemptsWhere(db, userId, eq(attempts.id, id));
  return attempt ?? null;
}

/**
 * As attemptById, held: by whoever finishes it alone (`update`), or by those who judge single questions (`share`).
 * Whoever holds an attempt and its responses takes the attempt first, then responses by position.
 */
export async function lockAttempt(
  tx: Tx,
  userId: string,
  id: string,
  mode: "update" | "share",
): Promise<Attempt | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx
    .select(attemptColumns)
    .from(attempts)
    .where(and(eq(attempts.userId, userId), eq(attempts.id, id)))
    .for(mode);
  return row ? attemptOf(row) : null;
}

const ms = (date: Date | null) => date?.getTime() ?? null;

type AttemptColumns = Pick<typeof attempts.$inferSelect, keyof typeof attemptColumns>;
const attemptOf = (row: AttemptColumns): Attempt => ({
  ...row,
  startedAt: row.startedAt.getTime(),
  deadlineAt: ms(row.deadlineAt),
  finishedAt: ms(row.finishedAt),
  evidenceFrom: ms(row.evidenceFrom),
});

const responseColumns = {
  position: responses.position,
  cardId: responses.cardId,
  form: responses.form,
  points: responses.points,
  answer: responses.answer,
  certainty: responses.certainty,
  flagged: responses.flagged,
  revision: responses.revision,
  saveId: responses.saveId,
  givenAt: responses.givenAt,
  savedAt: responses.savedAt,
  tries: responses.tries,
  gradedAt: responses.gradedAt,
  verdict: responses.verdict,
  score: responses.score,
  earned: responses.earned,
  voided: responses.voided,
  reviewId: responses.reviewId,
};

type ResponseColumns = Pick<typeof responses.$inferSelect, keyof typeof responseColumns>;
const responseOf = (row: ResponseColumns) => ({
  ...row,
  form: row.form as QuizForm,
  certainty: row.certainty as Certainty | null,
  tries: row.tries as FailedTry[],
  givenAt: ms(row.givenAt),
  savedAt: ms(row.savedAt),
  gradedAt: ms(row.gradedAt),
});

/** A response as stored. Times in ms. */
export type Response = ReturnType<typeof responseOf>;
/** With the question as it is stored, its opaque id and all: for `publicItemOf`. */
export type Question = Response & { item: (typeof items.$inferSelect)["public"] };
/** With what the server alone knows of it: the key as corrected until now, and what a correction rules beside it. */
export type JudgedQuestion = Question & {
  key: (typeof items.$inferSelect)["key"];
  trace: number;
  ruling: Ruling | null;
};

/** What a learner may know of their own response. */
export function responseState(row: Response): ResponseState {
  const { answer, certainty, flagged, revision, savedAt } = row;
  return { answer, certainty, flagged, revision, savedAt };
}

const ofAttempt = (userId: string, attemptId: string) =>
  and(eq(responses.userId, userId), eq(responses.attemptId, attemptId));

/** The responses of an attempt, by position. */
export async function responsesOf(db: Queryable, userId: string, attemptId: string): Promise<Response[]> {
  const rows = await db
    .select(responseColumns)
    .from(responses)
    .where(ofAttempt(userId, attemptId))
    .orderBy(asc(responses.position));
  return rows.map(responseOf);
}

/** The questions of an attempt by position, without their keys: what cannot be sent by mistake. */
export async function questionsOf(db: Queryable, userId: string, attemptId: string): Promise<Question[]> {
  const rows = await db
    .select({ ...responseColumns, item: items.public })
    .from(responses)
    .innerJoin(items, eq(items.id, responses.itemId))
    .where(ofAttempt(userId, attemptId))
    .orderBy(asc(responses.position));
  return rows.map((row) => ({ ...responseOf(row), item: row.item }));
}

/** The corrections of a response's question that stand, in the order made; null: none. */
const standingChanges = sql<Change[] | null>`(select jsonb_agg(c.change order by c.id) from ${corrections} c
  where c.card_id = ${responses.cardId} and c.form = ${responses.form} and c.change is not null
    and (c.assignment_id = ${attempts.assignmentId} or (${attempts.assignmentId} is null and c.quiz_id = ${attempts.quizId}))
    and not exists (select 1 from ${corrections} u where u.undoes = c.id))`;

const withKeys = (db: Queryable, where: SQL | undefined) =>
  db
    .select({
      ...responseColumns,
      item: items.public,
      key: items.key,
      trace: items.trace,
      attemptId: responses.attemptId,
      changes: standingChanges,
    })
    .from(responses)
    .innerJoin(attempts, and(eq(attempts.userId, responses.userId), eq(attempts.id, responses.attemptId)))
    .innerJoin(items, eq(items.id, responses.itemId))
    .where(where)
    .orderBy(asc(responses.position));
const judgedOf = (row: Awaited<ReturnType<typeof withKeys>>[number]): JudgedQuestion => ({
  ...responseOf(row),
  item: row.item,
  ...correctedBy(row.item, row.key, row.changes ?? []),
  trace: row.trace,
});

/** The questions of an attempt with their keys, by position. */
export async function keyedQuestions(
  db: Queryable,
  userId: string,
  attemptId: string,
): Promise<JudgedQuestion[]> {
  return (await withKeys(db, ofAttempt(userId, attemptId))).map(judgedOf);
}

/** What a learner answered to these cards in sittings, as it was judged for good, with its sitting. */
export async function judgedAnswersTo(
  db: Queryable,
  userId: string,
  cardIds: readonly number[],
): Promise<(JudgedQuestion & { attemptId: string })[]> {
  const which = and(
    eq(responses.userId, userId),
    inArray(responses.cardId, [...cardIds]),
    isNotNull(responses.gradedAt),
  );
  return (await withKeys(db, which)).map((row) => ({ ...judgedOf(row), attemptId: row.attemptId }));
}

/** As keyedQuestions, held against savers: all of an attempt, or one. */
export async function lockQuestions(
  tx: Tx,
  userId: string,
  attemptId: string,
  position?: number,
): Promise<JudgedQuestion[]> {
  const which = position === undefined ? undefined : eq(responses.position, position);
  const rows = await withKeys(tx, and(ofAttempt(userId, attemptId), which)).for("no key update", {
    of: responses,
  });
  return rows.map(judgedOf);
}

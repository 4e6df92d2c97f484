/** Quizzes and their owners. Every query of an author goes by the owner's id: what is another's is not found. */
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Rules } from "@/learn/quiz/blueprint";
import { MAX_TITLE, pointsOf, type QuizDraft, questionsOf } from "@/learn/quiz/draft";
import type { Queryable } from "../client";
import { users } from "../schema/accounts";
import { attempts, quizzes } from "../schema/quizzes";
import { isUuid } from "./ids";
import { newCode, normalCode } from "./quiz-code";

/** A quiz as its owner sees it. Times in ms. */
export interface Quiz extends QuizDraft {
  id: string;
  /** grows with each change; a change must say on which it was made */
  revision: number;
  /** what its link ends with; null: not shared */
  code: string | null;
  updatedAt: number;
  archived: boolean;
}

export interface QuizSummary {
  id: string;
  title: string;
  packId: string;
  questions: number;
  code: string | null;
  opensAt: number | null;
  closesAt: number | null;
  updatedAt: number;
  archived: boolean;
  /** attempts of everybody by its link, previews left out; those going on; and people who made them */
  attempts: number;
  open: number;
  people: number;
}

const ms = (date: Date | null) => date?.getTime() ?? null;
const date = (at: number | null) => (at === null ? null : new Date(at));

// Anything may stand in an address; what is no id at all is no quiz either.
const mine = (ownerId: string, id: string) =>
  isUuid(id) ? and(eq(quizzes.id, id), eq(quizzes.ownerId, ownerId)) : sql`false`;

const columnsOf = (draft: QuizDraft) => ({
  title: draft.title,
  instructions: draft.instructions,
  blueprint: draft.blueprint,
  opensAt: date(draft.opensAt),
  closesAt: date(draft.closesAt),
});

/**
 * A new quiz, not shared yet.
 * @param draft as `quizDraftSchema` gives it
 */
export async function createQuiz(
  db: Queryable,
  ownerId: string,
  draft: QuizDraft,
  now: number,
): Promise<{ id: string; revision: number }> {
  const id = uuidv7();
  const at = new Date(now);
  await db.insert(quizzes).values({ id, ownerId, ...columnsOf(draft), createdAt: at, updatedAt: at });
  return { id, revision: 1 };
}

/** The owner's quiz; null when there is none of that id, or it is another's. */
export async function getQuiz(db: Queryable, ownerId: string, id: string): Promise<Quiz | null> {
  const [row] = await db.select().from(quizzes).where(mine(ownerId, id));
  return row
    ? {
        id: row.id,
        title: row.title,
        instructions: row.instructions,
        blueprint: row.blueprint,
        opensAt: ms(row.opensAt),
        closesAt: ms(row.closesAt),
        revision: row.revision,
        code: row.code,
        updatedAt: row.updatedAt.getTime(),
        archived: row.archivedAt !== null,
      }
    : null;
}

export type SaveOutcome =
  | { status: "saved"; revision: number }
  /** somebody saved meanwhile: nothing was changed */
  | { status: "conflict"; revision: number }
  | { status: "not-found" };

/**
 * Saves the quiz in place of the revision it was made on. Attempts begun keep the rules and questions they have.
 * @param revision the one that was opened
 */
export async function saveQuiz(
  db: Queryable,
  ownerId: string,
  id: string,
  revision: number,
  draft: QuizDraft,
  now: number,
): Promise<SaveOutcome> {
  const [saved] = await db
    .update(quizzes)
    .set({ ...columnsOf(draft), revision: sql`${quizzes.revision} + 1`, updatedAt: new Date(now) })
    .where(and(mine(ownerId, id), eq(quizzes.revision, revision)))
    .returning({ revision: quizzes.revision });
  if (saved) return { status: "saved", revision: saved.revision };
  const there = await getQuiz(db, ownerId, id);
  return there ? { status: "conflict", revision: there.revision } : { status: "not-found" };
}

/**
 * The owner's quizzes, the last changed first.
 * @param now ms; an attempt past its deadline no longer goes on
 */
export async function listQuizzes(
  db: Queryable,
  ownerId: string,
  now: number,
  { archived = false } = {},
): Promise<QuizSummary[]> {
  const current = new Date(now).toISOString();
  const counted = db
    .select({
      quizId: attempts.quizId,
      attempts: sql<number>`count(*)::int`.as("attempts"),
      open: sql<number>`(count(*) filter (where ${attempts.finishedAt} is null
        and (${attempts.deadlineAt} is null or ${attempts.deadlineAt} > ${current}::timestamptz)))::int`.as(
        "open",
      ),
      people: sql<number>`count(distinct ${attempts.userId})::int`.as("people"),
    })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .where(and(eq(quizzes.ownerId, ownerId), eq(attempts.kind, "quiz"), isNull(attempts.assignmentId)))
    .groupBy(attempts.quizId)
    .as("counted");
  const rows = await db
    .select({ quiz: quizzes, attempts: counted.attempts, open: counted.open, people: counted.people })
    .from(quizzes)
    .leftJoin(counted, eq(counted.quizId, quizzes.id))
    .where(
      and(
        eq(quizzes.ownerId, ownerId),
        archived ? isNotNull(quizzes.archivedAt) : isNull(quizzes.archivedAt),
      ),
    )
    .orderBy(desc(quizzes.updatedAt), desc(quizzes.id));
  return rows.map(({ quiz, ...counts }) => ({
    id: quiz.id,
    title: quiz.title,
    packId: quiz.blueprint.packId,
    questions: questionsOf(quiz.blueprint),
    code: quiz.code,
    opensAt: ms(quiz.opensAt),
    closesAt: ms(quiz.closesAt),
    updatedAt: quiz.updatedAt.getTime(),
    archived: quiz.archivedAt !== null,
    attempts: counts.attempts ?? 0,
    open: counts.open ?? 0,
    people: counts.people ?? 0,
  }));
}

/** Puts a quiz away, or takes it out again; its attempts stay. False when it is not found. */
export async function setArchived(
  db: Queryable,
  ownerId: string,
  id: string,
  archived: boolean,
  now: number,
): Promise<boolean> {
  const changed = await db
    .update(quizzes)
    .set({ archivedAt: archived ? new Date(now) : null })
    .where(mine(ownerId, id))
    .returning({ id: quizzes.id });
  return changed.length > 0;
}

/**
 * A copy with another title, neither shared nor sat; null when the quiz is not found.
 * @param title of the copy, cut to what a title may have
 */
export async function copyQuiz(
  db: Queryable,
  ownerId: string,
  id: string,
  title: string,
  now: number,
): Promise<{ id: string } | null> {
  const quiz = await getQuiz(db, ownerId, id);
  if (!quiz) return null;
  return createQuiz(db, ownerId, { ...quiz, title: title.slice(0, MAX_TITLE) }, now);
}

/**
 * Turns the link of a quiz on or off. On again, it is a new one: a link once taken back stays dead.
 * @returns the code, null when off; undefined when the quiz is not found
 */
export async function setShared(
  db: Queryable,
  ownerId: string,
  id: string,
  shared: boolean,
): Promise<string | null | undefined> {
  const [row] = await db
    .update(quizzes)
    .set({ code: shared ? sql`coalesce(${quizzes.code}, ${newCode()})` : null })
    .where(mine(ownerId, id))
    .returning({ code: quizzes.code });
  return row?.code;
}

/** What somebody with the link may know of a quiz. No topics and no facts: they would tell what is asked. */
export interface OfferedQuiz {
  id: string;
  ownerId: string;
  ownerName: string;
  title: string;
  instructions: string;
  rules: Rules;
  questions: number;
  points: number;
  /** null: as many as wanted */
  attempts: number | null;
  counts: "best" | "last" | "first" | "average";
  opensAt: number | null;
  closesAt: number | null;
  archived: boolean;
}

/** The quiz behind a link; null when the code leads nowhere. */
export async function quizByCode(db: Queryable, code: string): Promise<OfferedQuiz | null> {
  const [row] = await db
    .select({ quiz: quizzes, ownerName: users.name })
    .from(quizzes)
    .innerJoin(users, eq(users.id, quizzes.ownerId))
    .where(eq(quizzes.code, normalCode(code)));
  if (!row) return null;
  const { quiz, ownerName } = row;
  const { behaviour, perPage, timeLimitMinutes, graceMinutes, review } = quiz.blueprint;
  return {
    id: quiz.id,
    ownerId: quiz.ownerId,
    ownerName,
    title: quiz.title,
    instructions: quiz.instructions,
    rules: { behaviour, perPage, timeLimitMinutes, graceMinutes, review },
    questions: questionsOf(quiz.blueprint),
    points: pointsOf(quiz.blueprint),
    attempts: quiz.blueprint.attempts,
    counts: quiz.blueprint.counts,
    opensAt: ms(quiz.opensAt),
    closesAt: ms(quiz.closesAt),
    archived: quiz.archivedAt !== null,
  };
}

/** What the analysis of a quiz is made from, for its owner. */
import { and, asc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { QuizForm } from "@/learn/answer";
import { type Change, correctedBy } from "@/learn/grades/correction";
import type { AskedItem, SatSheet } from "@/learn/quiz/analysis";
import type { FailedTry } from "@/learn/quiz/judge";
import type { Queryable } from "../../client";
import { users } from "../../schema/accounts";
import { members } from "../../schema/classes";
import { corrections } from "../../schema/grades";
import { items } from "../../schema/items";
import { attempts, quizzes, responses } from "../../schema/quizzes";
import type { ClassAccess } from "../classes/access";
import { isUuid } from "../ids";
import { finishOverdue } from "./finish";

export interface QuizSheets {
  sheets: SatSheet[];
  items: Map<number, AskedItem>;
  /** names of the students by their ids */
  names: Map<string, string>;
}

/**
 * Everybody's first finished attempt of a quiz, previews left out; later ones build on what the first has shown.
 * @returns null when the quiz is not this owner's
 */
export async function quizSheets(
  db: Queryable,
  ownerId: string,
  quizId: string,
  now: number,
): Promise<QuizSheets | null> {
  if (!isUuid(quizId)) return null;
  const [own] = await db
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(and(eq(quizzes.id, quizId), eq(quizzes.ownerId, ownerId)));
  if (!own) return null;
  await finishOverdue(db, { quizId }, now);
  // What a class was given of it is the class's to look at.
  const byLink = and(eq(attempts.quizId, quizId), isNull(attempts.assignmentId));
  return firstSheets(db, byLink, eq(corrections.quizId, quizId));
}

/**
 * The same of a quiz as a class was given it, from those who are its students now.
 * @param assignmentId of an assignment of this class
 */
export async function assignmentSheets(
  db: Queryable,
  { classId }: ClassAccess,
  assignmentId: string,
  now: number,
): Promise<QuizSheets> {
  await finishOverdue(db, { classId }, now);
  const students = db
    .select({ id: members.userId })
    .from(members)
    .where(and(eq(members.classId, classId), eq(members.role, "student"), isNull(members.endedAt)));
  const own = and(eq(attempts.assignmentId, assignmentId), inArray(attempts.userId, students));
  const sheets = await firstSheets(db, own, eq(corrections.assignmentId, assignmentId));
  const named = await db
    .select({ id: members.userId, name: members.rosterName })
    .from(members)
    .where(and(eq(members.classId, classId), isNotNull(members.rosterName)));
  for (const { id, name } of named) if (name && sheets.names.has(id)) sheets.names.set(id, name);
  return sheets;
}

/** @param corrected the corrections made of these sittings */
async function firstSheets(db: Queryable, which: SQL | undefined, corrected: SQL): Promise<QuizSheets> {
  const first = db
    .selectDistinctOn([attempts.userId], { userId: attempts.userId, id: attempts.id })
    .from(attempts)
    .where(and(which, eq(attempts.kind, "quiz"), isNotNull(attempts.finishedAt)))
    .orderBy(asc(attempts.userId), asc(attempts.number))
    .as("first");
  const rows = await db
    .select({
      userId: first.userId,
      name: users.name,
      position: responses.position,
      slot: responses.slot,
      itemId: responses.itemId,
      points: responses.points,
      earned: responses.earned,
      answer: responses.answer,
      tries: responses.tries,
    })
    .from(first)
    .innerJoin(users, eq(users.id, first.userId))
    .innerJoin(responses, and(eq(responses.userId, first.userId), eq(responses.attemptId, first.id)))
    .orderBy(asc(users.name), asc(first.userId), asc(responses.position));
  const sheets = new Map<string, SatSheet & { asked: SatSheet["asked"][number][] }>();
  const names = new Map<string, string>();
  for (const { userId, name, position, slot, itemId, points, earned, answer, tries } of rows) {
    names.set(userId, name);
    const sheet = sheets.get(userId) ?? { student: userId, asked: [] };
    sheet.asked.push({
      ...{ slot: slot ?? position, itemId, points, answer },
      earned: answer ? earned : null,
      tries: (tries as FailedTry[]).map((failed) => failed.answer),
    });
    sheets.set(userId, sheet);
  }
  return { sheets: [...sheets.values()], items: await askedItems(db, rows, corrected), names };
}

/** The items with their keys as corrected until now. */
async function askedItems(
  db: Queryable,
  asked: readonly { itemId: number }[],
  corrected: SQL,
): Promise<Map<number, AskedItem>> {
  const ids = [...new Set(asked.map(({ itemId }) => itemId))];
  if (ids.length === 0) return new Map();
  const changes = await standingChanges(db, corrected);
  const rows = await db
    .select({
      id: items.id,
      cardId: items.cardId,
      factId: items.factId,
      form: items.form,
      item: items.public,
      key: items.key,
    })
    .from(items)
    .where(inArray(items.id, ids));
  return new Map(
    rows.map(({ id, form, key, ...rest }) => {
      const stands = changes.get(`${rest.cardId}|${form}`) ?? [];
      return [id, { ...rest, form: form as QuizForm, ...correctedBy(rest.item, key, stands) }];
    }),
  );
}

/** The corrections that stand, in the order made, by card and form. */
async function standingChanges(db: Queryable, corrected: SQL): Promise<Map<string, Change[]>> {
  const undoing = alias(corrections, "undoing");
  const rows = await db
    .select({ cardId: corrections.cardId, form: corrections.form, change: corrections.change })
    .from(corrections)
    .leftJoin(undoing, eq(undoing.undoes, corrections.id))
    .where(and(corrected, isNotNull(corrections.change), isNull(undoing.id)))
    .orderBy(asc(corrections.id));
  const changes = new Map<string, Change[]>();
  for (const { cardId, form, change } of rows) {
    const name = `${cardId}|${form}`;
    if (change) changes.set(name, [...(changes.get(name) ?? []), change]);
  }
  return changes;
}

/** A student's own grades, as far as their review options let points be seen now. */
import { and, inArray, isNotNull } from "drizzle-orm";
import type { Cell } from "@/learn/grades/cell";
import type { Column } from "@/learn/grades/gradebook";
import type { Total } from "@/learn/grades/total";
import { momentOf } from "@/learn/quiz/review";
import type { Queryable } from "../../client";
import { attempts } from "../../schema/quizzes";
import { closings } from "../attempts/closings";
import { attemptsWhere } from "../attempts/rows";
import type { ClassAccess } from "../classes/access";
import { gradebook } from "./gradebook";

export interface OwnGrades {
  /** `cell` null: handed in, and its points may not be seen yet */
  grades: { column: Column; cell: Cell | null }[];
  /** null while any of the points may not be seen: it would tell them */
  total: Total | null;
}

/** What the caller has in the class; null when they are no student of it. */
export async function ownGrades(db: Queryable, access: ClassAccess, now: number): Promise<OwnGrades | null> {
  const book = await gradebook(db, access, now, access.userId);
  const [row] = book.rows;
  if (!row) return null;
  const hidden = await hiddenOf(
    db,
    access.userId,
    book.columns.map(({ id }) => id),
    now,
  );
  const grades = book.columns.map((column, n) => ({
    column,
    // What an instructor set by hand is theirs to tell.
    cell: hidden.has(column.id) && !isSet(row.cells[n]) ? null : (row.cells[n] as Cell),
  }));
  return { grades, total: grades.some(({ cell }) => cell === null) ? null : row.total };
}

const isSet = (cell: Cell | undefined) => cell?.manual === true || cell?.state === "excused";

/** Assignments of which some finished attempt does not show its points now. */
async function hiddenOf(
  db: Queryable,
  userId: string,
  assignmentIds: readonly string[],
  now: number,
): Promise<Set<string>> {
  if (assignmentIds.length === 0) return new Set();
  const sat = await attemptsWhere(
    db,
    userId,
    and(inArray(attempts.assignmentId, [...assignmentIds]), isNotNull(attempts.finishedAt)),
  );
  const closed = await closings(db, sat);
  return new Set(
    sat.flatMap(({ id, assignmentId, rules, finishedAt }) => {
      const may = rules.review[momentOf(finishedAt, closed.get(id) ?? null, now)];
      return assignmentId === null || may.points ? [] : [assignmentId];
    }),
  );
}

/** The gradebook of a class: from tallied attempts, a fixed number of statements however many there are. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import {
  type Column,
  datesBy,
  type GradebookInput,
  type Row,
  rowsOf,
  type Student,
  type Work,
} from "@/learn/grades/gradebook";
import { possibleOf } from "@/learn/grades/possible";
import type { Queryable } from "../../client";
import { rowsOf as statementRows } from "../../rows";
import { assignmentExceptions, assignments } from "../../schema/classes";
import { assignmentGrading, goalGrades, gradeAdjustments } from "../../schema/grades";
import { attempts } from "../../schema/quizzes";
import { finishOverdue } from "../attempts/finish";
import type { ClassAccess } from "../classes/access";
import { assignmentOf } from "../classes/assignments";
import { exceptionOf } from "../classes/exceptions";
import { roster } from "../classes/members";
import { gradeGoals } from "./goals";
import { type GradeScheme, gradeScheme } from "./settings";

export interface Gradebook extends GradeScheme {
  columns: Column[];
  rows: Row[];
}

/**
 * Every grade of the class's students, as it stands now. What is overdue is finished first, and goals of decks that have
 * come due are graded.
 * @param only one student's row alone
 */
export async function gradebook(
  db: Queryable,
  access: ClassAccess,
  now: number,
  only?: string,
): Promise<Gradebook> {
  await finishOverdue(db, { classId: access.classId }, now);
  const [scheme, columns, members] = await Promise.all([
    gradeScheme(db, access),
    columnsOf(db, access),
    roster(db, access),
  ]);
  const students = members
    .filter(({ role, userId }) => role === "student" && (only === undefined || userId === only))
    .map(
      ({ userId, name, email, studentNumber, groupName, granted }): Student => ({
        ...{ userId, name, email, studentNumber, groupName, granted },
      }),
    );
  const input = { columns, students, timeZone: access.head.timeZone };
  await gradeGoals(db, access, input, datesBy(input), now);
  const ids = columns.map(({ id }) => id);
  const work = await workOf(db, access, ids, only);
  const { categories, missingCounts } = scheme;
  const all: GradebookInput = { ...input, categories, missingCounts, work };
  return { ...scheme, columns, rows: rowsOf(all, now) };
}

async function columnsOf(db: Queryable, access: ClassAccess): Promise<Column[]> {
  const [rows, exceptions] = await Promise.all([
    db
      .select({ assignment: assignments, grading: assignmentGrading })
      .from(assignments)
      .leftJoin(assignmentGrading, eq(assignmentGrading.assignmentId, assignments.id))
      .where(
        and(
          eq(assignments.classId, access.classId),
          isNull(assignments.withdrawnAt),
          // What is given to some is help, not work that counts.
          isNull(assignments.forUsers),
          // How far somebody's goal was reached is a figure of one person's study.
          access.head.studyVisibility === "aggregate" ? eq(assignments.kind, "quiz") : undefined,
        ),
      )
      .orderBy(sql`coalesce(${assignments.dueAt}, ${assignments.closesAt}) nulls last`, asc(assignments.id)),
    db
      .select({ exception: assignmentExceptions })
      .from(assignmentExceptions)
      .innerJoin(assignments, eq(assignments.id, assignmentExceptions.assignmentId))
      .where(eq(assignments.classId, access.classId)),
  ]);
  return rows.map(({ assignment: row, grading }) => {
    const { id, title, given, late, opensAt, dueAt, closesAt } = assignmentOf(row);
    return {
      ...{ id, title, late, opensAt, dueAt, closesAt, kind: given.kind },
      categoryId: grading?.categoryId ?? null,
      possible: grading?.possible ?? possibleOf(given),
      counts: given.kind === "quiz" ? given.blueprint.counts : "best",
      exceptions: exceptions.flatMap(({ exception }) =>
        exception.assignmentId === id
          ? [{ ...exceptionOf(exception), userId: exception.userId, groupName: exception.groupName }]
          : [],
      ),
    };
  });
}

type OwnWork = Work & { attempts: Work["attempts"][number][] };

/** Attempts, goals and adjustments: three statements, a row a student. */
async function workOf(
  db: Queryable,
  access: ClassAccess,
  ids: readonly string[],
  only?: string,
): Promise<Map<string, Map<string, Work>>> {
  const work = new Map<string, Map<string, OwnWork>>();
  const of = (assignmentId: string) => {
    const all = work.get(assignmentId) ?? new Map<string, OwnWork>();
    work.set(assignmentId, all);
    return (userId: string) => {
      const there = all.get(userId) ?? { attempts: [], goalShare: null, adjustment: null };
      all.set(userId, there);
      return there;
    };
  };
  const inClass = sql`select ${assignments.id} from ${assignments} where ${assignments.classId} = ${access.classId}`;
  const mine = only === undefined ? sql`true` : sql`user_id = ${only}::uuid`;
  const [sat, goals, adjusted] = await Promise.all([
    statementRows<{
      userId: string;
      all: [place: number, number: number, points: number, outOf: number, at: number][];
    }>(
      db,
      // Each assignment's attempts by index: asked for together, the planner would read those of all classes.
      sql`select user_id as "userId", to_json(array_agg(array[given.place, number, points, out_of,
          date_part('epoch', finished_at) * 1000]::float8[])) as all
        from json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality as given (id, place)
        cross join lateral (
          select user_id, number, points, out_of, finished_at from ${attempts}
          where assignment_id = given.id::uuid and kind = 'quiz' and finished_at is not null and ${mine} offset 0) sat
        group by user_id`,
    ),
    db
      .select({ userId: goalGrades.userId, id: goalGrades.assignmentId, share: goalGrades.share })
      .from(goalGrades)
      .where(sql`${goalGrades.assignmentId} in (${inClass}) and ${mine}`),
    db
      .select()
      .from(gradeAdjustments)
      .where(sql`${gradeAdjustments.assignmentId} in (${inClass}) and ${mine}`),
  ]);
  const at = ids.map(of);
  for (const { userId, all } of sat) {
    for (const [place, number, points, outOf, handedInAt] of all) {
      at[place - 1]?.(userId).attempts.push({ number, points, outOf, handedInAt: Math.round(handedInAt) });
    }
  }
  for (const { userId, id, share } of goals) of(id)(userId).goalShare = share;
  for (const { userId, assignmentId, kind, points } of adjusted) {
    of(assignmentId)(userId).adjustment =
      kind === "excused" ? { kind } : { kind: "manual", points: points ?? 0 };
  }
  return work;
}

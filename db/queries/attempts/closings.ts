import { eq, inArray, sql } from "drizzle-orm";
import { addDaysZoned } from "@/learn/zoned-time";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";
import { assignmentExceptions, assignments, classes, members } from "../../schema/classes";
import { accommodations, attempts, quizzes } from "../../schema/quizzes";
import type { Attempt } from "./rows";

const MINUTE = 60_000;

/**
 * From when nobody can be sitting the quiz of these attempts any more, in ms by attempt: once it has closed for everybody,
 * the last of those with extra time is through, and what was given offline has had its time to arrive. Before that,
 * whoever is done could tell the others. What never closes is left out.
 */
export async function closings(db: Queryable, of: readonly Attempt[]): Promise<Map<string, number>> {
  const assigned = of.flatMap(({ assignmentId }) => assignmentId ?? []);
  const byLink = of.flatMap(({ quizId, assignmentId }) => (assignmentId === null ? (quizId ?? []) : []));
  const [atAssignments, atQuizzes] = await Promise.all([
    closingsOfAssignments(db, [...new Set(assigned)]),
    closingsOfQuizzes(db, [...new Set(byLink)]),
  ]);
  return new Map(
    of.flatMap(({ id, quizId, assignmentId, rules }) => {
      const at = assignmentId === null ? atQuizzes.get(quizId ?? "") : atAssignments.get(assignmentId);
      return at === undefined ? [] : [[id, at + rules.graceMinutes * MINUTE] as const];
    }),
  );
}

async function closingsOfQuizzes(db: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const last = db
    .select({ at: sql`max(${attempts.deadlineAt})` })
    .from(attempts)
    .where(
      sql`${attempts.quizId} = ${quizzes.id} and ${attempts.assignmentId} is null and ${attempts.kind} = 'quiz'
        and ${attempts.finishedAt} is null`,
    );
  const rows = await rowsOf<{ id: string; at: number }>(
    db,
    sql`select id, (extract(epoch from greatest(closes_at, (${last}))) * 1000)::float8 as at from ${quizzes}
      where ${quizzes.closesAt} is not null and ${quizzes.id} in ${ids}`,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/**
 * An assignment has closed for everybody at the latest closing of it and its exceptions, as many days later as any
 * student is granted, and with the last attempt going on. That may be later than for any one of them, never earlier.
 */
export async function closingsOfAssignments(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const moments = (column: "dueAt" | "closesAt") => sql<
    number | null
  >`(extract(epoch from greatest(${assignments[column]},
    (select max(${assignmentExceptions[column]}) from ${assignmentExceptions}
      where ${assignmentExceptions.assignmentId} = ${assignments.id}))) * 1000)::float8`;
  const rows = await db
    .select({
      id: assignments.id,
      refuses: sql<boolean>`${assignments.late} ->> 'kind' = 'refuse'`,
      timeZone: classes.timeZone,
      dueAt: moments("dueAt"),
      closesAt: moments("closesAt"),
      days: sql<number>`coalesce((select max(greatest(${members.extraDays}, coalesce(${accommodations.extraDays}, 0)))
        from ${members} left join ${accommodations} on ${accommodations.userId} = ${members.userId}
        where ${members.classId} = ${assignments.classId} and ${members.endedAt} is null), 0)::int`,
      deadline: sql<number | null>`(extract(epoch from (select max(${attempts.deadlineAt}) from ${attempts}
        where ${attempts.assignmentId} = ${assignments.id} and ${attempts.kind} = 'quiz'
          and ${attempts.finishedAt} is null)) * 1000)::float8`,
    })
    .from(assignments)
    .innerJoin(classes, eq(classes.id, assignments.classId))
    .where(inArray(assignments.id, [...ids]));
  return new Map(
    rows.flatMap(({ id, refuses, timeZone, dueAt, closesAt, days, deadline }) => {
      const last = refuses ? (dueAt ?? closesAt) : closesAt === null ? null : Math.max(closesAt, dueAt ?? 0);
      if (last === null) return [];
      return [[id, Math.max(addDaysZoned(last, days, timeZone), deadline ?? 0)] as const];
    }),
  );
}

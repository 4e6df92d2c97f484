/** Assignments as they stand for one student: with exceptions and accommodations, in classes they are in now. */
import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { NOTHING_GRANTED } from "@/learn/class/assignment";
import { combined, type Effective, effectiveFor } from "@/learn/class/effective";
import type { Queryable } from "../../client";
import { assignmentExceptions, assignments, classes, members } from "../../schema/classes";
import { accommodations, attempts } from "../../schema/quizzes";
import { type Assignment, assignmentOf } from "./assignments";
import { exceptionOf } from "./exceptions";

/** An assignment for one student. `effective` is what holds for them; the dates of the assignment itself are the class's. */
export interface StudentAssignment {
  assignment: Assignment;
  className: string;
  timeZone: string;
  effective: Effective;
  /** the time limit an exception for them gives; null: none does */
  exceptedMinutes: number | null;
  /** attempts begun, of a quiz; the open one's id */
  used: number;
  openAttempt: string | null;
}

/** What somebody has been assigned as a student, in all classes that are not put away: by due date. */
export async function assignedTo(db: Queryable, userId: string): Promise<StudentAssignment[]> {
  return assigned(db, userId, undefined);
}

/** The decks of it. */
export async function assignedDecks(db: Queryable, userId: string): Promise<StudentAssignment[]> {
  return assigned(db, userId, eq(assignments.kind, "deck"));
}

/** What a class has assigned to one of its students. */
export async function assignedIn(
  db: Queryable,
  userId: string,
  classId: string,
): Promise<StudentAssignment[]> {
  return assigned(db, userId, eq(classes.id, classId));
}

/** One assignment of a student; null when they have none of that id. */
export async function assignedOne(
  db: Queryable,
  userId: string,
  assignmentId: string,
): Promise<StudentAssignment | null> {
  const [one] = await assigned(db, userId, eq(assignments.id, assignmentId));
  return one ?? null;
}

async function assigned(db: Queryable, userId: string, which: SQL | undefined): Promise<StudentAssignment[]> {
  const mine = and(
    eq(attempts.userId, userId),
    eq(attempts.assignmentId, assignments.id),
    eq(attempts.kind, "quiz"),
  );
  const used = db
    .select({ n: sql`coalesce(max(${attempts.number}), 0)::int` })
    .from(attempts)
    .where(mine);
  const open = db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(mine, isNull(attempts.finishedAt)))
    .limit(1);
  const rows = await db
    .select({
      assignment: assignments,
      class: classes,
      member: members,
      granted: accommodations,
      exception: assignmentExceptions,
      used: sql<number>`(${used})`,
      open: sql<string | null>`(${open})`,
    })
    .from(members)
    .innerJoin(classes, and(eq(classes.id, members.classId), isNull(classes.archivedAt)))
    .innerJoin(assignments, and(eq(assignments.classId, classes.id), isNull(assignments.withdrawnAt)))
    .leftJoin(accommodations, eq(accommodations.userId, members.userId))
    .leftJoin(
      assignmentExceptions,
      and(
        eq(assignmentExceptions.assignmentId, assignments.id),
        or(
          eq(assignmentExceptions.userId, members.userId),
          eq(assignmentExceptions.groupName, members.groupName),
        ),
      ),
    )
    .where(
      and(
        eq(members.userId, userId),
        eq(members.role, "student"),
        isNull(members.endedAt),
        sql`coalesce(${members.userId} = any(${assignments.forUsers}), true)`,
        which,
      ),
    )
    .orderBy(asc(assignments.id));
  const found = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) found.set(row.assignment.id, [...(found.get(row.assignment.id) ?? []), row]);
  return [...found.values()]
    .flatMap(([first, ...others]) => (first ? [standing(first, [first, ...others])] : []))
    .sort(
      (a, b) =>
        (a.effective.dueAt ?? a.effective.closesAt ?? Infinity) -
        (b.effective.dueAt ?? b.effective.closesAt ?? Infinity),
    );

  function standing(first: (typeof rows)[number], all: readonly (typeof rows)[number][]): StudentAssignment {
    const assignment = assignmentOf(first.assignment);
    const exceptions = all.flatMap(({ exception }) => exception ?? []);
    const ofPerson = exceptions.find((one) => one.userId !== null);
    const ofGroup = exceptions.find((one) => one.groupName !== null);
    const { given } = assignment;
    return {
      assignment,
      className: first.class.name,
      timeZone: first.class.timeZone,
      effective: effectiveFor(
        {
          ...assignment,
          timeLimitMinutes: given.kind === "quiz" ? given.blueprint.timeLimitMinutes : null,
          attempts: given.kind === "quiz" ? given.blueprint.attempts : null,
          timeZone: first.class.timeZone,
        },
        { person: ofPerson && exceptionOf(ofPerson), group: ofGroup && exceptionOf(ofGroup) },
        combined(first.granted ?? NOTHING_GRANTED, first.member),
      ),
      exceptedMinutes: ofPerson?.timeLimitMinutes ?? ofGroup?.timeLimitMinutes ?? null,
      used: first.used,
      openAttempt: first.open,
    };
  }
}

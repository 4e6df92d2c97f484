/** Other dates and limits of an assignment for one student or one group. */
import { and, asc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Exception } from "@/learn/class/assignment";
import { exceptionSchema } from "@/learn/class/schema";
import type { Queryable } from "../../client";
import { users } from "../../schema/accounts";
import { assignmentExceptions, assignments, members } from "../../schema/classes";
import { isUuid } from "../ids";
import type { ClassAccess } from "./access";

/** For whom an exception is. */
export type ExceptionFor = { userId: string } | { groupName: string };

export interface AssignmentException extends Exception {
  id: string;
  userId: string | null;
  groupName: string | null;
  /** of the student; null for a group */
  name: string | null;
}

type Row = typeof assignmentExceptions.$inferSelect;
export const exceptionOf = (row: Pick<Row, keyof Exception>): Exception => ({
  opensAt: row.opensAt?.getTime() ?? null,
  dueAt: row.dueAt?.getTime() ?? null,
  closesAt: row.closesAt?.getTime() ?? null,
  timeLimitMinutes: row.timeLimitMinutes,
  attempts: row.attempts,
});

const inClass = (access: ClassAccess, assignmentId: string) =>
  isUuid(assignmentId)
    ? and(eq(assignments.id, assignmentId), eq(assignments.classId, access.classId))
    : sql`false`;

/** The exceptions of an assignment of the class: groups, then students, by name. */
export async function listExceptions(
  db: Queryable,
  access: ClassAccess,
  assignmentId: string,
): Promise<AssignmentException[]> {
  const name = sql<string | null>`coalesce(${members.rosterName}, ${users.name})`;
  const rows = await db
    .select({ exception: assignmentExceptions, name })
    .from(assignmentExceptions)
    .innerJoin(assignments, eq(assignments.id, assignmentExceptions.assignmentId))
    .leftJoin(users, eq(users.id, assignmentExceptions.userId))
    .leftJoin(
      members,
      and(eq(members.classId, assignments.classId), eq(members.userId, assignmentExceptions.userId)),
    )
    .where(inClass(access, assignmentId))
    .orderBy(sql`${assignmentExceptions.groupName} nulls last`, asc(name));
  return rows.map(({ exception, name }) => ({
    id: exception.id,
    userId: exception.userId,
    groupName: exception.groupName,
    name,
    ...exceptionOf(exception),
  }));
}

/**
 * Sets the exception for a student of the class or for a group, in place of the one there.
 * @returns false when there is no such assignment in the class, or no such student
 * @throws ZodError when dates are not in order
 */
export async function setException(
  db: Queryable,
  access: ClassAccess,
  assignmentId: string,
  whom: ExceptionFor,
  input: Exception,
): Promise<boolean> {
  const exception = exceptionSchema.parse(input);
  const [there] = await db
    .select({ id: assignments.id })
    .from(assignments)
    .where(inClass(access, assignmentId));
  if (!there) return false;
  if ("userId" in whom) {
    const [student] = isUuid(whom.userId)
      ? await db
          .select({ userId: members.userId })
          .from(members)
          .where(
            and(
              eq(members.classId, access.classId),
              eq(members.userId, whom.userId),
              eq(members.role, "student"),
            ),
          )
      : [];
    if (!student) return false;
  }
  const time = (at: number | null) => (at === null ? null : new Date(at));
  const values = {
    opensAt: time(exception.opensAt),
    dueAt: time(exception.dueAt),
    closesAt: time(exception.closesAt),
    timeLimitMinutes: exception.timeLimitMinutes,
    attempts: exception.attempts,
  };
  const target =
    "userId" in whom
      ? [assignmentExceptions.assignmentId, assignmentExceptions.userId]
      : [assignmentExceptions.assignmentId, assignmentExceptions.groupName];
  await db
    .insert(assignmentExceptions)
    .values({ id: uuidv7(), assignmentId, ...whom, ...values })
    .onConflictDoUpdate({ target, set: values });
  return true;
}

/** Removes an exception. False when the class has none of that id. */
export async function removeException(
  db: Queryable,
  access: ClassAccess,
  assignmentId: string,
  id: string,
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const [there] = await db
    .select({ id: assignments.id })
    .from(assignments)
    .where(inClass(access, assignmentId));
  if (!there) return false;
  const gone = await db
    .delete(assignmentExceptions)
    .where(and(eq(assignmentExceptions.id, id), eq(assignmentExceptions.assignmentId, assignmentId)))
    .returning({ id: assignmentExceptions.id });
  return gone.length > 0;
}

/** The trail of grades: written with each change, never changed. */
import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";
import type { Queryable, Tx } from "../../client";
import { users } from "../../schema/accounts";
import { assignments, members } from "../../schema/classes";
import { gradeAudit } from "../../schema/grades";
import type { ClassAccess } from "../classes/access";
import { isUuid } from "../ids";

export interface AuditDraft {
  what: "adjusted" | "settings" | "corrected";
  assignmentId?: string;
  userId?: string;
  before: unknown;
  after: unknown;
  reason: string;
}

/** An entry as it is read. Times in ms. */
export interface AuditEntry {
  id: string;
  what: AuditDraft["what"];
  assignmentId: string | null;
  userId: string | null;
  /** whose grade, as the roster calls them; null: everybody's */
  student: string | null;
  /** of the assignment; null: the class as a whole */
  title: string | null;
  before: unknown;
  after: unknown;
  reason: string;
  /** who did it; null when that account is gone */
  by: string | null;
  at: number;
}

/** Writes entries in the transaction of the change itself. */
export async function audit(
  tx: Tx,
  { classId, userId: madeBy }: Pick<ClassAccess, "classId" | "userId">,
  now: number,
  entries: readonly AuditDraft[],
): Promise<void> {
  if (entries.length === 0) return;
  const madeAt = new Date(now);
  await tx
    .insert(gradeAudit)
    .values(entries.map((entry) => ({ id: uuidv7(), classId, madeBy, madeAt, ...entry })));
}

/**
 * The newest entries of a class, or those that concern one student's grade for one assignment.
 * @param of.before only entries older than the one with this id
 */
export async function auditTrail(
  db: Queryable,
  { classId }: ClassAccess,
  of: { assignmentId?: string; userId?: string; before?: string } = {},
  most = 100,
): Promise<AuditEntry[]> {
  const { assignmentId, userId, before } = of;
  if ([assignmentId, userId, before].some((id) => id !== undefined && !isUuid(id))) return [];
  const whose = alias(users, "whose");
  const rows = await db
    .select({
      entry: gradeAudit,
      by: users.name,
      student: sql<string | null>`coalesce(${members.rosterName}, ${whose.name})`,
      title: assignments.title,
    })
    .from(gradeAudit)
    .leftJoin(users, eq(users.id, gradeAudit.madeBy))
    .leftJoin(whose, eq(whose.id, gradeAudit.userId))
    .leftJoin(members, and(eq(members.classId, gradeAudit.classId), eq(members.userId, gradeAudit.userId)))
    .leftJoin(assignments, eq(assignments.id, gradeAudit.assignmentId))
    .where(
      and(
        eq(gradeAudit.classId, classId),
        assignmentId === undefined ? undefined : eq(gradeAudit.assignmentId, assignmentId),
        userId === undefined ? undefined : or(eq(gradeAudit.userId, userId), isNull(gradeAudit.userId)),
        before === undefined ? undefined : sql`${gradeAudit.id} < ${before}`,
      ),
    )
    .orderBy(desc(gradeAudit.id))
    .limit(most);
  return rows.map(({ entry: { classId: _, madeBy: __, madeAt, ...entry }, ...named }) => ({
    ...entry,
    ...named,
    at: madeAt.getTime(),
  }));
}

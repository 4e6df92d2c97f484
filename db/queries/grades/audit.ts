/** The trail of grades: written with each change, never changed. */
import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Queryable, Tx } from "../../client";
import { users } from "../../schema/accounts";
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
  const rows = await db
    .select({ entry: gradeAudit, by: users.name })
    .from(gradeAudit)
    .leftJoin(users, eq(users.id, gradeAudit.madeBy))
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
  return rows.map(({ entry: { classId: _, madeBy: __, madeAt, ...entry }, by }) => ({
    ...entry,
    by,
    at: madeAt.getTime(),
  }));
}

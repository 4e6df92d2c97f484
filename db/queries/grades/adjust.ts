/** Adjusting a single grade: another figure, excused, or back to what follows from the work. */
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../../client";
import { assignments, members } from "../../schema/classes";
import { gradeAdjustments } from "../../schema/grades";
import type { ClassAccess } from "../classes/access";
import { tell } from "../classes/notices";
import { isUuid } from "../ids";
import { audit } from "./audit";

const adjustmentSchema = z.strictObject({
  userId: z.uuid().toLowerCase(),
  assignmentId: z.uuid().toLowerCase(),
  /** null: what follows from the work */
  set: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("manual"), points: z.number().min(0).max(100_000) }),
      z.strictObject({ kind: z.literal("excused") }),
    ])
    .nullable(),
  reason: z.string().trim().min(1).max(500),
});
export type AdjustmentInput = z.infer<typeof adjustmentSchema>;

/**
 * Sets or takes back an adjustment, with an entry in the trail; the student is told, and finds the figure in their grades
 * as far as they may see it. The same adjustment again changes nothing.
 * @returns false when the class has no such assignment or student
 * @throws ZodError when there is no reason, or the points are out of bounds
 */
export async function adjustGrade(
  tx: Tx,
  access: ClassAccess,
  input: AdjustmentInput,
  now: number,
): Promise<boolean> {
  const { userId, assignmentId, set, reason } = adjustmentSchema.parse(input);
  if (!isUuid(userId) || !isUuid(assignmentId)) return false;
  // Held, so that of two who adjust at once the second sees what the first did.
  const [there] = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .innerJoin(members, and(eq(members.classId, assignments.classId), eq(members.userId, userId)))
    .where(
      and(
        eq(assignments.id, assignmentId),
        eq(assignments.classId, access.classId),
        eq(members.role, "student"),
      ),
    )
    .for("no key update", { of: members });
  if (!there) return false;
  const mine = and(eq(gradeAdjustments.userId, userId), eq(gradeAdjustments.assignmentId, assignmentId));
  const [found] = await tx.select().from(gradeAdjustments).where(mine);
  const before = found ? adjustmentOf(found) : null;
  const points = set?.kind === "manual" ? Math.round(set.points * 1e6) / 1e6 : null;
  const after = set === null ? null : points === null ? { kind: set.kind } : { kind: set.kind, points };
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  if (set === null) await tx.delete(gradeAdjustments).where(mine);
  else {
    const values = { kind: set.kind, points, reason, madeBy: access.userId, madeAt: new Date(now) };
    await tx
      .insert(gradeAdjustments)
      .values({ userId, assignmentId, ...values })
      .onConflictDoUpdate({ target: [gradeAdjustments.userId, gradeAdjustments.assignmentId], set: values });
  }
  await audit(tx, access, now, [{ what: "adjusted", assignmentId, userId, before, after, reason }]);
  await tell(tx, access, { kind: "graded", assignmentId, userId }, now);
  return true;
}

function adjustmentOf({ kind, points }: typeof gradeAdjustments.$inferSelect) {
  return points === null ? { kind } : { kind, points };
}

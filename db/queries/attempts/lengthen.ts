/** More time for what is being sat. */
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Queryable } from "../../client";
import { attempts, quizzes } from "../../schema/quizzes";
import { accommodationOf } from "../accommodations";
import { assignedOne } from "../classes/for-student";
import { deadlineFor } from "./start";

/**
 * Moves the ends of a user's open attempts to where they would be had they begun with what is granted now, and with the
 * exceptions made for them: whoever is given more time has it at once. No attempt is made shorter, and none whose end
 * has passed goes on.
 */
export async function lengthenOpen(db: Queryable, userId: string, now: number): Promise<void> {
  const { timeFactor } = await accommodationOf(db, userId);
  const open = await db
    .select({
      id: attempts.id,
      kind: attempts.kind,
      assignmentId: attempts.assignmentId,
      startedAt: attempts.startedAt,
      deadlineAt: attempts.deadlineAt,
      rules: attempts.rules,
      closesAt: quizzes.closesAt,
    })
    .from(attempts)
    .leftJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .where(
      and(eq(attempts.userId, userId), isNull(attempts.finishedAt), gt(attempts.deadlineAt, new Date(now))),
    );
  for (const { id, kind, assignmentId, startedAt, deadlineAt, rules, closesAt } of open) {
    const assigned =
      assignmentId !== null && kind === "quiz" ? await assignedOne(db, userId, assignmentId) : null;
    // An assignment one is no longer given leaves the attempt as it is.
    if (assignmentId !== null && kind === "quiz" && !assigned) continue;
    const granted = assigned?.effective ?? {
      timeFactor,
      closesAt: kind === "preview" ? null : (closesAt?.getTime() ?? null),
    };
    const minutes = rules.timeLimitMinutes;
    const excepted = assigned?.exceptedMinutes ?? 0;
    const limit = { timeLimitMinutes: minutes === null ? null : Math.max(minutes, excepted) };
    const deadline = deadlineFor({ ...rules, ...limit }, granted, startedAt.getTime());
    if (deadline === null || deadlineAt === null || deadline <= deadlineAt.getTime()) continue;
    await db
      .update(attempts)
      .set({ deadlineAt: new Date(deadline) })
      .where(and(eq(attempts.userId, userId), eq(attempts.id, id), isNull(attempts.finishedAt)));
  }
}

/** What is behind one grade, for those who teach. */
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { CellDetails } from "@/learn/grades/details";
import type { Queryable } from "../../client";
import { assignments } from "../../schema/classes";
import { attempts } from "../../schema/quizzes";
import type { ClassAccess } from "../classes/access";
import { isUuid } from "../ids";
import { auditTrail } from "./audit";

/** Attempts and trail of a student's grade; empty where the class has no such assignment. */
export async function cellDetails(
  db: Queryable,
  access: ClassAccess,
  userId: string,
  assignmentId: string,
): Promise<CellDetails> {
  if (!isUuid(userId) || !isUuid(assignmentId)) return { attempts: [], trail: [] };
  const [sat, trail] = await Promise.all([
    db
      .select({
        id: attempts.id,
        number: attempts.number,
        points: attempts.points,
        outOf: attempts.outOf,
        finishedAt: attempts.finishedAt,
      })
      .from(attempts)
      .innerJoin(assignments, eq(assignments.id, attempts.assignmentId))
      .where(
        and(
          eq(attempts.userId, userId),
          eq(assignments.id, assignmentId),
          eq(assignments.classId, access.classId),
          eq(attempts.kind, "quiz"),
          isNotNull(attempts.finishedAt),
        ),
      )
      .orderBy(asc(attempts.number)),
    auditTrail(db, access, { assignmentId, userId }, 20),
  ]);
  return {
    attempts: sat.map(({ points, finishedAt, ...rest }) => ({
      ...rest,
      points: points ?? 0,
      finishedAt: finishedAt?.getTime() ?? 0,
    })),
    trail: trail.map(({ id, what, before, after, reason, by, at }) => ({
      id,
      what,
      before,
      after,
      reason,
      by,
      at,
    })),
  };
}

/** The beginning of an attempt of an assigned quiz. */
import { randomInt } from "node:crypto";
import { phaseAt } from "@/learn/class/effective";
import { isOverdue } from "@/learn/quiz/deadline";
import type { Queryable } from "../../client";
import { accommodationOf } from "../accommodations";
import type { ClassAccess } from "../classes/access";
import { getAssignment } from "../classes/assignments";
import { assignedOne } from "../classes/for-student";
import { isUuid } from "../ids";
import { drawFor } from "./draw-for";
import { finishAttempt } from "./finish";
import { insertAttempt } from "./insert";
import { attemptById } from "./rows";
import { beginPreview, deadlineFor, rulesOf, SEEDS, type Started } from "./start";

/**
 * Begins an attempt of an assignment, or gives back the one that is open, by the dates and limits that hold for this
 * student. As startQuiz, nothing is held meanwhile: of two starts at once one finds its number taken and looks again.
 */
export async function startAssigned(
  db: Queryable,
  userId: string,
  assignmentId: string,
  now: number,
): Promise<Started> {
  if (!isUuid(assignmentId)) return { refused: "unknown" };
  for (;;) {
    const mine = await assignedOne(db, userId, assignmentId);
    if (mine?.assignment.given.kind !== "quiz") return { refused: "unknown" };
    const { assignment, effective, used, openAttempt } = mine;
    const { blueprint, quizId } = mine.assignment.given;
    const open = openAttempt === null ? null : await attemptById(db, userId, openAttempt);
    if (open && open.finishedAt === null) {
      const timing = { deadlineAt: open.deadlineAt, graceMinutes: open.rules.graceMinutes };
      if (!isOverdue(timing, now)) return { id: open.id };
      await finishAttempt(db, userId, open.id, now);
    }
    const phase = phaseAt(effective, now);
    if (phase === "before") return { refused: "not-open-yet", at: effective.opensAt ?? now };
    if (phase === "closed") return { refused: "closed", at: effective.closesAt ?? now };
    if (effective.attempts !== null && used >= effective.attempts) return { refused: "no-attempts-left" };
    const seed = randomInt(SEEDS);
    const questions = await drawFor(
      db,
      blueprint,
      { quizId, assignmentId, since: assignment.updatedAt },
      seed,
    );
    if (questions.length === 0) return { refused: "bank-empty" };
    const rules = { ...rulesOf(blueprint), timeLimitMinutes: effective.timeLimitMinutes };
    const id = await insertAttempt(db, userId, {
      kind: "quiz",
      quizId,
      assignmentId,
      number: used + 1,
      title: assignment.title,
      rules,
      seed,
      startedAt: now,
      deadlineAt: deadlineFor(rules, effective, now),
      questions,
    });
    if (id) return { id };
  }
}

/** Sits an assignment as a student would, without dates: for those who teach the class. It counts nowhere. */
export async function previewAssigned(
  db: Queryable,
  access: ClassAccess,
  assignmentId: string,
  seed: number,
  now: number,
): Promise<Started> {
  const assignment = await getAssignment(db, access, assignmentId);
  if (assignment?.given.kind !== "quiz") return { refused: "unknown" };
  const { blueprint, quizId } = assignment.given;
  const { timeFactor } = await accommodationOf(db, access.userId);
  return beginPreview(
    db,
    access.userId,
    { quizId, assignmentId, title: assignment.title, blueprint, timeFactor, seed },
    now,
  );
}

/** Judging one question before the end: behaviours immediate and tries. */
import { and, eq } from "drizzle-orm";
import { validateAnswer } from "@/learn/grade/grade";
import type { CheckReply, CheckRequest } from "@/learn/quiz/attempt";
import { sameAnswer } from "@/learn/quiz/given";
import { answerTimes, evidenceScore, settle } from "@/learn/quiz/judge";
import { mayCheck, triesAllowed } from "@/learn/quiz/review";
import type { Queryable, Tx } from "../../client";
import { responses } from "../../schema/quizzes";
import { countsAtOnce, recordEvidence } from "./evidence";
import { storeJudged } from "./finish";
import { type Attempt, type JudgedQuestion, lockAttempt, lockQuestions, responsesOf } from "./rows";
import { checkableQuestion } from "./view";

/** Why nothing is judged: no such question, not before the end, time is up, or the attempt is over. */
export type CheckRefusal = "no-question" | "not-now" | "late" | "finished";

/**
 * Judges the answer saved at `revision`: for good, or as a try. The same check again, a check of an answer that was
 * tried already, and one of a question judged for good change nothing and say how it stands.
 * @returns null when the user has no such attempt
 */
export async function checkQuestion(
  db: Queryable,
  userId: string,
  id: string,
  check: CheckRequest,
  now: number,
): Promise<CheckReply | { refused: CheckRefusal } | null> {
  return db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, userId, id, "share");
    if (!attempt) return null;
    if (attempt.finishedAt !== null) return { refused: "finished" as const };
    if (!mayCheck(attempt.rules)) return { refused: "not-now" as const };
    if (attempt.deadlineAt !== null && now > attempt.deadlineAt) return { refused: "late" as const };
    return judgeOne(tx, userId, attempt, check, now);
  });
}

async function judgeOne(
  tx: Tx,
  userId: string,
  attempt: Attempt,
  check: CheckRequest,
  now: number,
): Promise<CheckReply | { refused: CheckRefusal }> {
  const { rules } = attempt;
  const [question] = await lockQuestions(tx, userId, attempt.id, check.position);
  if (!question) return { refused: "no-question" };
  const as = (status: "checked" | "conflict", changes: Partial<JudgedQuestion> = {}): CheckReply => ({
    status,
    question: checkableQuestion({ ...question, ...changes }, rules),
    serverNow: now,
  });
  const { answer, tries, item, revision } = question;
  if (question.gradedAt !== null || tries.some((one) => one.checkId === check.checkId)) return as("checked");
  if (revision !== check.revision) return as("conflict");
  const problem = answer ? validateAnswer(item, answer) : "empty";
  if (!answer || problem) return { status: "unready", problem: problem ?? "empty", serverNow: now };
  const last = tries.at(-1);
  if (last && sameAnswer(last.answer, answer)) return as("checked");

  const settled = settle(rules.behaviour, question);
  const { earned, voided } = settled;
  const { verdict, score } = settled.grade;
  const reviewId =
    tries.length === 0 && question.ruling === null && countsAtOnce(attempt)
      ? await firstEvidence(tx, userId, attempt, question, now)
      : question.reviewId;
  if (verdict !== "right" && tries.length + 1 < triesAllowed(rules)) {
    const failed = [...tries, { checkId: check.checkId, answer, verdict, score }];
    await tx
      .update(responses)
      .set({ tries: failed, reviewId })
      .where(
        and(
          eq(responses.userId, userId),
          eq(responses.attemptId, attempt.id),
          eq(responses.position, check.position),
        ),
      );
    return as("checked", { tries: failed });
  }
  await storeJudged(
    tx,
    userId,
    attempt.id,
    [{ position: check.position, verdict, score, earned, voided, reviewId }],
    now,
  );
  return as("checked", { gradedAt: now, verdict, score, earned });
}

/** Only the first try is evidence: later ones have been told what was wrong. */
async function firstEvidence(
  tx: Tx,
  userId: string,
  attempt: Attempt,
  question: JudgedQuestion,
  now: number,
): Promise<string | null> {
  const score = evidenceScore(question);
  if (score === null) return null;
  const others = await responsesOf(tx, userId, attempt.id);
  const nth = others.findIndex(({ position }) => position === question.position);
  const times = answerTimes(
    attempt.startedAt,
    others.map(({ givenAt }) => givenAt),
  );
  const recorded = await recordEvidence(
    tx,
    userId,
    attempt,
    [{ question, score, durationMs: times[nth] ?? 0 }],
    now,
  );
  return recorded.get(question.position) ?? null;
}

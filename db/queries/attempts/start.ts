/** The beginning of an attempt. */
import { randomInt } from "node:crypto";
import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { type Blueprint, openReview, type Rules } from "@/learn/quiz/blueprint";
import { deadlineOf, isOverdue } from "@/learn/quiz/deadline";
import type { PracticeSpec } from "@/learn/quiz/practice";
import type { Queryable } from "../../client";
import { accommodations, attempts, quizzes } from "../../schema/quizzes";
import { drawQuiz } from "../bank";
import { isUuid } from "../ids";
import { getPack } from "../packs";
import { drawPractice } from "../practice";
import { drawFor } from "./draw-for";
import { finishAttempt } from "./finish";
import { insertAttempt, type NewAttempt } from "./insert";

/** Why nothing begins: there is no such quiz for this user, it is not its time, or there is nothing to ask. */
type StartRefusal =
  | { refused: "unknown" | "no-attempts-left" | "bank-empty" }
  /** `at`: when it opens, or when it closed; ms */
  | { refused: "not-open-yet" | "closed"; at: number };
export type Started = { id: string } | StartRefusal;

const DAY = 24 * 3_600_000;
/** Largest seed, exclusive: a positive int of the database. */
export const SEEDS = 2 ** 31 - 1;

/**
 * Begins an attempt of a quiz by its link, or gives back the one that is open: two tabs that start at once sit the same one.
 * Nothing is held meanwhile; an attempt's number can be taken only once, and whoever finds it taken looks again.
 */
export async function startQuiz(
  db: Queryable,
  userId: string,
  quizId: string,
  now: number,
): Promise<Started> {
  if (!isUuid(quizId)) return { refused: "unknown" };
  for (;;) {
    const quiz = await quizFor(db, userId, quizId);
    if (!quiz) return { refused: "unknown" };
    const { open, blueprint } = quiz;
    if (open && !isOverdue({ ...open, graceMinutes: open.rules.graceMinutes }, now)) return { id: open.id };
    if (open) await finishAttempt(db, userId, open.id, now);
    if (quiz.archived || (!quiz.shared && quiz.ownerId !== userId)) return { refused: "unknown" };
    if (quiz.opensAt !== null && now < quiz.opensAt) return { refused: "not-open-yet", at: quiz.opensAt };
    if (quiz.closesAt !== null && now >= quiz.closesAt) return { refused: "closed", at: quiz.closesAt };
    if (blueprint.attempts !== null && quiz.used >= blueprint.attempts + quiz.extraAttempts) {
      return { refused: "no-attempts-left" };
    }
    const seed = randomInt(SEEDS);
    const of = { quizId, assignmentId: null, since: quiz.updatedAt };
    const questions = await drawFor(db, blueprint, of, seed);
    if (questions.length === 0) return { refused: "bank-empty" };
    const rules = rulesOf(blueprint);
    const id = await insertAttempt(db, userId, {
      kind: "quiz",
      quizId,
      assignmentId: null,
      number: quiz.used + 1,
      title: quiz.title,
      rules,
      seed,
      startedAt: now,
      deadlineAt: deadlineFor(rules, quiz, now),
      questions,
    });
    if (id) return { id };
  }
}

/** Begins an attempt of the owner's own quiz that counts nowhere: any variant, at any time. */
export async function startPreview(
  db: Queryable,
  ownerId: string,
  quizId: string,
  seed: number,
  now: number,
): Promise<Started> {
  const quiz = isUuid(quizId) ? await quizFor(db, ownerId, quizId) : null;
  if (!quiz || quiz.ownerId !== ownerId) return { refused: "unknown" };
  const { title, blueprint, timeFactor } = quiz;
  return beginPreview(db, ownerId, { quizId, assignmentId: null, title, blueprint, timeFactor, seed }, now);
}

/** A sitting that counts nowhere, of a quiz or of one as it is assigned. */
export async function beginPreview(
  db: Queryable,
  userId: string,
  of: {
    quizId: string | null;
    assignmentId: string | null;
    title: string;
    blueprint: Blueprint;
    timeFactor: number;
    seed: number;
  },
  now: number,
): Promise<Started> {
  const { blueprint, timeFactor, ...rest } = of;
  // Nobody comes back to a preview of another day.
  await db
    .delete(attempts)
    .where(
      and(
        eq(attempts.userId, userId),
        eq(attempts.kind, "preview"),
        lt(attempts.startedAt, new Date(now - DAY)),
      ),
    );
  const { questions } = await drawQuiz(
    db,
    { ...blueprint, drawnFor: of.assignmentId ?? of.quizId ?? "" },
    of.seed,
  );
  const rules = rulesOf(blueprint);
  return begin(db, userId, {
    ...rest,
    kind: "preview",
    number: null,
    rules,
    startedAt: now,
    deadlineAt: deadlineFor(rules, { timeFactor, closesAt: null }, now),
    questions,
  });
}

/** Begins practice by oneself. It has no limit, and shows everything as soon as it cannot help. */
export async function startPractice(
  db: Queryable,
  userId: string,
  spec: PracticeSpec,
  now: number,
): Promise<Started> {
  const seed = randomInt(SEEDS);
  const pack = await getPack(db, spec.packId);
  const { questions } = await drawPractice(db, userId, spec, seed, now);
  return begin(db, userId, {
    kind: "practice",
    quizId: null,
    assignmentId: null,
    number: null,
    title: pack?.title ?? "",
    rules: {
      behaviour: { kind: spec.feedback },
      perPage: 1,
      timeLimitMinutes: null,
      graceMinutes: 0,
      review: openReview(),
    },
    seed,
    startedAt: now,
    deadlineAt: null,
    questions,
  });
}

async function begin(db: Queryable, userId: string, attempt: NewAttempt): Promise<Started> {
  if (attempt.questions.length === 0) return { refused: "bank-empty" };
  const id = await insertAttempt(db, userId, attempt);
  if (!id) throw new Error("An attempt without a number met another.");
  return { id };
}

/** What of a blueprint an attempt keeps. */
export function rulesOf({ behaviour, perPage, timeLimitMinutes, graceMinutes, review }: Blueprint): Rules {
  return { behaviour, perPage, timeLimitMinutes, graceMinutes, review };
}

export function deadlineFor(
  rules: Rules,
  { timeFactor, closesAt }: { timeFactor: number; closesAt: number | null },
  now: number,
) {
  return deadlineOf({ startedAt: now, limitMinutes: rules.timeLimitMinutes, timeFactor, closesAt });
}

/** The quiz with what it means to this user: what they are granted, how often they sat it, what they left open. */
async function quizFor(db: Queryable, userId: string, quizId: string) {
  const mine = and(
    eq(attempts.quizId, quizzes.id),
    eq(attempts.userId, userId),
    eq(attempts.kind, "quiz"),
    isNull(attempts.assignmentId),
  );
  const used = db
    .select({ used: sql`coalesce(max(${attempts.number}), 0)::int` })
    .from(attempts)
    .where(and(mine, isNotNull(attempts.number)));
  const [row] = await db
    .select({
      quiz: quizzes,
      timeFactor: accommodations.timeFactor,
      extraAttempts: accommodations.extraAttempts,
      used: sql<number>`(${used})`,
      open: { id: attempts.id, deadlineAt: attempts.deadlineAt, rules: attempts.rules },
    })
    .from(quizzes)
    .leftJoin(accommodations, eq(accommodations.userId, userId))
    .leftJoin(attempts, and(mine, isNull(attempts.finishedAt)))
    .where(eq(quizzes.id, quizId));
  if (!row) return null;
  const { quiz, open } = row;
  return {
    ownerId: quiz.ownerId,
    title: quiz.title,
    blueprint: quiz.blueprint,
    shared: quiz.code !== null,
    archived: quiz.archivedAt !== null,
    updatedAt: quiz.updatedAt.getTime(),
    opensAt: quiz.opensAt?.getTime() ?? null,
    closesAt: quiz.closesAt?.getTime() ?? null,
    timeFactor: row.timeFactor ?? 1,
    extraAttempts: row.extraAttempts ?? 0,
    used: row.used,
    open: open && { id: open.id, rules: open.rules, deadlineAt: open.deadlineAt?.getTime() ?? null },
  };
}

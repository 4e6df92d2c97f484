import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { addDays, daysBetween, type StudyDay } from "@/learn/day";
import type { Queryable } from "../client";
import { examPlans } from "../schema/plans";

/** Plans one learner may have at once, those of the past among them. */
const MOST_PLANS = 50;
/** Days from today an exam may be away at most. */
export const MOST_DAYS = 730;

const ids = (most: number) => z.array(z.string().min(1).max(120)).max(most);

/** What a plan asks for. */
const examPlanInput = z.strictObject({
  title: z.string().trim().min(1).max(80),
  /** YYYY-MM-DD */
  examOn: z.iso.date(),
  packId: z.string().min(1).max(120),
  topics: ids(500),
  decks: ids(100),
  minutesADay: z.number().int().min(1).max(600),
});
export type ExamPlanInput = z.infer<typeof examPlanInput>;

export interface ExamPlanRow extends ExamPlanInput {
  id: string;
  createdAt: Date;
  stoppedAt: Date | null;
}

/** Why a plan was not saved. */
export type PlanRefusal = "past" | "far" | "many";

const columns = {
  id: examPlans.id,
  title: examPlans.title,
  examOn: examPlans.examOn,
  packId: examPlans.packId,
  topics: examPlans.topics,
  decks: examPlans.decks,
  minutesADay: examPlans.minutesADay,
  createdAt: examPlans.createdAt,
  stoppedAt: examPlans.stoppedAt,
};

/**
 * Makes a plan, or changes the one with this id. Saving takes up again what was stopped.
 * @param today the learner's study day
 * @throws ZodError when the input is out of bounds
 */
export async function saveExamPlan(
  db: Queryable,
  userId: string,
  id: string,
  input: ExamPlanInput,
  today: StudyDay,
): Promise<PlanRefusal | null> {
  const values = examPlanInput.parse(input);
  const away = daysBetween(today, values.examOn);
  if (away < 1) return "past";
  if (away > MOST_DAYS) return "far";
  const own = await db.select({ id: examPlans.id }).from(examPlans).where(eq(examPlans.userId, userId));
  if (own.length >= MOST_PLANS && !own.some((plan) => plan.id === id)) return "many";
  await db
    .insert(examPlans)
    .values({ userId, id, ...values })
    .onConflictDoUpdate({
      target: [examPlans.userId, examPlans.id],
      set: { ...values, stoppedAt: null },
    });
  return null;
}

/** All plans of a learner, the nearest exam first. */
export async function listExamPlans(db: Queryable, userId: string): Promise<ExamPlanRow[]> {
  return db
    .select(columns)
    .from(examPlans)
    .where(eq(examPlans.userId, userId))
    .orderBy(asc(examPlans.examOn), asc(examPlans.id));
}

/** The plans that decide what is studied today: neither stopped nor over. */
export async function activeExamPlans(
  db: Queryable,
  userId: string,
  today: StudyDay,
): Promise<ExamPlanRow[]> {
  const plans = await listExamPlans(db, userId);
  return plans.filter(
    (plan) => !plan.stoppedAt && plan.examOn > today && plan.examOn <= addDays(today, MOST_DAYS),
  );
}

/** @returns null where the learner has none of that id */
export async function getExamPlan(db: Queryable, userId: string, id: string): Promise<ExamPlanRow | null> {
  const [plan] = await db
    .select(columns)
    .from(examPlans)
    .where(and(eq(examPlans.userId, userId), eq(examPlans.id, id)));
  return plan ?? null;
}

/** Puts a plan aside, or takes it up again. @returns false where there is none of that id */
export async function stopExamPlan(
  db: Queryable,
  userId: string,
  id: string,
  stopped: boolean,
): Promise<boolean> {
  const changed = await db
    .update(examPlans)
    .set({ stoppedAt: stopped ? sql`now()` : null })
    .where(and(eq(examPlans.userId, userId), eq(examPlans.id, id)))
    .returning({ id: examPlans.id });
  return changed.length > 0;
}

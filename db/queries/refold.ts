/** Replaying: what is stored must be what the events say. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import { foldCard } from "@/learn/fold";
import type { Memory } from "@/learn/memory";
import type { Queryable } from "../client";
import { insights } from "../schema/insights";
import { daily, memories, reviews } from "../schema/study";
import { addSteps, type DayTally } from "./fold";
import { memoryOf } from "./memory-row";
import { replaceDaily } from "./recount";
import { byCard, eventsOf, type FoldedCard, storeMemories } from "./review-rows";
import { lockStudy } from "./study-lock";
import { weightsNamed } from "./weights";

/** How far what is stored is from what the events say. */
export interface RefoldReport {
  cards: number;
  /** cards whose stored memory differs by more than TOLERANCE, is missing, or has no events */
  wrong: number;
  /** the largest difference of any stored number (times in days); Infinity where a memory is missing or of another kind */
  largest: number;
  /** days whose tally is not the recount */
  wrongDays: number;
}

/** Differences up to this are none: they come of another machine's arithmetic. */
export const TOLERANCE = 1e-8;

/** Users who have any review, in the order of their ids. */
export async function usersWithReviews(db: Queryable): Promise<string[]> {
  const rows = await db.selectDistinct({ userId: reviews.userId }).from(reviews).orderBy(asc(reviews.userId));
  return rows.map((row) => row.userId);
}

/**
 * Folds all events of a user anew and compares with what is stored.
 * @param options.write also puts the new fold and the recounted days in its place
 */
export async function refoldUser(
  db: Queryable,
  userId: string,
  { write = false } = {},
): Promise<RefoldReport> {
  return db.transaction(async (tx) => {
    const settings = await lockStudy(tx, userId);
    const events = await eventsOf(tx, userId);
    const weightsOf = await weightsNamed(tx, userId, settings, events);
    const stored = new Map(
      (await tx.select().from(memories).where(eq(memories.userId, userId))).map((row) => [row.cardId, row]),
    );
    const report: RefoldReport = { cards: 0, wrong: 0, largest: 0, wrongDays: 0 };
    const folded: FoldedCard[] = [];
    const counted = new Map<StudyDay, DayTally>();
    for (const [cardId, own] of byCard(events)) {
      const { steps, trace, memory } = foldCard(own, weightsOf);
      addSteps(counted, steps, settings);
      folded.push({ cardId, trace, memory });
      const row = stored.get(cardId);
      stored.delete(cardId);
      const distance = row?.trace === trace ? distanceOf(memoryOf(row), memory) : Infinity;
      report.cards++;
      report.largest = Math.max(report.largest, distance);
      if (distance > TOLERANCE) report.wrong++;
    }
    report.wrong += stored.size;

    const days = await tx.select().from(daily).where(eq(daily.userId, userId));
    report.wrongDays = differingDays(
      new Map(days.map(({ userId: _, day, ...tally }) => [day, tally])),
      counted,
    );
    if (write) {
      if (folded.length > 0) await storeMemories(tx, userId, folded);
      if (stored.size > 0) {
        const strays = inArray(memories.cardId, [...stored.keys()]);
        await tx.delete(memories).where(and(eq(memories.userId, userId), strays));
      }
      await replaceDaily(tx, userId, counted);
      await tx.delete(insights).where(eq(insights.userId, userId));
    }
    return report;
  });
}

const DAY_MS = 86_400_000;

function distanceOf(a: Memory | null, b: Memory | null): number {
  if (!a || !b) return a === b ? 0 : Infinity;
  if (a.state !== b.state || a.lastReviewId !== b.lastReviewId) return Infinity;
  return Math.max(
    ...(["stability", "difficulty", "scheduledDays", "learningSteps", "reps", "lapses"] as const).map((key) =>
      Math.abs(a[key] - b[key]),
    ),
    ...(["due", "lastReviewedAt", "firstReviewedAt"] as const).map(
      (key) => Math.abs(a[key] - b[key]) / DAY_MS,
    ),
  );
}

function differingDays(
  stored: ReadonlyMap<StudyDay, DayTally>,
  counted: ReadonlyMap<StudyDay, DayTally>,
): number {
  const days = new Set([...stored.keys(), ...counted.keys()]);
  return [...days].filter((day) => {
    const [a, b] = [stored.get(day), counted.get(day)];
    return !a || !b || (Object.keys(b) as (keyof DayTally)[]).some((key) => a[key] !== b[key]);
  }).length;
}

/** What is stored of a learner's reviews, for tests, and whether it is what the events say. */
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { foldCard, foldReviews } from "@/learn/fold";
import type { ReviewEvent } from "@/learn/review";
import type { Db } from "./client";
import { addSteps, type DayTally } from "./queries/fold";
import { memoryOf } from "./queries/memory-row";
import { byCard, eventsOf } from "./queries/review-rows";
import { getSettings } from "./queries/settings";
import { daily, memories } from "./schema/study";

export async function memoriesOf(db: Db, userId: string) {
  const rows = await db.select().from(memories).where(eq(memories.userId, userId));
  return new Map(rows.map((row) => [row.cardId, memoryOf(row)]));
}

export async function talliesOf(db: Db, userId: string): Promise<Record<string, DayTally>> {
  const rows = await db.select().from(daily).where(eq(daily.userId, userId));
  return Object.fromEntries(rows.map(({ userId: _, day, ...tally }) => [day, tally]));
}

/** Memories and days are what the stored events say by themselves: folds by learn/memory, tallies counted anew. */
export async function expectConsistent(db: Db, userId: string): Promise<ReviewEvent[]> {
  const events = await eventsOf(db, userId);
  const settings = await getSettings(db, userId);
  const stored = await memoriesOf(db, userId);
  const recount = new Map<string, DayTally>();
  expect([...stored.keys()].sort()).toEqual([...byCard(events).keys()].sort());
  for (const [cardId, own] of byCard(events)) {
    const newest = Math.max(...own.map((event) => event.trace));
    expect(stored.get(cardId)).toEqual(foldReviews(own, newest));
    addSteps(recount, foldCard(own, () => undefined).steps, settings);
  }
  expect(await talliesOf(db, userId)).toEqual(Object.fromEntries(recount));
  return events;
}

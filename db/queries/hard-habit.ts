/** What a learner's recent ratings say of how they use Hard. */
import { eq } from "drizzle-orm";
import { type HardHabit, hardHabitOf } from "@/learn/hard-habit";
import type { Queryable } from "../client";
import { settings } from "../schema/accounts";
import { latestReviews } from "./exam-cards";

/** Reviews of so many days count as recent. */
const RECENT_DAYS = 120;

/**
 * Whether the learner chooses Hard where recall failed, by the reviews of the last four months and since they last put
 * the remark away; null: nothing to say.
 * @param now ms since the epoch
 */
export async function hardHabit(db: Queryable, userId: string, now: number): Promise<HardHabit | null> {
  const [[row], latest] = await Promise.all([
    db.select({ toldAt: settings.hardToldAt }).from(settings).where(eq(settings.userId, userId)),
    latestReviews(db, userId),
  ]);
  const since = Math.max(now - RECENT_DAYS * 86_400_000, row?.toldAt?.getTime() ?? 0);
  return hardHabitOf(latest.filter(({ reviewedAt }) => reviewedAt > since));
}

/** Puts the remark away. */
export async function putHardAway(db: Queryable, userId: string, now: number): Promise<void> {
  await db
    .update(settings)
    .set({ hardToldAt: new Date(now) })
    .where(eq(settings.userId, userId));
}

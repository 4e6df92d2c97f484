import { eq } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import type { ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { daily } from "../schema/study";
import { addSteps, type DayTally, foldCard, weightsFrom } from "./fold";
import { addToDaily, byCard, eventsOf } from "./review-rows";
import type { Settings } from "./settings-row";

/** The tallies of all days that a user's events add up to, by these settings. Days without a rating are not in it. */
export function tallyDays(events: readonly ReviewEvent[], settings: Settings): Map<StudyDay, DayTally> {
  const tallies = new Map<StudyDay, DayTally>();
  const weightsOf = weightsFrom(settings);
  for (const own of byCard(events).values()) addSteps(tallies, foldCard(own, weightsOf).steps, settings);
  return tallies;
}

/** Puts these tallies in the place of all the user has. The caller holds the study lock. */
export async function replaceDaily(
  tx: Tx,
  userId: string,
  tallies: ReadonlyMap<StudyDay, DayTally>,
): Promise<void> {
  await tx.delete(daily).where(eq(daily.userId, userId));
  await addToDaily(tx, userId, tallies);
}

/** Counts all days of a user anew from the events. The caller holds the study lock. */
export async function recountDaily(tx: Tx, userId: string, settings: Settings): Promise<void> {
  await replaceDaily(tx, userId, tallyDays(await eventsOf(tx, userId), settings));
}

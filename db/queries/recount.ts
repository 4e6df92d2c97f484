import { eq } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import { foldCard, type WeightsOf } from "@/learn/fold";
import type { ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { daily } from "../schema/study";
import { addSteps, type DayTally } from "./fold";
import { addToDaily, byCard, eventsOf } from "./review-rows";
import type { Settings } from "./settings-row";
import { weightsNamed } from "./weights";

/** The tallies of all days that a user's events add up to, by these settings. Days without a rating are not in it. */
function tallyDays(
  events: readonly ReviewEvent[],
  settings: Settings,
  weightsOf: WeightsOf,
): Map<StudyDay, DayTally> {
  const tallies = new Map<StudyDay, DayTally>();
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
  const events = await eventsOf(tx, userId);
  const weightsOf = await weightsNamed(tx, userId, settings, events);
  await replaceDaily(tx, userId, tallyDays(events, settings, weightsOf));
}

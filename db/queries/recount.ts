import { eq } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import type { Tx } from "../client";
import { daily } from "../schema/study";
import { addSteps, type DayTally, foldCard, weightsFrom } from "./fold";
import { addToDaily, byCard, eventsOf } from "./review-rows";
import type { Settings } from "./settings-row";

/** Counts all days of a user anew from the events, by these settings. The caller holds the study lock. */
export async function recountDaily(tx: Tx, userId: string, settings: Settings): Promise<void> {
  const tallies = new Map<StudyDay, DayTally>();
  const weightsOf = weightsFrom(settings);
  for (const events of byCard(await eventsOf(tx, userId)).values()) {
    addSteps(tallies, foldCard(events, weightsOf).steps, settings);
  }
  await tx.delete(daily).where(eq(daily.userId, userId));
  await addToDaily(tx, userId, tallies);
}

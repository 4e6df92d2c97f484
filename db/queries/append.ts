import type { StudyDay } from "@/learn/day";
import { foldCard } from "@/learn/fold";
import type { ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { addSteps, type DayTally } from "./fold";
import { addToDaily, appendEvents, byCard, type FoldedCard, storeMemories } from "./review-rows";
import type { Settings } from "./settings-row";
import { weightsNamed } from "./weights";

/**
 * Appends new events, refolds the cards concerned and corrects the tallies of the days concerned: since a tally is a
 * sum over cards, what the cards gave before and give now is the difference. The caller holds the study lock.
 * @param known all stored events of the cards of `fresh`, and perhaps of others
 * @param fresh events that are not stored yet
 * @returns the folded memory of every card among the events
 */
export async function appendAndFold(
  tx: Tx,
  userId: string,
  settings: Settings,
  known: readonly ReviewEvent[],
  fresh: readonly ReviewEvent[],
  now: number,
): Promise<Map<number, FoldedCard>> {
  const knownOf = byCard(known);
  const freshOf = byCard(fresh);
  const weightsOf = await weightsNamed(tx, userId, settings, [...known, ...fresh]);
  const predicted = new Map<string, number | null>();
  const differences = new Map<StudyDay, DayTally>();
  const folded = new Map<number, FoldedCard>();
  for (const cardId of new Set([...knownOf.keys(), ...freshOf.keys()])) {
    const before = knownOf.get(cardId) ?? [];
    const added = freshOf.get(cardId) ?? [];
    const after = foldCard([...before, ...added], weightsOf);
    folded.set(cardId, { cardId, trace: after.trace, memory: after.memory });
    if (added.length === 0) continue;
    addSteps(differences, foldCard(before, weightsOf).steps, settings, -1);
    addSteps(differences, after.steps, settings);
    for (const step of after.steps) predicted.set(step.event.id, step.predicted);
  }
  if (fresh.length > 0) {
    await appendEvents(tx, userId, fresh, predicted, now);
    await storeMemories(
      tx,
      userId,
      [...freshOf.keys()].map((cardId) => folded.get(cardId) as FoldedCard),
    );
    await addToDaily(tx, userId, differences);
  }
  return folded;
}

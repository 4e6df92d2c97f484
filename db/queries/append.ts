import type { StudyDay } from "@/learn/day";
import { foldCard, type Step, type WeightsOf } from "@/learn/fold";
import type { ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { addSteps, type DayTally } from "./fold";
import { addToDaily, appendEvents, byCard, type FoldedCard, storeMemories } from "./review-rows";
import type { Settings } from "./settings-row";
import { weightsNamed } from "./weights";

/** What new events come to: memories by card, predictions by event, and what they add to days. */
export class Change {
  readonly folded = new Map<number, FoldedCard>();
  readonly predicted = new Map<string, number | null>();
  readonly days = new Map<StudyDay, DayTally>();
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Takes in steps that nothing of the card came after. */
  goOn(card: FoldedCard, steps: readonly Step[]): void {
    this.folded.set(card.cardId, card);
    addSteps(this.days, steps, this.#settings);
    for (const step of steps) this.predicted.set(step.event.id, step.predicted);
  }

  /**
   * Folds a card from the beginning. Since a tally is a sum over cards, what the card gave before and gives now is the
   * difference to its days.
   */
  refold(
    cardId: number,
    known: readonly ReviewEvent[],
    fresh: readonly ReviewEvent[],
    weightsOf: WeightsOf,
  ): void {
    const after = foldCard([...known, ...fresh], weightsOf);
    const card = { cardId, trace: after.trace, memory: after.memory };
    if (fresh.length === 0) this.folded.set(cardId, card);
    else {
      if (known.length > 0) addSteps(this.days, foldCard(known, weightsOf).steps, this.#settings, -1);
      this.goOn(card, after.steps);
    }
  }

  /** Appends the events this is of, and stores what they come to. */
  async write(tx: Tx, userId: string, fresh: readonly ReviewEvent[], now: number): Promise<void> {
    if (fresh.length === 0) return;
    const changed = new Set(fresh.map(({ cardId }) => cardId));
    await appendEvents(tx, userId, fresh, this.predicted, now);
    await storeMemories(
      tx,
      userId,
      [...changed].map((cardId) => this.folded.get(cardId) as FoldedCard),
    );
    await addToDaily(tx, userId, this.days);
  }
}

/**
 * Appends new events, refolds the cards concerned and corrects the tallies of the days concerned. The caller holds the
 * study lock.
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
  const change = new Change(settings);
  for (const cardId of new Set([...knownOf.keys(), ...freshOf.keys()]))
    change.refold(cardId, knownOf.get(cardId) ?? [], freshOf.get(cardId) ?? [], weightsOf);
  await change.write(tx, userId, fresh, now);
  return change.folded;
}

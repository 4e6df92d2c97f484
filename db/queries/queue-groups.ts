import { startOfDay, studyDay } from "@/learn/day";
import { DEFAULT_PRESET } from "@/learn/preset";
import type { DoneToday, QueueCard, QueueGroup } from "@/learn/queue";
import type { Queryable } from "../client";
import { type ChosenPresets, chosenPresets } from "./presets";
import type { Settings } from "./settings";
import { doneByPreset, doneToday, studyCards } from "./study";

/** What the queue of a study day is built from. */
export interface QueueParts {
  cards: QueueCard[];
  /** the cards by preset, with what was done of each today: for buildQueues */
  groups: QueueGroup[];
  presets: ChosenPresets;
  /** over all presets */
  done: DoneToday;
}

/**
 * The cards of a deck, or of all decks begun, by preset.
 * @param now ms since the epoch
 */
export async function queueParts(
  db: Queryable,
  userId: string,
  settings: Settings,
  now: number,
  deck?: { packId: string; slug: string } | undefined,
): Promise<QueueParts> {
  const today = studyDay(now, settings);
  const [cards, presets, done] = await Promise.all([
    studyCards(db, userId, { deck, today }),
    chosenPresets(db, userId, deck),
    doneToday(db, userId, today),
  ]);
  // With one preset the day's tally says what was done; with several it does not say of which.
  const several = cards.some((card) => presets.of(card.cardId) !== presets.of(cards[0]?.cardId ?? 0));
  const doneOf = several
    ? await doneByPreset(db, userId, startOfDay(today, settings), presets.of)
    : new Map<string, DoneToday>();
  return { cards, groups: groupsOf(cards, presets, done, doneOf), presets, done };
}

/**
 * Cards by preset, with what was done of each.
 * @param done over all presets: counts where the cards have one preset
 * @param doneOf of each of several
 */
export function groupsOf(
  cards: readonly QueueCard[],
  presets: ChosenPresets,
  done: DoneToday,
  doneOf: ReadonlyMap<string, DoneToday>,
): QueueGroup[] {
  const byPreset = new Map<string, QueueCard[]>();
  for (const card of cards) {
    const id = presets.of(card.cardId);
    const own = byPreset.get(id);
    if (own) own.push(card);
    else byPreset.set(id, [card]);
  }
  const several = byPreset.size > 1;
  return [...byPreset].map(([id, own]) => ({
    cards: own,
    options: presets.options.get(id) ?? DEFAULT_PRESET,
    done: several ? (doneOf.get(id) ?? { newCards: 0, reviews: 0 }) : done,
  }));
}

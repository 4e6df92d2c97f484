/** Study on purpose: cards chosen for a reason other than being due. Pure. */
import { type DaySettings, endOfDay, studyDay } from "./day";
import type { CardMarks } from "./marks";
import { MEMORY_STATE, type Memory, recallAt } from "./memory";

export const PURPOSES = ["due", "flagged", "difficult", "forgotten", "ahead", "cram"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Whether ratings are reviews. Cramming is not: what is seen again and again before a test says little of memory. */
export function movesSchedule(purpose: Purpose): boolean {
  return purpose !== "cram";
}

/** A card as a purpose sees it. */
export interface PurposeCard {
  cardId: number;
  position: number;
  memory: Memory | null;
  marks: CardMarks;
  /** rated Again on this study day */
  forgottenToday: boolean;
}

/** Forgotten so often, or as difficult as this (of 10), a card counts as difficult. */
const LAPSES = 3;
const DIFFICULTY = 8;
/** Days ahead of time that may be pulled forward. */
const AHEAD_DAYS = 7;

/**
 * The cards of a purpose, the most worthwhile first.
 * - due: what is due or new; flagged; forgotten: those rated Again today.
 * - difficult: forgotten three times or more, or of high difficulty; the worst first.
 * - ahead: what comes due within a week, the nearest to forgotten first.
 * - cram: all of them, those least likely to be recalled first.
 * Suspended cards are left out of all, buried ones of what is due or ahead.
 * @param now ms since the epoch
 */
export function cardsFor(
  purpose: Purpose,
  cards: readonly PurposeCard[],
  day: DaySettings,
  now: number,
): number[] {
  const today = studyDay(now, day);
  const dayEnd = endOfDay(today, day);
  const recall = ({ memory }: PurposeCard) => (memory ? recallAt(memory, now) : 0);
  const chosen = cards.filter((card) => {
    const { memory, marks } = card;
    if (marks.suspended !== undefined) return false;
    const buried = marks.buried !== undefined && marks.buried >= today;
    switch (purpose) {
      case "due":
        return !buried && (memory === null || memory.due < dayEnd);
      case "flagged":
        return marks.flag !== undefined;
      case "difficult":
        return memory !== null && (memory.lapses >= LAPSES || memory.difficulty >= DIFFICULTY);
      case "forgotten":
        return card.forgottenToday;
      case "ahead":
        return (
          !buried &&
          memory?.state === MEMORY_STATE.review &&
          memory.due >= dayEnd &&
          memory.due < dayEnd + AHEAD_DAYS * 86_400_000
        );
      default:
        return true;
    }
  });
  const value = (card: PurposeCard) => {
    if (purpose === "difficult") return -(card.memory?.lapses ?? 0) * 10 - (card.memory?.difficulty ?? 0);
    // New cards come after what is due, in the order of the deck.
    return card.memory || purpose === "cram" ? recall(card) : 1 + card.position;
  };
  return chosen
    .map((card) => ({ card, at: value(card) }))
    .sort((a, b) => a.at - b.at || a.card.position - b.card.position || a.card.cardId - b.card.cardId)
    .map(({ card }) => card.cardId);
}

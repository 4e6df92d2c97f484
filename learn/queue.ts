/** What comes next today: pure, the same on server and device. */
import { type DaySettings, endOfDay, studyDay } from "./day";
import { MEMORY_STATE, type Memory, recallAt } from "./memory";

/** A card as the queue sees it. */
export interface QueueCard {
  cardId: number;
  /** siblings share it: cards of one fact are not shown on the same day */
  factId: string;
  /** order in which new cards are met */
  position: number;
  memory: Memory | null;
}

export interface QueueLimits {
  newPerDay: number;
  reviewsPerDay: number;
}

/** What was already done on the study day. */
export interface DoneToday {
  newCards: number;
  reviews: number;
}

export interface Queue {
  /** in the order to be shown; learning cards that come due later within the day are not yet in it */
  cardIds: number[];
  dueReviews: number;
  dueLearning: number;
  newCards: number;
  /** learning cards that come due later today: their times (ms) */
  laterToday: number[];
  /** those cards, in the same order */
  laterIds: number[];
  /** due review cards that wait for another day because their fact was or will be met today, whatever the limits */
  held: number;
  /** due review cards that wait because of the limit of reviews a day */
  overLimit: number;
}

/** What of a card decides whether it is held back. */
type MaybeHeld = Pick<QueueCard, "cardId" | "factId"> & {
  memory: Pick<Memory, "state" | "due" | "lastReviewedAt"> | null;
};

/**
 * The cards due for review within the study day that wait for another, since of one fact at most one card a day is
 * asked: of due siblings all but the one longest due, or all of them when the fact is met today otherwise.
 * @param cards all of the learner's, or of a deck
 * @param now ms since the epoch
 */
export function heldBack<C extends MaybeHeld>(cards: readonly C[], day: DaySettings, now: number): Set<C> {
  const today = studyDay(now, day);
  const dayEnd = endOfDay(today, day);
  const factsToday = new Set<string>();
  const due: C[] = [];
  for (const card of cards) {
    if (!card.memory || card.memory.state === MEMORY_STATE.new) continue;
    const isReview = card.memory.state === MEMORY_STATE.review;
    const metToday = studyDay(card.memory.lastReviewedAt, day) === today;
    if (metToday || (!isReview && card.memory.due < dayEnd)) factsToday.add(card.factId);
    if (isReview && card.memory.due < dayEnd) due.push(card);
  }
  // The one longest due comes: a card that keeps failing must not starve the others.
  due.sort((a, b) => (a.memory?.due ?? 0) - (b.memory?.due ?? 0) || a.cardId - b.cardId);
  return new Set(
    due.filter((card) => {
      if (factsToday.has(card.factId)) return true;
      factsToday.add(card.factId);
      return false;
    }),
  );
}

/**
 * The queue of a study day.
 * Order: learning cards due now, then reviews with the least recall first, with new cards spread evenly among them.
 * Siblings: of one fact at most one card a day, the one longest due; one already met today counts. Learning cards
 * always come.
 * @param now ms since the epoch
 */
export function buildQueue(
  cards: readonly QueueCard[],
  limits: QueueLimits,
  done: DoneToday,
  day: DaySettings,
  now: number,
): Queue {
  const today = studyDay(now, day);
  const dayEnd = endOfDay(today, day);
  const learning: QueueCard[] = [];
  const later: { cardId: number; due: number }[] = [];
  const held = heldBack(cards, day, now);
  const chosen: QueueCard[] = [];
  const fresh: QueueCard[] = [];
  const factsToday = new Set<string>();
  for (const card of cards) {
    const { memory } = card;
    if (!memory) fresh.push(card);
    else {
      const metToday = studyDay(memory.lastReviewedAt, day) === today;
      const isLearning = memory.state === MEMORY_STATE.learning || memory.state === MEMORY_STATE.relearning;
      if (metToday || (isLearning && memory.due < dayEnd)) factsToday.add(card.factId);
      if (isLearning && memory.due <= now) learning.push(card);
      else if (isLearning && memory.due < dayEnd) later.push({ cardId: card.cardId, due: memory.due });
      else if (!isLearning && memory.due < dayEnd && !held.has(card)) chosen.push(card);
    }
  }
  later.sort((a, b) => a.due - b.due || a.cardId - b.cardId);
  learning.sort((a, b) => (a.memory?.due ?? 0) - (b.memory?.due ?? 0) || a.cardId - b.cardId);
  const recall = new Map(chosen.map((c) => [c.cardId, c.memory ? recallAt(c.memory, now) : 0]));
  chosen.sort((a, b) => (recall.get(a.cardId) ?? 0) - (recall.get(b.cardId) ?? 0) || a.cardId - b.cardId);
  fresh.sort((a, b) => a.position - b.position || a.cardId - b.cardId);

  const take = (from: QueueCard[], most: number) => {
    const taken: QueueCard[] = [];
    for (const card of from) {
      if (taken.length >= most) break;
      if (factsToday.has(card.factId)) continue;
      factsToday.add(card.factId);
      taken.push(card);
    }
    return taken;
  };
  const takenReviews = take(chosen, Math.max(0, limits.reviewsPerDay - done.reviews));
  const takenNew = take(fresh, Math.max(0, limits.newPerDay - done.newCards));
  return {
    cardIds: [...learning, ...spread(takenReviews, takenNew)].map((c) => c.cardId),
    dueReviews: takenReviews.length,
    dueLearning: learning.length,
    newCards: takenNew.length,
    laterToday: later.map((card) => card.due),
    laterIds: later.map((card) => card.cardId),
    held: held.size,
    overLimit: chosen.length - takenReviews.length,
  };
}

/**
 * When the next cards come once the queue is done, ms since the epoch; null when none of those met does.
 * Cards held back or over the limit come with the next study day, though their time has passed.
 */
export function nextCardsAt(
  cards: readonly QueueCard[],
  queue: Pick<Queue, "held" | "overLimit">,
  day: DaySettings,
  now: number,
): number | null {
  if (queue.held + queue.overLimit > 0) return endOfDay(studyDay(now, day), day);
  return cards.reduce<number | null>((soonest, { memory }) => {
    if (!memory || memory.due <= now) return soonest;
    return soonest === null ? memory.due : Math.min(soonest, memory.due);
  }, null);
}

/** Puts the fewer evenly among the more, keeping the order of each. */
export function spread<T>(a: readonly T[], b: readonly T[]): T[] {
  const result: T[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && (i + 1) * (b.length + 1) <= (j + 1) * (a.length + 1)))
      result.push(a[i++] as T);
    else result.push(b[j++] as T);
  }
  return result;
}

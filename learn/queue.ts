/** What comes next today: pure, the same on server and device. */
import { type DaySettings, endOfDay, type StudyDay, startOfDay, studyDay } from "./day";
import { MEMORY_STATE, type Memory, recallAt } from "./memory";
import type { PresetOptions } from "./preset";
import { hashText } from "./random";

/** A card as the queue sees it. */
export interface QueueCard {
  cardId: number;
  /** siblings share it: cards of one fact are not shown on the same day */
  factId: string;
  /** order in which new cards are met */
  position: number;
  /** 1 to 3; absent counts as 2 */
  importance?: number | undefined;
  memory: Memory | null;
}

/** What of a preset the queue goes by. */
export type QueueOptions = Pick<PresetOptions, "newPerDay" | "reviewsPerDay"> &
  Partial<Pick<PresetOptions, "newOrder" | "reviewOrder" | "mix" | "spaceSiblings">>;

/** Cards of one preset, with what was done of them today: its limits count for them together. */
export interface QueueGroup {
  cards: readonly QueueCard[];
  options: QueueOptions;
  done: DoneToday;
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
  const { dayStart, dayEnd } = boundsOf(studyDay(now, day), day);
  const factsToday = new Set<string>();
  const due: C[] = [];
  for (const card of cards) {
    if (!card.memory || card.memory.state === MEMORY_STATE.new) continue;
    const isReview = card.memory.state === MEMORY_STATE.review;
    const { lastReviewedAt } = card.memory;
    const metToday = lastReviewedAt >= dayStart && lastReviewedAt < dayEnd;
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

/** When a study day begins and ends, ms: of 20,000 cards it is dear to ask for each on which day it was. */
function boundsOf(today: StudyDay, day: DaySettings): { dayStart: number; dayEnd: number } {
  return { dayStart: startOfDay(today, day), dayEnd: endOfDay(today, day) };
}

/** The queue of a study day where one preset counts for all cards: see buildQueues. */
export function buildQueue(
  cards: readonly QueueCard[],
  options: QueueOptions,
  done: DoneToday,
  day: DaySettings,
  now: number,
): Queue {
  return buildQueues([{ cards, options, done }], day, now);
}

/**
 * The queue of a study day.
 * Order: learning cards due now, then of each preset its reviews and new cards, in the orders it chose, the presets
 * spread evenly among one another.
 * Siblings: of one fact at most one card a day, the one longest due; one already met today counts. Learning cards
 * always come. A preset may let siblings come together.
 * @param now ms since the epoch
 */
export function buildQueues(groups: readonly QueueGroup[], day: DaySettings, now: number): Queue {
  const today = studyDay(now, day);
  const { dayStart, dayEnd } = boundsOf(today, day);
  const spaced = groups
    .filter(({ options }) => options.spaceSiblings !== false)
    .flatMap(({ cards }) => cards);
  const held = heldBack(spaced, day, now);
  const factsToday = new Set<string>();
  const learning: QueueCard[] = [];
  const later: { cardId: number; due: number }[] = [];
  const sorted = groups.map(({ cards, options, done }) => {
    const due: QueueCard[] = [];
    const fresh: QueueCard[] = [];
    for (const card of cards) {
      const { memory } = card;
      if (!memory) {
        fresh.push(card);
        continue;
      }
      const isLearning = memory.state === MEMORY_STATE.learning || memory.state === MEMORY_STATE.relearning;
      const metToday = memory.lastReviewedAt >= dayStart && memory.lastReviewedAt < dayEnd;
      if (metToday || (isLearning && memory.due < dayEnd)) factsToday.add(card.factId);
      if (isLearning && memory.due <= now) learning.push(card);
      else if (isLearning && memory.due < dayEnd) later.push({ cardId: card.cardId, due: memory.due });
      else if (!isLearning && memory.due < dayEnd && !held.has(card)) due.push(card);
    }
    return {
      options,
      done,
      due: reviewsInOrder(due, options, today, now),
      fresh: newInOrder(fresh, options, today),
    };
  });
  later.sort((a, b) => a.due - b.due || a.cardId - b.cardId);
  learning.sort((a, b) => (a.memory?.due ?? 0) - (b.memory?.due ?? 0) || a.cardId - b.cardId);

  const take = (from: readonly QueueCard[], most: number, space: boolean) => {
    const taken: QueueCard[] = [];
    for (const card of from) {
      if (taken.length >= most) break;
      if (space && factsToday.has(card.factId)) continue;
      factsToday.add(card.factId);
      taken.push(card);
    }
    return taken;
  };
  // Reviews of all presets before the new cards of any, so that a new card holds no due sibling back.
  const reviews = sorted.map(({ due, options, done }) =>
    take(due, Math.max(0, options.reviewsPerDay - done.reviews), options.spaceSiblings !== false),
  );
  const fresh = sorted.map(({ fresh: cards, options, done }) =>
    take(cards, Math.max(0, options.newPerDay - done.newCards), options.spaceSiblings !== false),
  );
  const mixed = sorted.map(({ options }, n) => mix(reviews[n] ?? [], fresh[n] ?? [], options.mix));
  const count = (lists: readonly QueueCard[][]) => lists.reduce((sum, list) => sum + list.length, 0);
  return {
    cardIds: [...learning, ...mixed.reduce<QueueCard[]>((all, own) => spread(all, own), [])].map(
      (card) => card.cardId,
    ),
    dueReviews: count(reviews),
    dueLearning: learning.length,
    newCards: count(fresh),
    laterToday: later.map((card) => card.due),
    laterIds: later.map((card) => card.cardId),
    held: held.size,
    overLimit: count(sorted.map(({ due }) => due)) - count(reviews),
  };
}

function mix(reviews: QueueCard[], fresh: QueueCard[], order: QueueOptions["mix"]): QueueCard[] {
  if (order === "reviews-first") return [...reviews, ...fresh];
  return order === "new-first" ? [...fresh, ...reviews] : spread(reviews, fresh);
}

function reviewsInOrder(cards: readonly QueueCard[], options: QueueOptions, today: string, now: number) {
  const { reviewOrder = "recall" } = options;
  const value = ({ cardId, memory }: QueueCard) => {
    if (reviewOrder === "random") return hashText(`${today} ${cardId}`);
    if (reviewOrder === "due") return memory?.due ?? 0;
    return memory ? recallAt(memory, now) : 0;
  };
  return byValue(cards, value);
}

function newInOrder(cards: readonly QueueCard[], { newOrder = "deck" }: QueueOptions, today: string) {
  const inDeck = byValue(cards, ({ position }) => position);
  if (newOrder === "deck") return inDeck;
  if (newOrder === "random") return byValue(inDeck, ({ cardId }) => hashText(`${today} ${cardId}`));
  // Sorting is stable: of the same importance the order of the deck holds.
  return [...inDeck].sort((a, b) => (b.importance ?? 2) - (a.importance ?? 2));
}

function byValue(cards: readonly QueueCard[], value: (card: QueueCard) => number): QueueCard[] {
  return cards
    .map((card) => ({ card, at: value(card) }))
    .sort((a, b) => a.at - b.at || a.card.cardId - b.card.cardId)
    .map(({ card }) => card);
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

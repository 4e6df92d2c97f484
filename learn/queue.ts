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
type HeldMemory = Pick<Memory, "state" | "due" | "lastReviewedAt">;
type MaybeHeld = Pick<QueueCard, "cardId" | "factId"> & { memory: HeldMemory | null };

/** When a study day begins, and the next, ms. */
interface Bounds {
  dayStart: number;
  dayEnd: number;
}

/**
 * The cards due for review within the study day that wait for another, since of one fact at most one card a day is
 * asked: of due siblings all but the one longest due, or all of them when the fact is met today otherwise.
 * @param cards all of the learner's, or of a deck
 * @param now ms since the epoch
 */
export function heldBack<C extends MaybeHeld>(cards: readonly C[], day: DaySettings, now: number): Set<C> {
  const bounds = boundsOf(studyDay(now, day), day);
  const facts = new Set<string>();
  const due: C[] = [];
  for (const card of cards) {
    const { memory } = card;
    if (!memory || memory.state === MEMORY_STATE.new) continue;
    if (holdsFact(memory, bounds)) facts.add(card.factId);
    if (memory.state === MEMORY_STATE.review && memory.due < bounds.dayEnd) due.push(card);
  }
  return heldAmong(due, facts);
}

/** Whether siblings wait because of this card: it was met on the day, or comes as a learning card. */
function holdsFact({ state, due, lastReviewedAt }: HeldMemory, { dayStart, dayEnd }: Bounds): boolean {
  if (lastReviewedAt >= dayStart && lastReviewedAt < dayEnd) return true;
  return state !== MEMORY_STATE.review && due < dayEnd;
}

/** Of due cards those that wait: of one fact the one longest due comes, lest a card that keeps failing starve the others. */
function heldAmong<C extends MaybeHeld>(due: readonly C[], factsToday: ReadonlySet<string>): Set<C> {
  const facts = new Set(factsToday);
  const held = new Set<C>();
  for (const card of byValue(due, ({ memory }) => memory?.due ?? 0)) {
    if (facts.has(card.factId)) held.add(card);
    else facts.add(card.factId);
  }
  return held;
}

/** Asked once, for of 20,000 cards it is dear to ask for each on which day it was. */
function boundsOf(today: StudyDay, day: DaySettings): Bounds {
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
  const bounds = boundsOf(today, day);
  const { dayEnd } = bounds;
  const factsToday = new Set<string>();
  // Of presets that space siblings: these alone hold cards back.
  const spacedFacts = new Set<string>();
  const learning: QueueCard[] = [];
  const later: { cardId: number; due: number }[] = [];
  const told = groups.map(({ cards, options, done }) => {
    const spaced = options.spaceSiblings !== false;
    const due: QueueCard[] = [];
    const fresh: QueueCard[] = [];
    for (const card of cards) {
      const { memory } = card;
      if (!memory) {
        fresh.push(card);
        continue;
      }
      const isLearning = memory.state === MEMORY_STATE.learning || memory.state === MEMORY_STATE.relearning;
      if (holdsFact(memory, bounds)) {
        factsToday.add(card.factId);
        if (spaced) spacedFacts.add(card.factId);
      }
      if (isLearning && memory.due <= now) learning.push(card);
      else if (isLearning && memory.due < dayEnd) later.push({ cardId: card.cardId, due: memory.due });
      else if (!isLearning && memory.due < dayEnd) due.push(card);
    }
    return { options, done, spaced, due, fresh };
  });
  const held = heldAmong(
    told.flatMap(({ spaced, due }) => (spaced ? due : [])),
    spacedFacts,
  );
  const sorted = told.map(({ options, done, due, fresh }) => ({
    options,
    done,
    due: reviewsInOrder(held.size > 0 ? due.filter((card) => !held.has(card)) : due, options, today, now),
    fresh: newInOrder(fresh, options, today),
  }));
  later.sort((a, b) => a.due - b.due || a.cardId - b.cardId);
  learning.sort((a, b) => (a.memory?.due ?? 0) - (b.memory?.due ?? 0) || a.cardId - b.cardId);

  const take = (from: Iterable<QueueCard>, most: number, space: boolean) => {
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

function newInOrder(
  cards: readonly QueueCard[],
  { newOrder = "deck" }: QueueOptions,
  today: string,
): Iterable<QueueCard> {
  if (newOrder === "deck") return firstByValue(cards, ({ position }) => position);
  if (newOrder === "random") return firstByValue(cards, ({ cardId }) => hashText(`${today} ${cardId}`));
  const inDeck = byValue(cards, ({ position }) => position);
  return [3, 2, 1].flatMap((level) => inDeck.filter(({ importance = 2 }) => importance === level));
}

/**
 * The same as byValue, for lists of which the beginning is asked for: new cards are thousands, and twenty are met. Sorts
 * a piece of the smallest, then one twice as large, as far as it is asked.
 */
function* firstByValue<C extends { cardId: number }>(
  cards: readonly C[],
  value: (card: C) => number,
): Generator<C> {
  const values = new Float64Array(cards.length);
  for (const [n, card] of cards.entries()) values[n] = value(card);
  const limits = values.slice().sort();
  let above = Number.NEGATIVE_INFINITY;
  for (let piece = 128; above < (limits.at(-1) ?? above); piece *= 2) {
    const below = limits[Math.min(piece, limits.length) - 1] as number;
    yield* byValue(
      cards.filter((_, n) => (values[n] as number) > above && (values[n] as number) <= below),
      value,
    );
    above = below;
  }
}

/** The smallest value first; of the same value the smaller id. Numbers are sorted by the machine, quicker than by a function. */
function byValue<C extends { cardId: number }>(cards: readonly C[], value: (card: C) => number): C[] {
  const groups = new Map<number, C[]>();
  for (const card of cards) {
    const at = value(card);
    const group = groups.get(at);
    if (group) group.push(card);
    else groups.set(at, [card]);
  }
  const sorted: C[] = [];
  for (const at of Float64Array.from(groups.keys()).sort()) {
    const group = groups.get(at) ?? [];
    if (group.length > 1) group.sort((a, b) => a.cardId - b.cardId);
    for (const card of group) sorted.push(card);
  }
  return sorted;
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
  if (a.length === 0 || b.length === 0) return [...a, ...b];
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

/** What comes next today: pure, the same on server and device. */
import { type DaySettings, endOfDay, type StudyDay, startOfDay, studyDay } from "./day";
import { firstInOrder, inOrder } from "./in-order";
import { MEMORY_STATE, type Memory } from "./memory";
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
  const facts: ComingFacts<C> = new Map();
  const due: C[] = [];
  for (const card of cards) {
    const { memory } = card;
    if (!memory || memory.state === MEMORY_STATE.new) continue;
    if (holdsFact(memory, bounds)) facts.set(card.factId, null);
    if (memory.state === MEMORY_STATE.review && memory.due < bounds.dayEnd) due.push(card);
  }
  return heldAmong(due, facts);
}

/** Whether siblings wait because of this card: it was met on the day, or comes as a learning card. */
function holdsFact({ state, due, lastReviewedAt }: HeldMemory, { dayStart, dayEnd }: Bounds): boolean {
  if (lastReviewedAt >= dayStart && lastReviewedAt < dayEnd) return true;
  return state !== MEMORY_STATE.review && due < dayEnd;
}

/** Facts of a day, each with the review card that comes; null: the fact is met otherwise. */
type ComingFacts<C> = Map<string, C | null>;

/**
 * Of due cards those that wait: of one fact the one longest due comes, lest a card that keeps failing starve the others.
 * @param facts the facts that are met otherwise; those of the cards that come are added
 */
function heldAmong<C extends MaybeHeld>(due: readonly C[], facts: ComingFacts<C>): Set<C> {
  const held = new Set<C>();
  for (let n = 0; n < due.length; n++) {
    const card = due[n] as C;
    const other = facts.get(card.factId);
    if (other === null || (other && !isEarlier(card, other))) held.add(card);
    else {
      if (other) held.add(other);
      facts.set(card.factId, card);
    }
  }
  return held;
}

function isEarlier(card: MaybeHeld, other: MaybeHeld): boolean {
  const [due, otherDue] = [card.memory?.due ?? 0, other.memory?.due ?? 0];
  return due < otherDue || (due === otherDue && card.cardId < other.cardId);
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
  const told = groups.map((group) => ({
    ...tell(group.cards, bounds, now),
    options: group.options,
    spaced: group.options.spaceSiblings !== false,
    mostReviews: Math.max(0, group.options.reviewsPerDay - group.done.reviews),
    mostNew: Math.max(0, group.options.newPerDay - group.done.newCards),
  }));
  const all = (of: "learning" | "later") =>
    inOrder(
      told.flatMap((group) => group[of]),
      dueAt,
    );
  const [learning, later] = [all("learning"), all("later")];

  // Facts that come today, of presets that space siblings, which alone hold cards back, and of the others.
  const facts: ComingFacts<QueueCard> = new Map();
  const others = new Set<string>();
  for (const { spaced, met } of told)
    for (const factId of met) {
      if (spaced) facts.set(factId, null);
      else others.add(factId);
    }
  const held = heldAmong(
    told.flatMap(({ spaced, due }) => (spaced ? due : [])),
    facts,
  );

  // Reviews of all presets before the new cards of any, so that a new card holds no due sibling back.
  const reviews = told.map(({ options, spaced, due, mostReviews }) => {
    const passed = spaced && held.size + others.size > 0;
    const free = passed ? due.filter((card) => !held.has(card) && !others.has(card.factId)) : due;
    const sorted = reviewsInOrder(free, options, today, now);
    if (spaced)
      for (let n = mostReviews; n < sorted.length; n++) facts.delete((sorted[n] as QueueCard).factId);
    const taken = mostReviews < sorted.length ? sorted.slice(0, mostReviews) : sorted;
    if (!spaced) for (const { factId } of taken) others.add(factId);
    return taken;
  });
  const fresh = told.map(({ options, spaced, fresh: cards, mostNew }) => {
    const taken: QueueCard[] = [];
    if (mostNew === 0) return taken;
    for (const card of newInOrder(cards, options, today)) {
      if (spaced && (facts.has(card.factId) || others.has(card.factId))) continue;
      others.add(card.factId);
      if (taken.push(card) >= mostNew) break;
    }
    return taken;
  });
  const mixed = told.map(({ options }, n) => mix(reviews[n] ?? [], fresh[n] ?? [], options.mix));
  const count = (lists: readonly QueueCard[][]) => lists.reduce((sum, list) => sum + list.length, 0);
  return {
    cardIds: learning.concat(mixed.reduce(spread, [])).map(idOf),
    dueReviews: count(reviews),
    dueLearning: learning.length,
    newCards: count(fresh),
    laterToday: later.map(dueAt),
    laterIds: later.map(idOf),
    held: held.size,
    overLimit: count(told.map(({ due }) => due)) - held.size - count(reviews),
  };
}

const idOf = ({ cardId }: QueueCard) => cardId;
const dueAt = ({ memory }: QueueCard) => memory?.due ?? 0;

/**
 * What cards are today, in one pass over all of them: here and in what follows it is plain loops that make a queue of
 * 20,000 cards quick on a page just opened.
 */
function tell(cards: readonly QueueCard[], bounds: Bounds, now: number) {
  const { dayStart, dayEnd } = bounds;
  const told = {
    learning: [] as QueueCard[],
    later: [] as QueueCard[],
    due: [] as QueueCard[],
    fresh: [] as QueueCard[],
    /** facts because of which siblings wait */
    met: [] as string[],
  };
  const fresh = told.fresh;
  for (let n = 0; n < cards.length; n++) {
    const card = cards[n] as QueueCard;
    const memory = card.memory;
    if (!memory) {
      fresh.push(card);
      continue;
    }
    const due = memory.due;
    if (due >= dayEnd && memory.lastReviewedAt < dayStart) continue;
    if (holdsFact(memory, bounds)) told.met.push(card.factId);
    if (due >= dayEnd) continue;
    if (memory.state !== MEMORY_STATE.learning && memory.state !== MEMORY_STATE.relearning)
      told.due.push(card);
    else if (due <= now) told.learning.push(card);
    else told.later.push(card);
  }
  return told;
}

function mix(reviews: QueueCard[], fresh: QueueCard[], order: QueueOptions["mix"]): QueueCard[] {
  if (order === "reviews-first") return reviews.concat(fresh);
  return order === "new-first" ? fresh.concat(reviews) : spread(reviews, fresh);
}

function reviewsInOrder(
  cards: readonly QueueCard[],
  { reviewOrder = "recall" }: QueueOptions,
  today: string,
  now: number,
): QueueCard[] {
  if (reviewOrder === "due") return inOrder(cards, dueAt);
  if (reviewOrder === "random") return inOrder(cards, shuffledOn(today));
  // In the order of recall: that falls with the time since the last review in stabilities and with nothing else (see
  // recallAt), and so does this, from 1 to 0, which is quicker to work out.
  return inOrder(cards, ({ memory }) => {
    if (!memory) return 0;
    const since = now - memory.lastReviewedAt;
    return since > 0 ? 1 / (1 + since / memory.stability) : 1;
  });
}

const shuffledOn =
  (today: string) =>
  ({ cardId }: QueueCard) =>
    hashText(`${today} ${cardId}`);

const positionOf = ({ position }: QueueCard) => position;

function newInOrder(
  cards: readonly QueueCard[],
  { newOrder = "deck" }: QueueOptions,
  today: string,
): Iterable<QueueCard> {
  if (newOrder === "deck") return firstInOrder(cards, positionOf);
  if (newOrder === "random") return firstInOrder(cards, shuffledOn(today));
  const inDeck = inOrder(cards, positionOf);
  return [3, 2, 1].flatMap((level) => inDeck.filter(({ importance = 2 }) => importance === level));
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
  if (a.length === 0 || b.length === 0) return a.concat(b);
  const parts: (readonly T[])[] = [];
  let from = 0;
  for (let j = 0; j < b.length; j++) {
    // So many of the first come before the next of the second.
    const to = Math.min(a.length, Math.floor(((j + 1) * (a.length + 1)) / (b.length + 1)));
    parts.push(a.slice(from, to), b.slice(j, j + 1));
    from = to;
  }
  parts.push(a.slice(from));
  return parts.flat() as T[];
}

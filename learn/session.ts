/**
 * One sitting with the cards of a queue: which card is on the table, what comes next, what was done.
 * Pure, so that the next card is there in the same frame and undoing is exact. The device rates with the same
 * function as the server (memory.ts); what the server folds from the events is the truth.
 */
import type { QuizForm } from "./answer";
import { AHEAD_MS, comesNow, returns } from "./due";
import type { Evidence } from "./evidence";
import type { Card } from "./item";
import { MEMORY_STATE, type Memory, rate, type SchedulerOptions } from "./memory";
import { DEFAULT_WEIGHTS_ID, MAX_DURATION_MS, type Rating, SCHEDULER } from "./review";
import type { Schedule } from "./schedule";

/** A card with its back and what is remembered of it: all that a device needs to ask it offline. */
export interface StudyCard {
  id: number;
  trace: number;
  topicTitle: string;
  body: Card;
  memory: Memory | null;
  /** the answer before its last change, where it changed */
  previousAnswer: string | null;
  /** ms since the epoch */
  changedAt: number | null;
  /** true while the learner has reviews of the older answer and none of the new */
  changedForMe: boolean;
}

/** How this device schedules: what memory.ts takes, and the id that events give to the weights. */
export interface SessionScheduler extends SchedulerOptions {
  weightsId?: string | undefined;
  /** the longest an answer counts for, ms */
  answerCapMs?: number | undefined;
}

/** How an answer was judged: its score and that of blind guessing, 0 to 1. */
type Judged = Pick<Evidence, "score" | "guess">;

/** An answer in another form than a flashcard. */
export interface FormAnswer {
  form: QuizForm;
  judged: Judged;
}

/** What is sent of a rating or an undo. Times in ms since the epoch. */
export interface StudyEvent {
  id: string;
  cardId: number;
  trace: number;
  kind: "rating" | "undo";
  targetId: string | null;
  rating: Rating | null;
  form: string | null;
  /** of an answer in another form than a flashcard what it proves */
  judged?: Judged;
  reviewedAt: number;
  durationMs: number;
  /** of a rating what the device scheduled it by, so that the server's fold gives what the button promised */
  schedule?: Schedule;
}

interface Moment {
  /** how many of `cards` have been taken */
  taken: number;
  current: number | null;
  /** learning cards that come back within the sitting, soonest first */
  waiting: readonly { cardId: number; due: number }[];
  memories: ReadonlyMap<number, Memory | null>;
  tally: Tally;
}

/** What was done in the sitting. */
interface Tally {
  /** cards rated at least once */
  cards: number;
  ratings: number;
  /** ratings other than Again */
  recalled: number;
  durationMs: number;
  newCards: number;
}

export interface Session extends Moment {
  cards: readonly StudyCard[];
  /** cards rated elsewhere meanwhile: not asked here */
  dropped: ReadonlySet<number>;
  /** cards of the whole queue, those not yet loaded included */
  total: number;
  shown: boolean;
  /** when the current card was put on the table */
  askedAt: number;
  past: readonly { before: Moment; reviewId: string; cardId: number }[];
}

/** A card that was put back waits so long, unless nothing else is left. */
const BACK_MS = 5 * 60_000;
/** As far as a sitting goes. */
const MOST_UNDONE = 10_000;

/**
 * Begins a sitting. `total` counts the cards that will be added later, too.
 * @param returning learning cards of an earlier sitting that are not yet due: they come back here as they would have
 *   come back there; those too far off are left out
 */
export function beginSession(
  cards: readonly StudyCard[],
  total: number,
  now: number,
  returning: readonly StudyCard[] = [],
): Session {
  const times = returning.map((card) => card.memory?.due ?? Infinity);
  const begins = Math.max(total, cards.length) > 0 || comesNow(times, now);
  const back = begins ? returning.filter((_, n) => returns(now)(times[n] ?? Infinity)) : [];
  const empty: Session = {
    // They stand before the queue and count as taken: only their time puts them on the table.
    cards: back,
    dropped: new Set(),
    total: back.length + Math.max(total, cards.length),
    taken: back.length,
    current: null,
    waiting: back
      .map((card) => ({ cardId: card.id, due: card.memory?.due ?? now }))
      .sort((a, b) => a.due - b.due),
    memories: new Map(back.map((card) => [card.id, card.memory])),
    tally: { cards: 0, ratings: 0, recalled: 0, durationMs: 0, newCards: 0 },
    shown: false,
    askedAt: now,
    past: [],
  };
  return cards.length > 0 ? addCards(empty, cards, now) : advance(empty, now);
}

/** Adds cards that arrived later; those already there are left out. */
export function addCards(session: Session, cards: readonly StudyCard[], now: number): Session {
  const known = new Set(session.cards.map((card) => card.id));
  const fresh = cards.filter((card) => !known.has(card.id) && !session.dropped.has(card.id));
  if (fresh.length === 0) return session.current === null ? advance(session, now) : session;
  const memories = new Map(session.memories);
  for (const card of fresh) memories.set(card.id, card.memory);
  const all = [...session.cards, ...fresh];
  const next = { ...session, cards: all, total: Math.max(session.total, all.length), memories };
  return next.current === null ? advance(next, now) : next;
}

/**
 * Leaves out a card that was rated elsewhere, in another tab say. One already rated in this sitting stays, and so does
 * the one on the table when its answer is shown.
 */
export function dropCard(session: Session, cardId: number, now: number): Session {
  const at = session.cards.findIndex((card) => card.id === cardId);
  const dropped = new Set(session.dropped).add(cardId);
  const card = session.cards[at];
  if (!card) return { ...session, dropped };
  const isCurrent = session.current === cardId;
  if (memoryOf(session, cardId) !== card.memory || (isCurrent && session.shown)) return session;
  const without = <M extends Moment>(moment: M): M => ({
    ...moment,
    taken: moment.taken - (at < moment.taken ? 1 : 0),
    waiting: moment.waiting.filter((one) => one.cardId !== cardId),
  });
  const memories = new Map(session.memories);
  memories.delete(cardId);
  const next = {
    ...without(session),
    cards: session.cards.filter((one) => one.id !== cardId),
    dropped,
    total: session.total - 1,
    memories,
    past: session.past.map((step) => ({ ...step, before: without(step.before) })),
  };
  // With the table empty the last card to wait for may have been this one.
  return isCurrent || next.current === null ? advance(next, now) : next;
}

/** The card on the table. */
export function currentCard(session: Session): StudyCard | null {
  return session.cards.find((card) => card.id === session.current) ?? null;
}

/** What is remembered of a card at this point of the sitting. */
export function memoryOf(session: Session, cardId: number): Memory | null {
  return session.memories.get(cardId) ?? null;
}

/** Turns the card on the table. */
export function showAnswer(session: Session): Session {
  return session.current === null || session.shown ? session : { ...session, shown: true };
}

/**
 * Rates the card on the table and puts the next one there.
 * @param id the event's id, UUIDv7
 * @param answer given in another form: what it proves takes the rating's place
 * @returns the session after, and the event to send; null where no answer is shown
 */
export function rateCurrent(
  session: Session,
  rating: Rating,
  id: string,
  now: number,
  options: SessionScheduler,
  answer?: FormAnswer,
): { session: Session; event: StudyEvent } | null {
  const card = currentCard(session);
  if (!card || !session.shown) return null;
  const before = memoryOf(session, card.id);
  const memory = rate(before, { id, cardId: card.id, rating, reviewedAt: now, ...answer?.judged }, options);
  const most = Math.min(MAX_DURATION_MS, options.answerCapMs ?? MAX_DURATION_MS);
  const durationMs = Math.min(most, Math.max(0, now - session.askedAt));
  const { taken, current, waiting, memories, tally } = session;
  const learning = memory.state === MEMORY_STATE.learning || memory.state === MEMORY_STATE.relearning;
  const comesBack = learning && returns(now)(memory.due);
  const after: Session = {
    ...session,
    memories: new Map(memories).set(card.id, memory),
    waiting: comesBack
      ? [...waiting, { cardId: card.id, due: memory.due }].sort((a, b) => a.due - b.due)
      : waiting,
    tally: {
      // A card rated in this sitting has another memory than the one it came with.
      cards: tally.cards + (before === card.memory ? 1 : 0),
      ratings: tally.ratings + 1,
      recalled: tally.recalled + (rating > 1 ? 1 : 0),
      durationMs: tally.durationMs + durationMs,
      newCards: tally.newCards + (before ? 0 : 1),
    },
    past: [
      ...session.past,
      { before: { taken, current, waiting, memories, tally }, reviewId: id, cardId: card.id },
    ].slice(-MOST_UNDONE),
  };
  const event: StudyEvent = {
    id,
    cardId: card.id,
    trace: card.trace,
    kind: "rating",
    targetId: null,
    rating,
    form: answer?.form ?? "flip",
    ...(answer ? { judged: answer.judged } : {}),
    reviewedAt: now,
    durationMs,
    schedule: {
      scheduler: SCHEDULER,
      weightsId: options.weightsId ?? DEFAULT_WEIGHTS_ID,
      desiredRetention: options.desiredRetention,
      options: options.options ?? null,
    },
  };
  return { session: advance(after, now), event };
}

/**
 * Takes the last rating back: its card is on the table again with the answer shown.
 * @param id the undo event's id, UUIDv7
 * @returns null where there is nothing to undo
 */
export function undoLast(
  session: Session,
  id: string,
  now: number,
): { session: Session; event: StudyEvent } | null {
  const last = session.past.at(-1);
  const card = session.cards.find((c) => c.id === last?.cardId);
  if (!last || !card) return null;
  const memories = new Map(session.memories);
  memories.set(card.id, last.before.memories.get(card.id) ?? null);
  return {
    session: {
      ...session,
      ...last.before,
      memories,
      shown: true,
      askedAt: now,
      past: session.past.slice(0, -1),
    },
    event: {
      id,
      cardId: card.id,
      trace: card.trace,
      kind: "undo",
      targetId: last.reviewId,
      rating: null,
      form: null,
      reviewedAt: now,
      durationMs: 0,
    },
  };
}

/** Puts the card on the table back, unrated: it comes again in a while, or when nothing else is left. */
export function putBack(session: Session, now: number): Session {
  const { current, waiting } = session;
  if (current === null) return session;
  const back = [...waiting, { cardId: current, due: now + BACK_MS }].sort((a, b) => a.due - b.due);
  // The card itself is not what comes next, unless it is the only one.
  return advance({ ...session, waiting: back }, now);
}

/** Takes a card out of the sitting, whatever was done with it: it was suspended or buried. Undo does not bring it back. */
export function setAside(session: Session, cardId: number, now: number): Session {
  const known = session.cards.some((card) => card.id === cardId);
  const without = { ...session, waiting: session.waiting.filter((one) => one.cardId !== cardId) };
  const rated = memoryOf(session, cardId) !== session.cards.find((card) => card.id === cardId)?.memory;
  if (!known || rated) return session.current === cardId ? advance(without, now) : without;
  return dropCard({ ...session, shown: session.current === cardId ? false : session.shown }, cardId, now);
}

/** Cards met in this sitting; with `total` it makes "7 of 24". Those that come back are counted once. */
export function doneCount(session: Session): number {
  return session.tally.cards;
}

/** Cards done in this sitting that come back in it: they are not among those to come that `total` counts. */
export function comingBack(session: Session): number {
  const before = (cardId: number) => session.cards.find((card) => card.id === cardId)?.memory;
  return session.waiting.filter(({ cardId }) => memoryOf(session, cardId) !== before(cardId)).length;
}

/** Nothing on the table, nothing to load, nothing that comes back soon. */
export function isOver(session: Session): boolean {
  return session.current === null && session.taken >= session.total;
}

function advance(session: Session, now: number): Session {
  const first = session.waiting[0];
  const loaded = session.cards[session.taken];
  const onTable = { shown: false, askedAt: now };
  const nothingElse = session.taken >= session.total && first !== undefined && first.due - now <= AHEAD_MS;
  if (first && (first.due <= now || nothingElse)) {
    return { ...session, ...onTable, current: first.cardId, waiting: session.waiting.slice(1) };
  }
  if (loaded) return { ...session, ...onTable, current: loaded.id, taken: session.taken + 1 };
  return { ...session, ...onTable, current: null };
}

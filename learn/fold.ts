/**
 * Folding events into memory. Pure, and the same on server and device: any number of devices, in any order, with
 * repeats, weeks late: the same events give the same state.
 */
import { ratingOf } from "./evidence";
import type { Memory } from "./memory";
import type { Rating, ReviewEvent } from "./review";
import { SCHEDULERS, type Schedulers } from "./schedulers";

/** The weights an event's `weightsId` stands for; undefined for the defaults. */
export type WeightsOf = (weightsId: string) => readonly number[] | undefined;

/** One rating that was not undone, with the memory before and after it. */
export interface Step {
  event: ReviewEvent & { rating: Rating };
  before: Memory | null;
  after: Memory;
  /** recall probability predicted just before, 0 to 1; null at a first meeting */
  predicted: number | null;
}

/** Events in the order they count: by time, and by id where the time is the same. */
export function inOrder(events: readonly ReviewEvent[]): ReviewEvent[] {
  return [...events].sort((a, b) => a.reviewedAt - b.reviewedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/**
 * What of one card's events stands: repeats and undone ratings and resets are dropped. An undo may arrive before what
 * it takes back, and belongs to the trace of that. What a quiz judged is not the learner's to take back, and undoing
 * an undo does nothing. What a correction judges anew stands in its place and at its time as if it had been judged so at
 * once, or falls away.
 */
function standing(events: readonly ReviewEvent[]): ReviewEvent[] {
  const unique = new Map(events.map((event) => [event.id, event]));
  const undone = new Set<string | null>();
  for (const event of unique.values()) if (event.kind === "undo") undone.add(event.targetId);
  const corrected = new Map(
    inOrder([...unique.values()].filter(({ kind }) => kind === "correction")).map((one) => [
      one.targetId,
      one,
    ]),
  );
  return inOrder(
    [...unique.values()].flatMap((event) => {
      if (event.kind === "undo" || event.kind === "correction") return [];
      if (event.score === null) return undone.has(event.id) ? [] : [event];
      const correction = corrected.get(event.id);
      return correction ? judgedAnew(event, correction) : [event];
    }),
  );
}

function judgedAnew(event: ReviewEvent, { score, guess }: ReviewEvent): ReviewEvent[] {
  if (score === null || guess === null) return [];
  return [{ ...event, score, guess, rating: ratingOf({ score, guess }) }];
}

/**
 * Every rating of one trace that stands, in order; those before a reset are among them, since they did happen.
 *
 * The newest event names the scheduler that folds the whole trace. Events that name another one are replayed as if
 * this one had scheduled them, with the newest event's weights, since theirs mean nothing to it.
 */
function foldTrace(
  events: readonly ReviewEvent[],
  weightsOf: WeightsOf,
  schedulers: Schedulers,
): { steps: Step[]; memory: Memory | null } {
  const newest = events.at(-1);
  const scheduler = newest && schedulers.get(newest.scheduler);
  if (!newest) return { steps: [], memory: null };
  if (!scheduler) throw new Error(`There is no scheduler ${newest.scheduler} to fold with.`);
  const steps: Step[] = [];
  let state: unknown = null;
  let before: Memory | null = null;
  for (const event of events) {
    if (event.kind === "reset") {
      state = null;
      before = null;
      continue;
    }
    const own = event.scheduler === newest.scheduler ? event : newest;
    const weights = weightsOf(own.weightsId);
    const rated = { ...event, rating: event.rating as Rating };
    const { desiredRetention, options } = event;
    const predicted = state === null ? null : scheduler.recall(state, event.reviewedAt, weights);
    state = scheduler.step(state, rated, { desiredRetention, options, weights });
    const after = scheduler.memoryOf(state);
    steps.push({ event: rated, before, after, predicted });
    before = after;
  }
  return { steps, memory: before };
}

/**
 * All ratings of one card that stand, over its traces, and what the newest trace among the events adds up to.
 * @param events all events of one user and card, in any order, repeats allowed
 */
export function foldCard(
  events: readonly ReviewEvent[],
  weightsOf: WeightsOf = () => undefined,
  schedulers: Schedulers = SCHEDULERS,
): { steps: Step[]; trace: number; memory: Memory | null } {
  const kept = standing(events);
  // Of an undo that came first the trace is not known yet; one that is all there is says what little is known.
  const facts = events.filter((event) => event.kind !== "undo");
  const newest = (facts.length > 0 ? facts : events).reduce((most, { trace }) => Math.max(most, trace), 1);
  const traces = [...new Set([...kept.map((event) => event.trace), newest])].sort((a, b) => a - b);
  const folds = traces.map((trace) =>
    foldTrace(
      kept.filter((event) => event.trace === trace),
      weightsOf,
      schedulers,
    ),
  );
  return {
    steps: folds.flatMap((fold) => fold.steps),
    trace: newest,
    memory: folds.at(-1)?.memory ?? null,
  };
}

/**
 * The memory that a card's events add up to; null where nothing stands.
 * @param trace the card's current trace: events of others are history
 */
export function foldReviews(
  events: readonly ReviewEvent[],
  trace: number,
  weightsOf: WeightsOf = () => undefined,
  schedulers: Schedulers = SCHEDULERS,
): Memory | null {
  const own = standing(events).filter((event) => event.trace === trace);
  return foldTrace(own, weightsOf, schedulers).memory;
}

/**
 * Folding events into memory. Pure, and the same on server and device: any number of devices, in any order, with
 * repeats, weeks late: the same events give the same state.
 */
import { ratingOf } from "./evidence";
import type { Memory } from "./memory";
import { isOfQuiz, type Rating, type ReviewEvent } from "./review";
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
      if (!isOfQuiz(event)) return undone.has(event.id) ? [] : [event];
      const correction = corrected.get(event.id);
      return correction ? judgedAnew(event, correction) : [event];
    }),
  );
}

function judgedAnew(event: ReviewEvent, { score, guess }: ReviewEvent): ReviewEvent[] {
  if (score === null || guess === null) return [];
  return [{ ...event, score, guess, rating: ratingOf({ score, guess }) }];
}

/** What ratings of one trace make of a card: each step, and the memory after the last. */
interface Fold {
  steps: Step[];
  memory: Memory | null;
}

/**
 * Every rating of one trace that stands, in order; those before a reset are among them, since they did happen.
 *
 * The newest event names the scheduler that folds the whole trace. Events that name another one are replayed as if
 * this one had scheduled them, with the newest event's weights, since theirs mean nothing to it.
 * @param from what was folded before these events, by the same scheduler
 */
function foldTrace(
  events: readonly ReviewEvent[],
  weightsOf: WeightsOf,
  schedulers: Schedulers,
  from: Memory | null = null,
): Fold {
  const newest = events.at(-1);
  const scheduler = newest && schedulers.get(newest.scheduler);
  if (!newest) return { steps: [], memory: from };
  if (!scheduler) throw new Error(`There is no scheduler ${newest.scheduler} to fold with.`);
  const steps: Step[] = [];
  let state: unknown = from && scheduler.resume?.(from);
  let before = from;
  for (const event of events) {
    if (event.kind === "reset") {
      state = null;
      before = null;
      continue;
    }
    const own = event.scheduler === newest.scheduler ? event : newest;
    const weights = weightsOf(own.weightsId);
    const rated = event as Step["event"];
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
 * Goes on from a memory with ratings that come after all it was folded from: the same as folding everything anew.
 * @param from what is remembered in the trace of the ratings, by the only scheduler there is; null where no event of the
 *   trace exists
 * @param ratings of one card and trace, each once, in any order; none of them taken back
 * @returns null where it cannot be told without all events: the ratings come before the memory's last, or their scheduler
 *   does not go on from what is stored
 */
export function foldOn(
  from: Memory | null,
  ratings: readonly ReviewEvent[],
  weightsOf: WeightsOf = () => undefined,
  schedulers: Schedulers = SCHEDULERS,
): Fold | null {
  const events = inOrder(ratings);
  const [first] = events;
  if (from && first) {
    // A memory does not say which of several schedulers folded it.
    const resumes = schedulers.size === 1 && schedulers.get(first.scheduler)?.resume;
    if (!resumes || first.reviewedAt <= from.lastReviewedAt) return null;
  }
  return foldTrace(events, weightsOf, schedulers, from);
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

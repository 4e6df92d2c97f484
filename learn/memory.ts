/**
 * Memory: what the reviews of one user and one card add up to, an FSRS-6 state.
 * Pure: the same events give the same state, in whatever order they arrive.
 */
import { lightened } from "./easy-days";
import { type Evidence, type EvidenceParameters, recalledProbability } from "./evidence";
import { curveOf, DEFAULT_DECAY, retrievability } from "./fsrs6-formulas";
import { daysFor, type Fsrs6, fsrs6, type Meeting, meeting, rated, type Scheduled } from "./fsrs6-schedule";
import type { Rating } from "./review";
import { parseOptions } from "./schedule";

/** States by number, as in ts-fsrs. */
export const MEMORY_STATE = { new: 0, learning: 1, review: 2, relearning: 3 } as const;

/** State of one card's memory. Times in ms since the epoch, stability in days, difficulty 1 to 10. */
export interface Memory {
  state: 0 | 1 | 2 | 3;
  stability: number;
  difficulty: number;
  due: number;
  lastReviewedAt: number;
  firstReviewedAt: number;
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  lastReviewId: string;
}

/** What the scheduler aims at. `weights` are the 21 of FSRS-6; absent: the defaults, as of `evidence` (evidence.ts). */
export interface SchedulerOptions {
  desiredRetention: number;
  weights?: readonly number[] | undefined;
  /** steps, longest interval, fuzz and easy days as schedule.ts writes them; absent or null: the defaults */
  options?: string | null | undefined;
  /** parameters of evidence.ts; absent: the defaults */
  evidence?: EvidenceParameters;
}

const DAY_MS = 86_400_000;
const DEFAULT_CURVE = curveOf(DEFAULT_DECAY);

const schedulers = new Map<string, Fsrs6>();
// Most often the next rating is scheduled as the one before, and even the key is dear.
let latest: { by: SchedulerOptions; scheduler: Fsrs6 } | null = null;

/** One scheduler for each setting: building one is far dearer than using it. */
function schedulerFor(options: SchedulerOptions): Fsrs6 {
  const { desiredRetention, weights, options: text } = options;
  const by = latest?.by;
  if (latest && by?.desiredRetention === desiredRetention && by.weights === weights && by.options === text)
    return latest.scheduler;
  const key = `${options.desiredRetention}|${options.options ?? ""}|${options.weights?.join() ?? ""}`;
  let scheduler = schedulers.get(key);
  if (!scheduler) {
    if (schedulers.size > 500) schedulers.clear();
    scheduler = fsrs6(desiredRetention, parseOptions(text ?? null), weights);
    schedulers.set(key, scheduler);
  }
  latest = { by: { desiredRetention, weights, options: text }, scheduler };
  return scheduler;
}

/** What the fold needs of an event: the rating, or the evidence of a judged answer where there is a score. */
export type Rated = { id: string; cardId: number; rating: Rating; reviewedAt: number } & {
  [Key in keyof Evidence]?: Evidence[Key] | null;
};

/**
 * The memory after one rating or one judged answer.
 * @param memory the memory before, null at the first meeting
 * @param review which card, the rating, when (ms) and the event's id; with a score, what the answer proves
 *   (evidence.ts) takes the rating's place
 * @returns a new memory; the one given is left as it is
 */
export function rate(memory: Memory | null, review: Rated, options: SchedulerOptions): Memory {
  // A device whose clock went back must not make time run backwards in the model.
  const at = memory ? Math.max(review.reviewedAt, memory.lastReviewedAt) : review.reviewedAt;
  const card = meeting(schedulerFor(options), memory, at, review.cardId);
  const { score, guess, certainty } = review;
  let next: Scheduled;
  if (typeof score === "number" && typeof guess === "number") {
    const priorRecall = memory && recallAt(memory, at, options.weights);
    const given = { score, guess, certainty: certainty ?? null, priorRecall };
    next = between(card, recalledProbability(given, options.evidence));
  } else {
    next = rated(card, review.rating);
  }
  const { easyDays, maximumInterval } = parseOptions(options.options ?? null);
  let { due, scheduledDays } = next;
  if (easyDays && next.state === MEMORY_STATE.review) {
    const seed = `${review.cardId}:${next.reps}`;
    scheduledDays = lightened(scheduledDays, at, easyDays, seed, maximumInterval);
    due = at + scheduledDays * DAY_MS;
  }
  return {
    state: next.state,
    stability: next.stability,
    difficulty: next.difficulty,
    due,
    lastReviewedAt: at,
    firstReviewedAt: memory?.firstReviewedAt ?? at,
    scheduledDays,
    learningSteps: next.learningSteps,
    reps: next.reps,
    lapses: next.lapses,
    lastReviewId: review.id,
  };
}

/**
 * Where a memory stands that was recalled with probability q: between what Again and what Good would make of it.
 * Log stability and difficulty are weighted by q; state, steps and lapses are those of the likelier of the two, and the
 * interval is the stability's, with the same seeded fuzz.
 */
function between(card: Meeting, q: number): Scheduled {
  const good = rated(card, 3);
  if (q >= 1) return good;
  const again = rated(card, 1);
  const next = { ...(q >= 0.5 ? good : again) };
  next.stability = again.stability ** (1 - q) * good.stability ** q;
  next.difficulty = (1 - q) * again.difficulty + q * good.difficulty;
  if (next.state === MEMORY_STATE.review) {
    next.scheduledDays = Math.min(next.scheduledDays, daysFor(card, next.stability));
    next.due = card.at + next.scheduledDays * DAY_MS;
  }
  return next;
}

/** For each rating the time until the card would be due again, in ms: what the buttons promise. */
export function previewIntervals(
  memory: Memory | null,
  cardId: number,
  now: number,
  options: SchedulerOptions,
): Record<Rating, number> {
  const after = (rating: Rating) =>
    rate(memory, { id: "", cardId, rating, reviewedAt: now }, options).due - now;
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
}

/**
 * Probability of recall at a time, 0 to 1: the FSRS-6 forgetting curve (power law) at t days since the last review.
 * Source: open-spaced-repetition, "The Algorithm", FSRS-6: R = (1 + factor · t / S)^decay.
 */
export function recallAt(
  memory: Pick<Memory, "stability" | "lastReviewedAt">,
  now: number,
  weights?: readonly number[],
): number {
  const days = Math.max(0, (now - memory.lastReviewedAt) / DAY_MS);
  const decay = weights?.[20];
  return retrievability(decay === undefined ? DEFAULT_CURVE : curveOf(decay), days, memory.stability);
}

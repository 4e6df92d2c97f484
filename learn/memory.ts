/**
 * Memory: what the reviews of one user and one card add up to, an FSRS-6 state (ts-fsrs).
 * Pure: the same events give the same state, in whatever order they arrive.
 */
import {
  type FSRS,
  FSRS6_DEFAULT_DECAY,
  type Card as FsrsCard,
  forgetting_curve,
  fsrs,
  StrategyMode,
} from "ts-fsrs";
import { lightened } from "./easy-days";
import { type Evidence, type EvidenceParameters, recalledProbability } from "./evidence";
import type { Rating } from "./review";
import { parseOptions } from "./schedule";

/** ts-fsrs's states by number. */
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

const schedulers = new Map<string, FSRS>();
// Most often the next rating is scheduled as the one before, and even the key is dear.
let latest: { by: SchedulerOptions; scheduler: FSRS } | null = null;

/** One scheduler for each setting: building one is far dearer than using it. */
function schedulerFor(options: SchedulerOptions): FSRS {
  const { desiredRetention, weights, options: text } = options;
  const by = latest?.by;
  if (latest && by?.desiredRetention === desiredRetention && by.weights === weights && by.options === text)
    return latest.scheduler;
  const key = `${options.desiredRetention}|${options.options ?? ""}|${options.weights?.join() ?? ""}`;
  let scheduler = schedulers.get(key);
  if (!scheduler) {
    if (schedulers.size > 500) schedulers.clear();
    const { learningSteps, relearningSteps, maximumInterval, fuzz } = parseOptions(options.options ?? null);
    scheduler = fsrs({
      request_retention: options.desiredRetention,
      enable_fuzz: fuzz,
      learning_steps: learningSteps.map((minutes) => `${minutes}m` as const),
      relearning_steps: relearningSteps.map((minutes) => `${minutes}m` as const),
      maximum_interval: maximumInterval,
      ...(options.weights ? { w: [...options.weights] } : {}),
    });
    // Fuzz must not depend on the millisecond: the interval a button promises is the one it gives,
    // and a replay gives it again.
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of ts-fsrs, not a React hook
    scheduler.useStrategy(StrategyMode.SEED, function () {
      const { reps, stability, difficulty } = Reflect.get(this, "current") as FsrsCard;
      return `${seedOfCard}:${reps}:${stability.toFixed(4)}:${difficulty.toFixed(4)}`;
    });
    schedulers.set(key, scheduler);
  }
  latest = { by: { desiredRetention, weights, options: text }, scheduler };
  return scheduler;
}
// The seed strategy sees only the FSRS card, so the card's number is handed over here, within one synchronous call.
let seedOfCard = 0;

function toFsrs(memory: Memory | null, now: number): FsrsCard {
  if (!memory) {
    return {
      due: new Date(now),
      stability: 0,
      difficulty: 0,
      elapsed_days: 0,
      scheduled_days: 0,
      learning_steps: 0,
      reps: 0,
      lapses: 0,
      state: 0,
    };
  }
  return {
    due: new Date(memory.due),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reps,
    lapses: memory.lapses,
    state: memory.state,
    last_review: new Date(memory.lastReviewedAt),
  };
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
  seedOfCard = review.cardId;
  const scheduler = schedulerFor(options);
  const { score, guess, certainty } = review;
  const before = toFsrs(memory, at);
  let card: FsrsCard;
  if (typeof score === "number" && typeof guess === "number") {
    const priorRecall = memory && recallAt(memory, at, options.weights);
    const given = { score, guess, certainty: certainty ?? null, priorRecall };
    const recalled = recalledProbability(given, options.evidence);
    card = between(scheduler, before, at, recalled);
  } else {
    card = scheduler.next(before, new Date(at), review.rating).card;
  }
  const { easyDays, maximumInterval } = parseOptions(options.options ?? null);
  if (easyDays && card.state === MEMORY_STATE.review) {
    const seed = `${review.cardId}:${card.reps}`;
    card.scheduled_days = lightened(card.scheduled_days, at, easyDays, seed, maximumInterval);
    card.due = new Date(at + card.scheduled_days * 86_400_000);
  }
  return {
    state: card.state,
    stability: card.stability,
    difficulty: card.difficulty,
    due: card.due.getTime(),
    lastReviewedAt: at,
    firstReviewedAt: memory?.firstReviewedAt ?? at,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    lastReviewId: review.id,
  };
}

/**
 * Where a memory stands that was recalled with probability q: between what Again and what Good would make of it.
 * Log stability and difficulty are weighted by q; state, steps and lapses are those of the likelier of the two, and the
 * interval is the stability's, with the same seeded fuzz.
 */
function between(scheduler: FSRS, before: FsrsCard, at: number, q: number): FsrsCard {
  const branches = scheduler.repeat(before, new Date(at));
  const [again, good] = [branches[1].card, branches[3].card];
  if (q >= 1) return good;
  const card = { ...(q >= 0.5 ? good : again) };
  card.stability = again.stability ** (1 - q) * good.stability ** q;
  card.difficulty = (1 - q) * again.difficulty + q * good.difficulty;
  if (card.state === MEMORY_STATE.review) {
    card.scheduled_days = Math.min(
      card.scheduled_days,
      scheduler.next_interval(card.stability, card.elapsed_days),
    );
    card.due = new Date(at + card.scheduled_days * 86_400_000);
  }
  return card;
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
  const days = Math.max(0, (now - memory.lastReviewedAt) / 86_400_000);
  const decay = weights?.[20] ?? FSRS6_DEFAULT_DECAY;
  return forgetting_curve(decay, days, memory.stability);
}

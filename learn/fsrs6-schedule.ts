/**
 * One review scheduled by FSRS-6: the same numbers as ts-fsrs 5 gives, its short-term scheduler with steps and fuzz. A
 * fold does this for each of a learner's reviews, within a server that makes each `new Date` dear; so there are no dates
 * and no copies, and of the four ratings only what the one given needs is worked out.
 */
import {
  DEFAULT_W,
  firstDifficulty,
  firstStability,
  intervalModifier,
  nextDifficulty,
  nextStability,
  retrievability,
  soundWeights,
  type Weights,
} from "./fsrs6-formulas";
import { fuzzRange, luckOf, SHORTEST_FUZZED } from "./fuzz";
import type { Memory } from "./memory";
import type { Rating } from "./review";
import type { ScheduleOptions } from "./schedule";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MINUTES_OF_DAY = 1_440;
const [LEARNING, REVIEW, RELEARNING] = [1, 2, 3] as const;

/** What schedules, worked out once for many reviews. */
export interface Fsrs6 {
  weights: Weights;
  modifier: number;
  options: Pick<ScheduleOptions, "learningSteps" | "relearningSteps" | "maximumInterval" | "fuzz">;
}

/** @param w 21 weights; absent: the defaults */
export function fsrs6(
  desiredRetention: number,
  options: ScheduleOptions,
  w: readonly number[] = DEFAULT_W,
): Fsrs6 {
  const weights = soundWeights(w, options.relearningSteps.length);
  return { weights, modifier: intervalModifier(weights, desiredRetention), options };
}

/** What a review changes in a memory. `due` in ms since the epoch. */
export type Scheduled = Pick<
  Memory,
  "state" | "stability" | "difficulty" | "due" | "scheduledDays" | "learningSteps" | "reps" | "lapses"
>;

/** A review on its way: what is known of the card before it. */
export interface Meeting {
  scheduler: Fsrs6;
  memory: Memory | null;
  /** ms since the epoch, not before the last review */
  at: number;
  /** days since the last review, counted by midnights in UTC */
  days: number;
  luck: () => number;
}

/** @param cardId seeds the fuzz, with the memory: the interval a button promises is the one it gives, and a replay gives it again */
export function meeting(scheduler: Fsrs6, memory: Memory | null, at: number, cardId: number): Meeting {
  const days = memory ? Math.floor(at / DAY_MS) - Math.floor(memory.lastReviewedAt / DAY_MS) : 0;
  let luck: number | undefined;
  return {
    scheduler,
    memory,
    at,
    days,
    luck: () => {
      const { reps = 0, stability = 0, difficulty = 0 } = memory ?? {};
      luck ??= luckOf(`${cardId}:${reps + 1}:${stability.toFixed(4)}:${difficulty.toFixed(4)}`);
      return luck;
    },
  };
}

/** What a rating makes of the card. */
export function rated(card: Meeting, rating: Rating): Scheduled {
  const { memory, scheduler } = card;
  const { w } = scheduler.weights;
  const reps = (memory?.reps ?? 0) + 1;
  const lapses = memory?.lapses ?? 0;
  if (!memory) {
    const [stability, difficulty] = [firstStability(w, rating), firstDifficulty(w, rating)];
    return { stability, difficulty, reps, lapses, ...stepped(card, stability, rating, LEARNING) };
  }
  const stability = stabilityAfter(card, memory, rating);
  const difficulty = nextDifficulty(w, memory.difficulty, rating);
  if (memory.state !== REVIEW) {
    const state = memory.state === RELEARNING ? RELEARNING : LEARNING;
    return { stability, difficulty, reps, lapses, ...stepped(card, stability, rating, state) };
  }
  if (rating === 1) {
    const next = stepped(card, stability, rating, RELEARNING);
    return { stability, difficulty, reps, lapses: lapses + 1, ...next };
  }
  const interval = intervalAfter(card, memory, rating, stability);
  return { stability, difficulty, reps, lapses, ...inDays(card.at, interval) };
}

function stabilityAfter({ scheduler: { weights }, days }: Meeting, memory: Memory, rating: Rating): number {
  const { stability, difficulty } = memory;
  const recall = retrievability(weights, days, stability);
  return nextStability(weights.w, difficulty, stability, days, rating, recall);
}

const inDays = (at: number, days: number) => ({
  state: REVIEW,
  due: at + days * DAY_MS,
  scheduledDays: days,
  learningSteps: 0,
});

/** Days of Hard, Good or Easy, which keep their order; `stability` is what the rating gives. */
function intervalAfter(card: Meeting, memory: Memory, rating: Rating, stability: number): number {
  const of = (other: Rating) =>
    daysFor(card, other === rating ? stability : stabilityAfter(card, memory, other));
  const [hard, good] = [of(2), of(3)];
  if (rating === 2) return Math.min(hard, good);
  const asGood = Math.max(good, Math.min(hard, good) + 1);
  return rating === 3 ? asGood : Math.max(of(4), asGood + 1);
}

/** The interval of a stability, in whole days, fuzzed. */
export function daysFor(
  { scheduler: { modifier, options }, days, luck }: Meeting,
  stability: number,
): number {
  const { maximumInterval, fuzz } = options;
  const interval = Math.min(Math.max(1, Math.round(stability * modifier)), maximumInterval);
  if (!fuzz || interval < SHORTEST_FUZZED) return interval;
  const { least, most } = fuzzRange(interval, days, maximumInterval);
  return Math.floor(luck() * (most - least + 1) + least);
}

/** After the next learning step, or as a review where there is none. */
function stepped(card: Meeting, stability: number, rating: Rating, learning: 1 | 3) {
  const { minutes, step } = nextStep(card, rating);
  if (minutes <= 0) return inDays(card.at, daysFor(card, stability));
  const due = card.at + minutes * MINUTE_MS;
  if (minutes < MINUTES_OF_DAY) return { state: learning, due, scheduledDays: 0, learningSteps: step };
  return { state: REVIEW, due, scheduledDays: Math.floor(minutes / MINUTES_OF_DAY), learningSteps: step };
}

/** Minutes to the next step; 0: steps are over. Whole minutes, as ts-fsrs reads them. */
function nextStep(
  { scheduler: { options }, memory }: Meeting,
  rating: Rating,
): { minutes: number; step: number } {
  const relearning = memory?.state === REVIEW || memory?.state === RELEARNING;
  const steps = relearning ? options.relearningSteps : options.learningSteps;
  const minutesOf = (n: number) => Math.trunc(steps[n] ?? 0);
  const step = memory?.learningSteps ?? 0;
  if (step >= steps.length || rating === 4) return { minutes: 0, step: 0 };
  if (rating === 1) return { minutes: minutesOf(memory?.state === REVIEW ? step : 0), step: 0 };
  if (rating === 3) return { minutes: minutesOf(step + 1), step: step + 1 };
  const first = minutesOf(0);
  const minutes = steps.length === 1 ? first * 1.5 : (first + minutesOf(1)) / 2;
  return { minutes: Math.round(minutes), step };
}

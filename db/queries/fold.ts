/** Folding stored events: into memories, predictions and tallies of days. Pure. */
import { type DaySettings, type StudyDay, studyDay } from "@/learn/day";
import { inOrder, MEMORY_STATE, type Memory, rate, recallAt } from "@/learn/memory";
import type { Rating, ReviewEvent } from "@/learn/review";

/** One rating that was not undone, with the memory before and after it. */
export interface Step {
  event: ReviewEvent & { rating: Rating };
  before: Memory | null;
  after: Memory;
}

/** What one user and study day add up to; the columns of `daily`. */
export interface DayTally {
  /** ratings not undone, and judged answers: these count as Good or Again by learn/evidence.ts */
  reviews: number;
  /** ratings of a card without a memory; like the next not of judged answers, which use up no limit of the day */
  newCards: number;
  /** ratings of a card in state Review */
  dueReviews: number;
  again: number;
  hard: number;
  good: number;
  easy: number;
  durationMs: number;
}

export type WeightsOf = (weightsId: string) => readonly number[] | undefined;

/** The weights an event names, as far as the settings still hold them; others mean the defaults. */
export function weightsFrom(settings: { weights: { id: string; w: number[] } | null }): WeightsOf {
  return (id) => (settings.weights?.id === id ? settings.weights.w : undefined);
}

/**
 * Every rating of one card and trace that was not undone, in order; those before a reset are among them,
 * since they did happen. `memory` is the same as foldReviews of learn/memory.ts gives.
 */
function foldSteps(
  events: readonly ReviewEvent[],
  trace: number,
  weightsOf: WeightsOf,
): { steps: Step[]; memory: Memory | null } {
  const own = events.filter((event) => event.trace === trace);
  const undone = new Set(own.map((event) => (event.kind === "undo" ? event.targetId : null)));
  const steps: Step[] = [];
  let memory: Memory | null = null;
  for (const event of inOrder(own)) {
    if (undone.has(event.id) || event.kind === "undo") continue;
    if (event.kind === "reset") {
      memory = null;
      continue;
    }
    const rating = event.rating as Rating;
    const options = { desiredRetention: event.desiredRetention, weights: weightsOf(event.weightsId) };
    const after = rate(memory, { ...event, rating }, options);
    steps.push({ event: { ...event, rating }, before: memory, after });
    memory = after;
  }
  return { steps, memory };
}

/** All steps of one card's events, over its traces, and the memory of the newest trace among them. */
export function foldCard(
  events: readonly ReviewEvent[],
  weightsOf: WeightsOf,
): { steps: Step[]; trace: number; memory: Memory | null } {
  const traces = [...new Set(events.map((event) => event.trace))].sort((a, b) => a - b);
  const folds = traces.map((trace) => foldSteps(events, trace, weightsOf));
  return {
    steps: folds.flatMap((fold) => fold.steps),
    trace: traces.at(-1) ?? 1,
    memory: folds.at(-1)?.memory ?? null,
  };
}

/** The recall probability predicted just before a step; null at a first meeting. */
export function predictedAt(
  { event, before }: Pick<Step, "event" | "before">,
  weightsOf: WeightsOf,
): number | null {
  return before && recallAt(before, event.reviewedAt, weightsOf(event.weightsId));
}

/** What a single step adds to its day. */
export function tallyOfStep({ event, before }: Pick<Step, "event" | "before">): DayTally {
  const rated = event.score === null;
  return {
    reviews: 1,
    newCards: rated && before === null ? 1 : 0,
    dueReviews: rated && before?.state === MEMORY_STATE.review ? 1 : 0,
    again: event.rating === 1 ? 1 : 0,
    hard: event.rating === 2 ? 1 : 0,
    good: event.rating === 3 ? 1 : 0,
    easy: event.rating === 4 ? 1 : 0,
    durationMs: event.durationMs,
  };
}

/** Adds steps to the tallies of their days; `sign` -1 takes them away. */
export function addSteps(
  tallies: Map<StudyDay, DayTally>,
  steps: readonly Step[],
  settings: DaySettings,
  sign: 1 | -1 = 1,
): void {
  for (const step of steps) {
    const day = studyDay(step.event.reviewedAt, settings);
    const more = tallyOfStep(step);
    const before = tallies.get(day);
    const sum = { ...more };
    for (const key of Object.keys(more) as (keyof DayTally)[])
      sum[key] = (before?.[key] ?? 0) + sign * more[key];
    tallies.set(day, sum);
  }
}

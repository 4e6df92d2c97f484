/**
 * The schedulers that events can name. Each says how one review is folded in; a successor is another entry here, and
 * what it makes of a learner's past is a replay of the same events (fold.ts).
 */
import { type Memory, type Rated, rate, recallAt, type SchedulerOptions } from "./memory";
import { SCHEDULER } from "./review";

export interface Scheduler<State = unknown> {
  /** after a first meeting `state` is null; the state given is left as it is */
  step(state: State | null, review: Rated, options: SchedulerOptions): State;
  /** what is shown and stored of a state */
  memoryOf(state: State): Memory;
  /** the state behind a stored memory; absent where a memory does not hold all of it */
  resume?(memory: Memory): State;
  /** probability of recall at a time (ms), 0 to 1 */
  recall(state: State, now: number, weights?: readonly number[]): number;
}

export type Schedulers = ReadonlyMap<string, Scheduler>;

const fsrs6: Scheduler<Memory> = {
  step: rate,
  memoryOf: (memory) => memory,
  resume: (memory) => memory,
  recall: recallAt,
};

/** Those that the server takes events of, by name. */
export const SCHEDULERS: Schedulers = new Map([[SCHEDULER, fsrs6 as Scheduler]]);

/** How much work a desired retention makes over a year: what is remembered for it, and at what cost. Seeded, so that the same question has the same answer. */
import type { ModelState } from "./model/fsrs6";
import type { Believed } from "./plan/belief";
import { modelOf } from "./plan/grid";
import { type Random, randomFrom } from "./random";
import type { Rating } from "./review";

/** The retentions that are compared. */
export const RETENTIONS = [0.7, 0.75, 0.8, 0.83, 0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 0.97] as const;
const YEAR = 365;
/** Cards played through at most; more are represented by these. */
const MOST_PLAYED = 400;

export interface WorkloadInput {
  /** memories with days since the last review */
  met: readonly (ModelState & { age: number })[];
  /** cards not met yet, and how many of them a day */
  fresh: number;
  newPerDay: number;
  believed: Believed;
}

/** A year at one retention. */
export interface Workload {
  retention: number;
  /** means over the year; reviews without first meetings */
  reviewsADay: number;
  minutesADay: number;
  /** cards that would be recalled at the end */
  remembered: number;
  /** minutes of the year for each of them */
  minutesEach: number;
}

/** What a year brings at each of RETENTIONS. */
export function workloads(input: WorkloadInput): Workload[] {
  return RETENTIONS.map((retention) => yearAt(input, retention));
}

/** The retention with the fewest minutes for each card remembered. */
export function cheapest(list: readonly Workload[]): Workload | undefined {
  return [...list].sort((a, b) => a.minutesEach - b.minutesEach)[0];
}

function yearAt({ met, fresh, newPerDay, believed }: WorkloadInput, retention: number): Workload {
  const model = modelOf(believed);
  const decay = -(believed.weights?.[20] ?? DEFAULT_DECAY);
  const ease = (retention ** (1 / decay) - 1) / (0.9 ** (1 / decay) - 1);
  const intervalOf = ({ stability }: ModelState) => Math.max(1, Math.round(stability * ease));
  const coming = Math.min(fresh, newPerDay * YEAR);
  const total = { reviews: 0, seconds: 0, remembered: 0 };

  /** Plays one card from a day on; `due` is the day of its next review. */
  const play = (random: Random, from: ModelState, last: number, due: number, weight: number) => {
    let state = from;
    let reviewed = last;
    for (let day = due; day < YEAR; day = reviewed + intervalOf(state)) {
      const gap = day - reviewed;
      const recalled = random() < model.recall(state, gap);
      total.reviews += weight;
      total.seconds += weight * (recalled ? believed.seconds.recalled : believed.seconds.forgotten);
      state = model.after(state, gap, recalled);
      reviewed = day;
    }
    total.remembered += weight * model.recall(state, YEAR - reviewed);
  };

  const played = sample(met);
  played.cards.forEach((card, i) => {
    const due = Math.max(0, intervalOf(card) - card.age);
    play(randomFrom(`workload met ${i}`), card, -card.age, due, played.weight);
  });
  const count = Math.min(coming, MOST_PLAYED);
  for (let i = 0; i < count; i++) {
    const random = randomFrom(`workload new ${i}`);
    const weight = coming / count;
    const day = Math.floor((i * weight) / Math.max(1, newPerDay));
    total.seconds += weight * believed.seconds.first;
    const state = model.first(firstRating(believed.firstRatings, random()));
    play(random, state, day, day + intervalOf(state), weight);
  }
  const minutes = total.seconds / 60;
  return {
    retention,
    reviewsADay: total.reviews / YEAR,
    minutesADay: minutes / YEAR,
    remembered: total.remembered,
    minutesEach: total.remembered > 0 ? minutes / total.remembered : 0,
  };
}

const DEFAULT_DECAY = 0.1542;

/** Every so many-th of a long list, and how many each stands for. */
function sample<T>(list: readonly T[]): { cards: T[]; weight: number } {
  const count = Math.min(list.length, MOST_PLAYED);
  const cards = Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)] as T);
  return { cards, weight: list.length / Math.max(1, count) };
}

function firstRating(shares: readonly number[], luck: number): Rating {
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    sum += shares[i] ?? 0;
    if (luck < sum) return (i + 1) as Rating;
  }
  return 4;
}

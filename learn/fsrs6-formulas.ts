/**
 * The formulas of FSRS-6 as ts-fsrs 5 rounds them: each result to eight places. Numbers in, numbers out, so that folding
 * many reviews costs what the formulas cost. Source: open-spaced-repetition, "The Algorithm"; tests hold them to ts-fsrs.
 */
import type { Rating } from "./review";

/** The default weights of FSRS-6. */
export const DEFAULT_W: readonly number[] = Object.freeze([
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]);
/** How fast the default curve forgets: its exponent, positive. */
export const DEFAULT_DECAY = DEFAULT_W[20] as number;
const LEAST_STABILITY = 0.001;
const MOST_STABILITY = 36_500;

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const round8 = (value: number) => Math.round(value * 1e8) / 1e8;

/** Weights with what follows from them alone. */
export interface Weights {
  w: readonly number[];
  /** exponent of the forgetting curve, below 0 */
  decay: number;
  factor: number;
}

/** What each weight may be; of the 18th and 19th the most follows from the others. */
const BOUNDS: readonly (readonly [least: number, most: number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

/**
 * Weights brought within their bounds. With several relearning steps those of the short term are bounded further, lest a
 * lapse leave a card more stable than it was.
 */
export function soundWeights(weights: readonly number[], relearningSteps: number): Weights {
  const within = (n: number) => clamp(weights[n] || 0, ...(BOUNDS[n] as [number, number]));
  const w = BOUNDS.map((_, n) => within(n));
  if (relearningSteps > 1) {
    const value =
      -(Math.log(within(11)) + Math.log(2 ** within(13) - 1) + within(14) * 0.3) / relearningSteps;
    const most = clamp(round8(Math.sqrt(Math.max(value, 0))), 0.01, 2);
    for (const n of [17, 18]) w[n] = clamp(weights[n] || 0, 0, most);
  }
  return { w, ...curveOf(w[20] as number) };
}

/** The forgetting curve of a weight: R = (1 + factor · t / S)^decay, 0.9 at t = S. */
export function curveOf(weight: number): { decay: number; factor: number } {
  const decay = -weight;
  return { decay, factor: round8(Math.exp(decay ** -1 * Math.log(0.9)) - 1) };
}

/** Probability of recall, 0 to 1, so many days after the last review. */
export function retrievability(
  { decay, factor }: Pick<Weights, "decay" | "factor">,
  days: number,
  stability: number,
): number {
  return round8((1 + (factor * days) / stability) ** decay);
}

/** What a stability is multiplied by to give the interval at whose end recall is as desired. */
export function intervalModifier({ decay, factor }: Weights, desiredRetention: number): number {
  return round8((desiredRetention ** (1 / decay) - 1) / factor);
}

const initialDifficulty = (w: readonly number[], rating: Rating) =>
  round8((w[4] as number) - Math.exp((rating - 1) * (w[5] as number)) + 1);

export function firstDifficulty(w: readonly number[], rating: Rating): number {
  return clamp(initialDifficulty(w, rating), 1, 10);
}

/** Days. */
export function firstStability(w: readonly number[], rating: Rating): number {
  return Math.max(w[rating - 1] as number, 0.1);
}

/** Difficulty, 1 to 10: moved by the rating, damped near 10, drawn back to that of an easy card. */
export function nextDifficulty(w: readonly number[], difficulty: number, rating: Rating): number {
  const moved = difficulty + round8((-(w[6] as number) * (rating - 3) * (10 - difficulty)) / 9);
  const back = w[7] as number;
  return clamp(round8(back * initialDifficulty(w, 4) + (1 - back) * moved), 1, 10);
}

/**
 * Stability, days, after a review so many whole days after the last: within a day the short-term formula holds.
 * @param recall that was to be expected
 */
export function nextStability(
  w: readonly number[],
  difficulty: number,
  stability: number,
  days: number,
  rating: Rating,
  recall: number,
): number {
  const at = (n: number) => w[n] as number;
  if (days === 0) {
    const grows = stability ** -at(19) * Math.exp(at(17) * (rating - 3 + at(18)));
    return bounded(stability * (rating >= 2 ? Math.max(grows, 1) : grows));
  }
  if (rating === 1) {
    const left = bounded(
      at(11) * difficulty ** -at(12) * ((stability + 1) ** at(13) - 1) * Math.exp((1 - recall) * at(14)),
    );
    return clamp(round8(stability / Math.exp(at(17) * at(18))), LEAST_STABILITY, left);
  }
  const grows =
    Math.exp(at(8)) *
    (11 - difficulty) *
    stability ** -at(9) *
    (Math.exp((1 - recall) * at(10)) - 1) *
    (rating === 2 ? at(15) : 1) *
    (rating === 4 ? at(16) : 1);
  return bounded(stability * (1 + grows));
}

const bounded = (stability: number) => round8(clamp(stability, LEAST_STABILITY, MOST_STABILITY));

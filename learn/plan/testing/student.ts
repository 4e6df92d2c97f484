/**
 * Simulated students for measuring schedules. What they really remember follows a law of its own; a schedule sees
 * only their answers.
 */
import { fsrs6, type ModelState } from "@/learn/model/fsrs6";
import { type Random, randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";
import { normal } from "@/learn/stats/testing/class-simulation";

/** The laws of forgetting simulated students follow. */
export const LAWS = ["fsrs", "fsrs-other-weights", "activation", "half-life"] as const;
export type Law = (typeof LAWS)[number];

/**
 * How often a card's first rating is Again, Hard, Good, Easy, and what first meetings and reviews cost in seconds by
 * rating: the defaults of fsrs-rs's simulator (SimulatorConfig), medians over many thousand collections.
 */
export const FIRST_RATINGS = [0.24, 0.094, 0.495, 0.171] as const;
export const FIRST_SECONDS = [33.79, 24.3, 13.68, 6.5] as const;
export const REVIEW_SECONDS = [23, 11.68, 7.33, 5.6] as const;
/** Of successful reviews: Hard, Good, Easy. */
const SUCCESS_RATINGS = [0.224, 0.631, 0.145] as const;
/** Share of ratings that do not say what happened. */
const NOISE = 0.06;
/** Time between two reviews of one day, in days. */
const SAME_DAY = 0.01;

/** What really happens in a head, one card. Times in days. */
interface Trace {
  recall(at: number): number;
  /** the card was asked or shown */
  strengthen(at: number, recalled: boolean, rating: Rating): void;
}

export interface Student {
  /** chance of recall at a time, 0 where the card was never met */
  recall(card: number, at: number): number;
  /** asks a card; the rating given may be wrong */
  ask(card: number, at: number): { rating: Rating; seconds: number };
  attends(day: number): boolean;
}

/** A student who skips some days, answers noisily, and forgets by the law given. The same seed is the same student. */
export function studentOf(law: Law, seed: string, cards: number, skips: number): Student {
  const character = randomFrom(`${seed} character`);
  const trace = traceMaker(law, character);
  const pace = Math.exp(0.2 * normal(character));
  const days = randomFrom(`${seed} days`);
  const attended = Array.from({ length: 400 }, () => days() >= skips);
  const heads = Array.from({ length: cards }, (_, card) => {
    const random = randomFrom(`${seed} card ${card}`);
    const ease = normal(random);
    return { random, ease, trace: null as Trace | null, last: Number.NEGATIVE_INFINITY };
  });
  return {
    recall: (card, at) => heads[card]?.trace?.recall(Math.max(at, heads[card].last + SAME_DAY)) ?? 0,
    attends: (day) => attended[day] ?? true,
    ask(card, day) {
      const head = heads[card] as (typeof heads)[number];
      const { random } = head;
      const at = Math.max(day, head.last + SAME_DAY);
      // A review consumes as many numbers whatever comes of it, so that schedules meet the same luck.
      const [luck, how, noise] = [random(), random(), random()];
      head.last = at;
      if (!head.trace) {
        const rank = phi(0.7 * head.ease + 0.714 * phiInverse(luck));
        const rating = (1 + FIRST_RATINGS.findIndex((_, i) => rank <= sum(FIRST_RATINGS, i + 1))) as Rating;
        head.trace = trace(head.ease, at, rating || 4);
        return { rating: noisy(rating || 4, noise), seconds: pace * (FIRST_SECONDS[(rating || 4) - 1] ?? 0) };
      }
      const recalled = luck < head.trace.recall(at);
      const grade = SUCCESS_RATINGS.findIndex((_, i) => how <= sum(SUCCESS_RATINGS, i + 1));
      const rating = (recalled ? 2 + Math.max(0, grade) : 1) as Rating;
      head.trace.strengthen(at, recalled, rating);
      return { rating: noisy(rating, noise), seconds: pace * (REVIEW_SECONDS[rating - 1] ?? 0) };
    },
  };
}

/** Some press Good for what they had forgotten, or Again for what they knew; others only the neighbouring button. */
function noisy(rating: Rating, noise: number): Rating {
  if (noise >= NOISE) return rating;
  if (noise < NOISE / 3) return rating === 1 ? 3 : 1;
  return rating === 1 ? 2 : rating === 3 ? (noise < (NOISE * 2) / 3 ? 2 : 4) : 3;
}

function traceMaker(law: Law, random: Random): (ease: number, at: number, rating: Rating) => Trace {
  if (law === "activation") return activation(random);
  if (law === "half-life") return halfLife(random);
  return memory(law === "fsrs" ? undefined : otherWeights(random));
}

/** Weights as they differ between people: the first stabilities, growth, lapses and the shape of the curve. */
function otherWeights(random: Random): number[] {
  const spread = [
    0.6, 0.6, 0.6, 0.6, 0.1, 0.2, 0.2, 0, 0.15, 0.2, 0.25, 0.3, 0.2, 0.2, 0.2, 0.2, 0.1, 0.3, 0.3, 0.3,
  ];
  const all = 0.5 * normal(random);
  const weights = DEFAULTS.map(
    (w, i) => w * Math.exp((spread[i] ?? 0.5) * normal(random) + (i < 4 ? all : 0)),
  );
  for (let i = 1; i < 4; i++) weights[i] = Math.max(weights[i] as number, weights[i - 1] as number);
  weights[20] = Math.min(0.8, Math.max(0.1, weights[20] as number));
  return weights;
}

const DEFAULTS = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** FSRS-6; cards differ in how long they last. */
function memory(weights: number[] | undefined) {
  const model = fsrs6(weights);
  return (ease: number, at: number, rating: Rating): Trace => {
    const lasting = Math.exp(0.35 * ease);
    let state: ModelState = model.next(null, 0, rating);
    let last = at;
    return {
      recall: (now) =>
        model.recall({ ...state, stability: state.stability * lasting }, Math.max(0, now - last)),
      strengthen(now, recalled, given) {
        const gap = Math.round(now - last);
        state = model.next(state, gap, recalled ? given : 1);
        last = now;
      },
    };
  };
}

/**
 * Activation of traces: Pavlik & Anderson 2005, "Practice and forgetting effects on vocabulary memory". Each meeting
 * leaves a trace that fades as a power of time, the faster the more active the item was then. Time asleep and away
 * runs slower (their h); the threshold is set so that a card met once is recalled by two in three a day later.
 */
function activation(random: Random) {
  const [a, c, s, h] = [0.177, 0.217, 0.25, 0.025];
  const threshold = -1.55 + 0.1 * normal(random);
  return (ease: number, at: number): Trace => {
    const traces: { at: number; decay: number }[] = [{ at, decay: a }];
    const activationAt = (now: number) => {
      let total = 0;
      for (const trace of traces) total += Math.max(1, (now - trace.at) * 86_400 * h) ** -trace.decay;
      return Math.log(total);
    };
    const bonus = 0.15 * ease;
    return {
      recall: (now) => 1 / (1 + Math.exp((threshold - bonus - activationAt(now)) / s)),
      strengthen(now) {
        traces.push({ at: now, decay: c * Math.exp(activationAt(now)) + a });
      },
    };
  };
}

/** Exponential forgetting: half-lives that grow with each recall, more after a longer gap, and halve with a lapse. */
function halfLife(random: Random) {
  const first = 3 * Math.exp(0.3 * normal(random));
  const growth = 2.6 * Math.exp(0.2 * normal(random));
  return (ease: number, at: number, rating: Rating): Trace => {
    let half = first * Math.exp(0.4 * ease) * (rating === 1 ? 0.4 : 1);
    let last = at;
    const recall = (now: number) => 0.5 ** (Math.max(0, now - last) / half);
    return {
      recall,
      strengthen(now, recalled) {
        const forgotten = 1 - recall(now);
        half = recalled ? half * (1 + growth * forgotten ** 0.5) : Math.max(0.7, half * 0.5);
        last = now;
      },
    };
  };
}

const sum = (list: readonly number[], count: number) => list.slice(0, count).reduce((a, b) => a + b, 0);

/** The normal distribution function, to 1e-7 (Abramowitz & Stegun 26.2.17). */
function phi(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = Math.exp((-x * x) / 2) * 0.3989422804 * poly;
  return x > 0 ? 1 - tail : tail;
}

/** Its inverse, by bisection. */
function phiInverse(p: number): number {
  let [low, high] = [-6, 6];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (phi(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

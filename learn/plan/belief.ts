/** What a planner believes of a person, from what is known of most people and from the person's own reviews. */
import type { Rating } from "../review";
import { type Answer, type Forgetting, forgettingOf } from "./calibrate";

/**
 * How often a first meeting is rated Again, Hard, Good, Easy, and what meetings and reviews cost in seconds: the
 * defaults of fsrs-rs's simulator (SimulatorConfig), medians over many thousand collections.
 */
const MOST = {
  firstRatings: [0.24, 0.094, 0.495, 0.171],
  seconds: { first: 18.3, recalled: 8, forgotten: 23 },
} as const;
/** So many cards of one's own weigh as much as what is known of most people. */
const PRIOR = 30;

/** What a planner reckons with. */
export interface Believed {
  weights?: readonly number[] | undefined;
  /** `doubt`: standard deviation of the logarithm of the stretch */
  forgetting: Forgetting & { doubt: number };
  /** seconds a card takes on a day, with its repetitions: when it is recalled, forgotten, or met for the first time */
  seconds: { recalled: number; forgotten: number; first: number };
  /** adds up to 1 */
  firstRatings: readonly number[];
}

/** What happened so far. `sums` count cards by day: how many, and the seconds they took in all. */
export interface Past {
  answers: readonly Answer[];
  /** how many first meetings were rated so */
  firstRatings: Readonly<Record<Rating, number>>;
  sums: Readonly<Record<"first" | "recalled" | "forgotten", { n: number; seconds: number }>>;
}

/** @param weights the person's weights; absent: the defaults */
export function believedOf({ answers, firstRatings, sums }: Past, weights?: readonly number[]): Believed {
  const met = firstRatings[1] + firstRatings[2] + firstRatings[3] + firstRatings[4];
  const seconds = (kind: keyof typeof sums) =>
    (sums[kind].seconds + MOST.seconds[kind] * PRIOR) / (sums[kind].n + PRIOR);
  return {
    weights,
    forgetting: forgettingOf(answers, weights?.[20]),
    seconds: { first: seconds("first"), recalled: seconds("recalled"), forgotten: seconds("forgotten") },
    firstRatings: MOST.firstRatings.map(
      (share, i) => (share * PRIOR + firstRatings[(i + 1) as Rating]) / (met + PRIOR),
    ),
  };
}

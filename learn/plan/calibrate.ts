/**
 * How a person's forgetting differs from the model's: memories that last longer or shorter than FSRS says, on a curve
 * that is flatter or steeper. Two numbers, so that a few dozen answers tell something; the 21 weights take hundreds.
 */
import { DEFAULT_DECAY } from "../fsrs6-formulas";

/** A review at least a day after the one before. */
export interface Answer {
  /** predicted recall, 0 to 1, by the weights in use */
  predicted: number;
  recalled: boolean;
}

/** Recall after t days is (1 + f · t / (stretch · S)) ^ −decay, and 0.9 at t = stretch · S. */
export interface Forgetting {
  stretch: number;
  decay: number;
}

const STRETCHES = Array.from({ length: 17 }, (_, i) => Math.exp((i - 8) * 0.25));
const DECAYS = Array.from({ length: 11 }, (_, i) => Math.exp((i - 5) * 0.4));
/** How far people are believed to differ: standard deviations of the logarithms. */
const SPREAD = { stretch: 0.6, decay: 0.7 };
/** Share of answers that say the contrary of what happened. */
const SLIPS = 0.02;

const factorOf = (decay: number) => 0.9 ** (-1 / decay) - 1;

/** Chance of recall when `ratio` is days over stability. */
export function recallOf({ stretch, decay }: Forgetting, ratio: number): number {
  return (1 + (factorOf(decay) * ratio) / stretch) ** -decay;
}

/**
 * The mean of what is believable after these answers (Bayes over a grid of 187 pairs, normal priors about the model).
 * @param decay the model's own, weight 20
 * @returns with it the standard deviation left in the logarithm of the stretch
 */
export function forgettingOf(
  answers: readonly Answer[],
  decay: number = DEFAULT_DECAY,
): Forgetting & { doubt: number } {
  const counts = new Map<number, { right: number; wrong: number }>();
  for (const { predicted, recalled } of answers) {
    const bin = Math.round(Math.min(0.995, Math.max(0.05, predicted)) * 200);
    const count = counts.get(bin) ?? { right: 0, wrong: 0 };
    if (recalled) count.right++;
    else count.wrong++;
    counts.set(bin, count);
  }
  const observed = [...counts].map(([bin, count]) => ({
    ratio: ((bin / 200) ** (-1 / decay) - 1) / factorOf(decay),
    ...count,
  }));
  const pairs = STRETCHES.flatMap((stretch) =>
    DECAYS.map((times) => {
      let log =
        -0.5 * (Math.log(stretch) / SPREAD.stretch) ** 2 - 0.5 * (Math.log(times) / SPREAD.decay) ** 2;
      const forgetting = { stretch, decay: decay * times };
      for (const { ratio, right, wrong } of observed) {
        const p = SLIPS + (1 - 2 * SLIPS) * recallOf(forgetting, ratio);
        log += right * Math.log(p) + wrong * Math.log(1 - p);
      }
      return { ...forgetting, log };
    }),
  );
  const best = Math.max(...pairs.map(({ log }) => log));
  let [all, stretch, squares, steep] = [0, 0, 0, 0];
  for (const pair of pairs) {
    const share = Math.exp(pair.log - best);
    all += share;
    stretch += share * Math.log(pair.stretch);
    squares += share * Math.log(pair.stretch) ** 2;
    steep += share * Math.log(pair.decay);
  }
  return {
    stretch: Math.exp(stretch / all),
    decay: Math.exp(steep / all),
    doubt: Math.sqrt(Math.max(0, squares / all - (stretch / all) ** 2)),
  };
}

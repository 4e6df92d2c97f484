/**
 * What questions are like before a class has answered: most separate strong from weak a little, a few do the opposite.
 * In a small class a correlation of −0.3 is mostly chance, because such questions are rare; that is what these reckon with.
 */

/** A mixture of normal distributions of Fisher's z of a true correlation. */
export type Prior = readonly { weight: number; mean: number; spread: number }[];

/** A question's mark with the rest of the quiz: sound questions, and flawed ones. As in the simulated classes. */
export const QUESTION_PRIOR: Prior = [
  { weight: 0.92, mean: 0.26, spread: 0.1 },
  { weight: 0.08, mean: -0.08, spread: 0.17 },
];
/** Choosing a wrong option with the rest of the quiz: the weak choose it, and seldom the strong. */
export const DISTRACTOR_PRIOR: Prior = [
  { weight: 0.95, mean: -0.14, spread: 0.07 },
  { weight: 0.05, mean: 0.12, spread: 0.1 },
];

/** The normal distribution up to x, within 7.5e-8 (Abramowitz & Stegun 1964, 26.2.17). */
export function normalBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}

/**
 * The probability that a true correlation lies below a limit, given the one seen in n students: Bayes' rule with the
 * prior and Fisher's z, normal with variance 1 / (n − 3). With fewer than 4 students the prior's own.
 * @param z Fisher's z of the correlation seen
 */
export function chanceBelow(prior: Prior, z: number, n: number, limit: number): number {
  let below = 0;
  let all = 0;
  const edge = Math.atanh(limit);
  for (const { weight, mean, spread } of prior) {
    const [own, seen] = [1 / spread ** 2, Math.max(0, n - 3)];
    const variance = 1 / (own + seen);
    const middle = variance * (own * mean + seen * z);
    // How well this part of the mixture foretells what was seen.
    const apart = seen === 0 ? 0 : (z - mean) ** 2 / (2 * (spread ** 2 + 1 / seen));
    const likelihood = weight * Math.exp(-apart) * (seen === 0 ? 1 : 1 / Math.sqrt(spread ** 2 + 1 / seen));
    below += likelihood * normalBelow((edge - middle) / Math.sqrt(variance));
    all += likelihood;
  }
  // Far from every part of the mixture nothing is likely, and what was seen decides.
  return all > 0 ? below / all : z < edge ? 1 : 0;
}

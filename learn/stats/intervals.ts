/** How sure a figure of a small class is: intervals at a few usual levels. */
import type { Range } from "./figure";

/** Two-sided levels and how many standard errors they reach: quantiles of the normal distribution. */
export const REACH = { 0.8: 1.2815515655446004, 0.9: 1.6448536269514722, 0.95: 1.959963984540054 } as const;
export type Level = keyof typeof REACH;

/** The value, or the nearer end of the range. */
const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * Interval for a share, by Wilson's score (Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference"; recommended for small n by Brown, Cai & DasGupta 2001). For a mean of partial scores it is on the safe
 * side: no scores between 0 and 1 vary more than those of 0 and 1 alone.
 * @param share 0 to 1; what lies outside (negative marks) counts as the nearer end
 * @param n how many were asked; 0 gives the whole range
 */
export function shareInterval(share: number, n: number, level: Level = 0.8): Range {
  if (n <= 0) return { low: 0, high: 1 };
  const p = within(share, 0, 1);
  const z2 = REACH[level] ** 2;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (REACH[level] / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return {
    low: p === 0 ? 0 : within(middle - reach, 0, 1),
    high: p === 1 ? 1 : within(middle + reach, 0, 1),
  };
}

/**
 * How many standard errors a share lies above a value, as Wilson's score counts them: his interval at a level leaves
 * the value out exactly when this passes the level's reach.
 */
export function shareAbove(share: number, value: number, n: number): number {
  return ((within(share, 0, 1) - value) * Math.sqrt(n)) / Math.sqrt(value * (1 - value));
}

/** Fisher's z of a correlation. A perfect one of few students proves nothing perfect: it is drawn in by half a student. */
export function fisher(r: number, n: number): number {
  const most = 1 - 1 / (2 * n);
  return Math.atanh(within(r, -most, most));
}

/**
 * Interval for a correlation, by Fisher's z (Fisher 1921, "On the probable error of a coefficient of correlation"),
 * standard error 1 / √(n − 3).
 * @param r −1 to 1
 * @returns null with fewer than 4 students
 */
export function correlationInterval(r: number, n: number, level: Level = 0.8): Range | null {
  if (n < 4) return null;
  const reach = REACH[level] / Math.sqrt(n - 3);
  return { low: Math.tanh(fisher(r, n) - reach), high: Math.tanh(fisher(r, n) + reach) };
}

/** How many standard errors a correlation lies above a value; 0 with fewer than 4 students. */
export function correlationAbove(r: number, value: number, n: number): number {
  return n < 4 ? 0 : (fisher(r, n) - Math.atanh(value)) * Math.sqrt(n - 3);
}

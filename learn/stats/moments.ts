/** Sums over lists of numbers, two passes each: first the mean, then what is around it, so that little is lost to rounding. */

/** The sum; 0 for none. */
function sum(list: readonly number[]): number {
  let total = 0;
  for (const value of list) total += value;
  return total;
}

/** The mean; the list must not be empty. */
export function mean(list: readonly number[]): number {
  return sum(list) / list.length;
}

/** The middle value, or the mean of the two in the middle; the list must not be empty. */
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Sum of products of both lists' distances from their means. */
export function crossSum(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let total = 0;
  for (let at = 0; at < a.length; at++) total += ((a[at] as number) - meanA) * ((b[at] as number) - meanB);
  return total;
}

/** Covariance of a sample: denominator n − 1. Lists of one length, at least 2. */
export function covariance(a: readonly number[], b: readonly number[]): number {
  return crossSum(a, b) / (a.length - 1);
}

/** Variance of a sample: denominator n − 1. At least 2 values. */
export function variance(list: readonly number[]): number {
  return covariance(list, list);
}

/** Mean of the k-th powers of the distances from the mean: denominator n. */
export function centralMoment(list: readonly number[], power: number): number {
  const middle = mean(list);
  let total = 0;
  for (const value of list) total += (value - middle) ** power;
  return total / list.length;
}

/** Differences below this share of the values' size are rounding: 0.1 + 0.2 is 0.3. */
const ROUNDING = 1e-10;

/** All values are the same, but for rounding. True of none and of one. */
export function isFlat(list: readonly number[]): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of list) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return !(high - low > ROUNDING * Math.max(1, Math.abs(low), Math.abs(high)));
}

/** Pearson's correlation, −1 to 1; null where either list is flat or shorter than 2. */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 2 || isFlat(a) || isFlat(b)) return null;
  const r = crossSum(a, b) / Math.sqrt(crossSum(a, a) * crossSum(b, b));
  return Math.max(-1, Math.min(1, r));
}

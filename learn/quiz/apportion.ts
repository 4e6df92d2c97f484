/** Dividing a number of questions among parts, in whole questions. Pure. */

/**
 * Systematic sampling: of `count` questions each part gets its share by weight, rounded up or down, and every run of
 * neighbouring parts too; over all offsets each part gets its share on average.
 * @param offset where the counting begins, 0 up to but not including 1
 * @returns a whole number for each weight; they add up to `count`, or to 0 when no weight is positive
 */
export function apportion(weights: readonly number[], count: number, offset: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map(() => 0);
  let sum = 0;
  let before = 0;
  return weights.map((weight, at) => {
    sum += weight;
    // The last one closes the account, whatever was lost to rounding.
    const upTo =
      at === weights.length - 1 ? count : Math.min(count, Math.floor((sum / total) * count + offset));
    const part = upTo - before;
    before = upTo;
    return part;
  });
}

/** As many times what is asked for should be there, so that variants differ. */
export const SPARE = 4;

/**
 * Equal shares, but of nothing more than it can give: what one part cannot take, the others share. When all together
 * have little, shares go by what there is.
 * @returns a share for each capacity; they add up to `count`, or to 0 when there is no capacity
 */
export function evenShares(capacities: readonly number[], count: number): number[] {
  const total = capacities.reduce((sum, capacity) => sum + capacity, 0);
  if (total === 0) return capacities.map(() => 0);
  if (total < count * SPARE) return capacities.map((capacity) => (capacity / total) * count);
  const shares = capacities.map(() => 0);
  let left = count;
  const smallestFirst = capacities
    .map((_, at) => at)
    .sort((a, b) => (capacities[a] ?? 0) - (capacities[b] ?? 0));
  for (const [done, at] of smallestFirst.entries()) {
    const share = Math.min((capacities[at] ?? 0) / SPARE, left / (capacities.length - done));
    shares[at] = share;
    left -= share;
  }
  return shares;
}

/**
 * Exact arithmetic of grades. Points are whole millionths, shares are fractions of whole numbers, and each figure is
 * rounded once, at its end: so no sum depends on the order of what is added, and screen, export and recount agree to the
 * last digit.
 */

/** Whole millionths of a point. */
export type Micro = bigint;

const MILLION = 1_000_000;

/** Points as whole millionths: points are given to a millionth (learn/quiz/marks.ts). */
export function microOf(points: number): Micro {
  return BigInt(Math.round(points * MILLION));
}

export function pointsOf(micro: Micro): number {
  return Number(micro) / MILLION;
}

/** `above / below`, both whole; `below` is positive. */
export interface Fraction {
  above: bigint;
  below: bigint;
}

/** The nearest whole number, halves up; `below` is positive. */
export function divided(above: bigint, below: bigint): bigint {
  const doubled = 2n * above + below;
  const by = 2n * below;
  const cut = doubled / by;
  return doubled < 0n && doubled % by !== 0n ? cut - 1n : cut;
}

export const times = (a: Fraction, b: Fraction): Fraction => ({
  above: a.above * b.above,
  below: a.below * b.below,
});

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  above: a.above * b.below + b.above * a.below,
  below: a.below * b.below,
});

/** Whether a is greater than b. */
export const exceeds = (a: Fraction, b: Fraction): boolean => a.above * b.below > b.above * a.below;

/** A share as a number, rounded to a millionth (a ten-thousandth of a per cent), halves up. */
export function shareOf({ above, below }: Fraction): number {
  return Number(divided(above * BigInt(MILLION), below)) / MILLION;
}

/**
 * Exact arithmetic of grades. Points are whole millionths, shares are fractions of whole numbers, and each figure is
 * rounded once, at its end: so no sum depends on the order of what is added, and screen, export and recount agree to the
 * last digit. Whole numbers are plain ones as long as they are exact (below 2^53), which a gradebook of 18,000 grades
 * feels; what may grow past that is a BigInt.
 */

/** Whole millionths of a point; exact up to nine thousand million points. */
export type Micro = number;

const MILLION = 1_000_000;

/** Points as whole millionths: points are given to a millionth (learn/quiz/marks.ts). */
export function microOf(points: number): Micro {
  return Math.round(points * MILLION);
}

export function pointsOf(micro: Micro): number {
  return micro / MILLION;
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

/** `a × b / below` to the nearest whole number, halves up; all whole, none negative, `below` positive. */
export function portion(a: number, b: number, below: number): number {
  const doubled = 2 * a * b + below;
  if (doubled > Number.MAX_SAFE_INTEGER) return Number(divided(BigInt(a) * BigInt(b), BigInt(below)));
  const cut = Math.floor(doubled / (2 * below));
  // The quotient as a floating number may have been rounded up to the next whole one.
  return cut * 2 * below > doubled ? cut - 1 : cut;
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

/** What the judges of chosen options share. */
import type { Option } from "../item";
import type { Grade, Verdict } from "./contract";

/** Right from so much on: a sum of thirds is not quite 1. */
const FULL = 1 - 1e-9;

/** A grade by its score. */
export function graded(score: number, reasons: Grade["reasons"] = []): Grade {
  const verdict: Verdict = score >= FULL ? "right" : score > 0 ? "partly" : "wrong";
  return { verdict, score: score >= FULL ? 1 : score, reasons };
}

/** Whether every id names an option, and none twice. */
export function known(ids: readonly string[], options: readonly Option[]): boolean {
  const there = new Set(options.map(({ id }) => id));
  return new Set(ids).size === ids.length && ids.every((id) => there.has(id));
}

/** All orders of `n` things, as lists of places. */
export function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

/** A function of a small whole number, worked out once for each. */
export function once(work: (n: number) => number): (n: number) => number {
  const done = new Map<number, number>();
  return (n) => {
    const before = done.get(n);
    if (before !== undefined) return before;
    const result = work(n);
    done.set(n, result);
    return result;
  };
}

export const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

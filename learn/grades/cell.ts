/** One cell of a gradebook: what one student has for one assignment. Pure; times in ms. */
import { isLate, type LateRule, lateFactor } from "../class/late";
import type { Blueprint } from "../quiz/blueprint";
import { divided, type Micro, microOf, pointsOf, portion } from "./exact";

/** A finished attempt as it is tallied: a question that was voided is in neither figure. */
export interface SatAttempt {
  /** from 1, in the order begun */
  number: number;
  points: number;
  outOf: number;
  handedInAt: number;
}

/** How an assignment is graded. */
export interface Grading {
  /** what it is worth */
  possible: number;
  counts: Blueprint["counts"];
  late: LateRule;
}

/** What an instructor set in the place of what follows from the work. */
export type Adjustment =
  /** so many points, whatever the attempts say; more than possible is a bonus */
  | { kind: "manual"; points: number }
  /** as if it had never been given to this student */
  | { kind: "excused" };

export interface CellInput {
  /** finished attempts, in any order */
  attempts: readonly SatAttempt[];
  /** how far the goal of a deck was reached at its due date, 0 to 1 (goal-share.ts); null: no deck, or not due yet */
  goalShare: number | null;
  /** for this student */
  dueAt: number | null;
  /** nothing more can be handed in */
  closed: boolean;
  adjustment: Adjustment | null;
}

type CellState =
  /** there are points */
  | "graded"
  /** counts nowhere */
  | "excused"
  /** closed, and nothing was handed in: no points of those possible */
  | "missing"
  /** nothing yet */
  | "open";

export interface Cell {
  state: CellState;
  /** null when open or excused */
  points: number | null;
  possible: number;
  /** what counts was handed in late */
  late: boolean;
  manual: boolean;
  /** the points that follow from the work alone; null: nothing was handed in */
  computed: number | null;
}

/**
 * Points of one attempt: its share of what could be had, of what the assignment is worth, after the late rule. Below zero
 * (only certainty goes there) counts as zero. To a millionth, halves up.
 */
function attemptMicro(attempt: SatAttempt, { possible, late }: Grading, dueAt: number | null): Micro {
  const outOf = microOf(attempt.outOf);
  if (outOf <= 0) return 0;
  const earned = microOf(Math.max(0, attempt.points));
  const factor = microOf(Math.max(0, lateFactor(late, dueAt, attempt.handedInAt)));
  // Rounded once, so the factor goes in before the division: shortened, so that plain numbers mostly suffice.
  const by = commonDivisor(factor, WHOLE);
  const full = earned * microOf(possible);
  if (Number.isSafeInteger(full)) return portion(full, factor / by, outOf * (WHOLE / by));
  const all = BigInt(earned) * BigInt(microOf(possible)) * BigInt(factor);
  return Number(divided(all, BigInt(outOf) * BigInt(WHOLE)));
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** A factor of 1. */
const WHOLE = microOf(1);

interface Counted {
  micro: Micro;
  late: boolean;
}

/** What counts of several attempts: points, and whether that was late. */
function countedOf({ attempts, dueAt }: CellInput, grading: Grading): Counted | null {
  const counted = (attempt: SatAttempt): Counted => ({
    micro: attemptMicro(attempt, grading, dueAt),
    late: isLate(dueAt, attempt.handedInAt),
  });
  const [only, second] = attempts;
  if (!only) return null;
  if (!second) return counted(only);
  const graded = [...attempts].sort((a, b) => a.number - b.number).map(counted);
  switch (grading.counts) {
    case "first":
      return graded[0] as Counted;
    case "last":
      return graded.at(-1) as Counted;
    case "best":
      return graded.reduce((best, one) => (one.micro > best.micro ? one : best));
    case "average": {
      const sum = graded.reduce((total, { micro }) => total + micro, 0);
      return { micro: portion(sum, 1, graded.length), late: graded.some(({ late }) => late) };
    }
  }
}

/** What a student has for an assignment. */
export function cellOf(input: CellInput, grading: Grading): Cell {
  const { possible } = grading;
  const work =
    input.goalShare === null
      ? countedOf(input, grading)
      : { micro: portion(microOf(input.goalShare), microOf(possible), WHOLE), late: false };
  const computed = work && pointsOf(work.micro);
  const late = work?.late ?? false;
  const is = (state: CellState, points: number | null, manual = false): Cell => ({
    state,
    points,
    possible,
    late,
    manual,
    computed,
  });
  if (input.adjustment?.kind === "excused") return is("excused", null);
  if (input.adjustment) return is("graded", pointsOf(microOf(input.adjustment.points)), true);
  if (computed !== null) return is("graded", computed);
  return input.closed ? is("missing", 0) : is("open", null);
}

/** One cell of a gradebook: what one student has for one assignment. Pure; times in ms. */
import { isLate, type LateRule, lateFactor } from "../class/late";
import type { Blueprint } from "../quiz/blueprint";
import { divided, type Micro, microOf, pointsOf } from "./exact";

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
  if (outOf <= 0n) return 0n;
  const earned = microOf(Math.max(0, attempt.points));
  const factor = microOf(Math.max(0, lateFactor(late, dueAt, attempt.handedInAt)));
  return divided(earned * microOf(possible) * factor, outOf * 1_000_000n);
}

/** What counts of several attempts: points, and whether that was late. */
function countedOf(input: CellInput, grading: Grading): { micro: Micro; late: boolean } | null {
  const inOrder = [...input.attempts].sort((a, b) => a.number - b.number);
  const graded = inOrder.map((attempt) => ({
    micro: attemptMicro(attempt, grading, input.dueAt),
    late: isLate(input.dueAt, attempt.handedInAt),
  }));
  const [first] = graded;
  if (!first) return null;
  switch (grading.counts) {
    case "first":
      return first;
    case "last":
      return graded.at(-1) as typeof first;
    case "best":
      return graded.reduce((best, one) => (one.micro > best.micro ? one : best));
    case "average": {
      const sum = graded.reduce((total, { micro }) => total + micro, 0n);
      return { micro: divided(sum, BigInt(graded.length)), late: graded.some(({ late }) => late) };
    }
  }
}

/** What a student has for an assignment. */
export function cellOf(input: CellInput, grading: Grading): Cell {
  const { possible } = grading;
  const work =
    input.goalShare === null
      ? countedOf(input, grading)
      : { micro: divided(microOf(input.goalShare) * microOf(possible), 1_000_000n), late: false };
  const computed = work && pointsOf(work.micro);
  const base = { possible, late: work?.late ?? false, manual: false, computed };
  if (input.adjustment?.kind === "excused") return { ...base, state: "excused", points: null };
  if (input.adjustment) {
    const points = pointsOf(microOf(input.adjustment.points));
    return { ...base, state: "graded", points, manual: true };
  }
  if (computed !== null) return { ...base, state: "graded", points: computed };
  return input.closed ? { ...base, state: "missing", points: 0 } : { ...base, state: "open", points: null };
}

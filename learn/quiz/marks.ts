/** Points: what a judged answer earns by the behaviour of its quiz. Pure. */
import type { Certainty } from "../answer";
import type { Grade } from "../grade/contract";
import type { Behaviour, Blueprint } from "./blueprint";

/**
 * Marks by certainty (Gardner-Medwin, "Confidence-based marking", in Bryan & Clegg, Innovative Assessment in Higher
 * Education, 2006): right 1, 2, 3, wrong 0, −2, −6, so that saying how sure one really is pays best: 2 from a chance
 * of 2/3, 3 from 4/5.
 */
const RIGHT: Record<Certainty, number> = { 1: 1, 2: 2, 3: 3 };
const WRONG: Record<Certainty, number> = { 1: 0, 2: -2, 3: -6 };
const MOST = RIGHT[3];

/** What is to be known of an answer to give points. */
export interface Marked {
  /** what the question is worth */
  points: number;
  grade: Pick<Grade, "verdict" | "score">;
  certainty: Certainty | null;
  /** tries that failed before this answer */
  failedTries: number;
}

/**
 * Points earned.
 * - deferred, immediate: points × score
 * - tries: points × score × max(0, 1 − penalty × failed tries)
 * - certainty: points / 3 × the mark, where a partial score lies linearly between the marks of wrong and right;
 *   no certainty given counts as 1, no answer earns 0. From −2 to 1 times the points.
 */
export function pointsEarned(
  behaviour: Behaviour,
  { points, grade, certainty, failedTries }: Marked,
): number {
  if (grade.verdict === "unanswered") return 0;
  switch (behaviour.kind) {
    case "deferred":
    case "immediate":
      return rounded(points * grade.score);
    case "tries":
      return rounded(points * grade.score * Math.max(0, 1 - behaviour.penalty * failedTries));
    case "certainty": {
      const sure = certainty ?? 1;
      return rounded((points / MOST) * (WRONG[sure] + grade.score * (RIGHT[sure] - WRONG[sure])));
    }
  }
}

/** The sum of an attempt: below zero only with certainty, where each answer may be. */
export function totalOf(earned: readonly number[]): number {
  return rounded(earned.reduce((sum, points) => sum + points, 0));
}

/** The points that several finished attempts of one learner count for; null of none. */
export function countedPoints(inOrder: readonly number[], counts: Blueprint["counts"]): number | null {
  if (inOrder.length === 0) return null;
  switch (counts) {
    case "best":
      return Math.max(...inOrder);
    case "first":
      return inOrder[0] as number;
    case "last":
      return inOrder.at(-1) as number;
    case "average":
      return rounded(totalOf(inOrder) / inOrder.length);
  }
}

/** To a millionth, so that thirds add up to what a reader expects; never −0. */
function rounded(points: number): number {
  return Math.round(points * 1e6) / 1e6 + 0;
}

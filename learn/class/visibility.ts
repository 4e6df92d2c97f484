/** What instructors may see of a class's study. Pure. */

/** Below so many people no figure of a class that shows its study in aggregate only stands. */
const FEWEST = 5;

export type StudyVisibility = "each" | "aggregate";

/**
 * A figure over the study of `people` people, or null when it may not stand: in a class that shows aggregates only,
 * whatever rests on fewer than five people. Every figure of study shown to instructors goes through here, with the number
 * of people it rests on (not of the class). To be kept from undoing it by subtraction, show with a part of the class
 * only what stands for the rest of it too: `standsInParts`.
 */
export function figureOf<T>(visibility: StudyVisibility, people: number, figure: T): T | null {
  return visibility === "each" || people >= FEWEST ? figure : null;
}

/** Whether figures of parts of one whole may stand side by side: each part is empty or rests on five people. */
export function standsInParts(visibility: StudyVisibility, people: readonly number[]): boolean {
  return visibility === "each" || people.every((n) => n === 0 || n >= FEWEST);
}

/**
 * A figure as such a class tells it: in steps, so that two looks, before and after somebody leaves, tell little of that one
 * person. Of six people in steps of a twentieth, what one share was stays open by about a quarter either way.
 * @param step what it is rounded to; where it shows each person it is left as it is
 */
export function inSteps(
  visibility: StudyVisibility,
  value: number,
  step: number,
  round: (value: number) => number = Math.round,
): number {
  // The quotient is rounded first: 0.15 / 0.05 is a little less than 3.
  return visibility === "each" ? value : round(Number((value / step).toFixed(9))) / (1 / step);
}

/** What folded events add up to in tallies of days. Pure. */
import { type DaySettings, type StudyDay, studyDay } from "@/learn/day";
import type { Step } from "@/learn/fold";
import { MEMORY_STATE } from "@/learn/memory";
import { isOfQuiz } from "@/learn/review";

/** What one user and study day add up to; the columns of `daily`. */
export interface DayTally {
  /** ratings not undone, and judged answers: these count as Good or Again by learn/evidence.ts */
  reviews: number;
  /** ratings of a card without a memory; like the next not of a quiz's answers, which use up no limit of the day */
  newCards: number;
  /** ratings of a card in state Review */
  dueReviews: number;
  again: number;
  hard: number;
  good: number;
  easy: number;
  durationMs: number;
}

/** What a single step adds to its day. */
export function tallyOfStep({
  event,
  before,
}: {
  event: Pick<Step["event"], "score" | "drilled" | "rating" | "durationMs">;
  before: Step["before"];
}): DayTally {
  const rated = !isOfQuiz(event);
  return {
    reviews: 1,
    newCards: rated && before === null ? 1 : 0,
    dueReviews: rated && before?.state === MEMORY_STATE.review ? 1 : 0,
    again: event.rating === 1 ? 1 : 0,
    hard: event.rating === 2 ? 1 : 0,
    good: event.rating === 3 ? 1 : 0,
    easy: event.rating === 4 ? 1 : 0,
    durationMs: event.durationMs,
  };
}

const NOTHING: Readonly<DayTally> = {
  reviews: 0,
  newCards: 0,
  dueReviews: 0,
  again: 0,
  hard: 0,
  good: 0,
  easy: 0,
  durationMs: 0,
};
const TALLIED = Object.keys(NOTHING) as (keyof DayTally)[];

/** Adds steps to the tallies of their days; `sign` -1 takes them away. */
export function addSteps(
  tallies: Map<StudyDay, DayTally>,
  steps: readonly Step[],
  settings: DaySettings,
  sign: 1 | -1 = 1,
): void {
  for (const step of steps) {
    const day = studyDay(step.event.reviewedAt, settings);
    const more = tallyOfStep(step);
    let sum = tallies.get(day);
    if (!sum) {
      sum = { ...NOTHING };
      tallies.set(day, sum);
    }
    for (const key of TALLIED) sum[key] += sign * more[key];
  }
}

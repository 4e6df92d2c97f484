/** Who is likely not to know enough on the day of the exam, why, and what would help. Pure. */
import { daysBetween, type StudyDay } from "../day";
import type { Forecast } from "../stats/forecast";

/** How a student stands, as far as risk goes. */
export interface Standing {
  met: number;
  unmet: number;
  /** on which something was studied last; null: never, as far as is kept */
  lastDay: StudyDay | null;
  /** cards met for the first time in the last two weeks */
  freshLately: number;
  /** what the student would recall of all cards on the day of the exam without studying any more */
  exam: Forecast;
  /** by how much faster (below 0) or slower than predicted the student forgets: logarithm of stability, and its error */
  pace: { value: number; error: number };
  /** the topic that would be recalled least, and how much of it; null: there is one topic only */
  weakest: { topic: string; recall: number } | null;
}

/** The reason in numbers; the page makes a sentence of it. */
export type Risk =
  | { kind: "not-begun"; perDay: number | null }
  | { kind: "stopped"; days: number; recall: number }
  | { kind: "slow"; unmet: number; lately: number; perDay: number }
  | { kind: "forgets"; recall: number; weakest: Standing["weakest"] }
  | { kind: "weak"; recall: number; weakest: Standing["weakest"] };

export interface RiskContext {
  today: StudyDay;
  /** what is looked ahead to, and whether it is a day somebody set */
  until: StudyDay;
  isSet: boolean;
  /** since when anything has been assigned */
  since: StudyDay;
  /** share of all cards that is to be recalled */
  goal: number;
}

/** Days without study that are no reason to worry. */
const QUIET = 7;
/** Days after the first assignment in which nobody is expected to have begun. */
const GRACE = 3;
/** "Lately": days of `freshLately`. */
export const LATELY = 14;
/** A student who would recall less than this shortly before the exam is at risk, whatever they do. */
const PASS = 0.6;
const SHORTLY = 14;
/** The last days before an exam are for recalling, not for meeting cards. */
const SPARE = 2;
/** Stabilities shorter by a fifth than predicted, certainly so, are told. */
const FORGETS = -0.22;

/**
 * The main reason why a student is at risk; null: none. Told is what can be done something about first: beginning, going
 * on, meeting the rest in time, then what is forgotten.
 */
export function riskOf(standing: Standing, { today, until, isSet, since, goal }: RiskContext): Risk | null {
  const left = Math.max(0, daysBetween(today, until));
  const assigned = daysBetween(since, today);
  const perDay = Math.ceil(standing.unmet / Math.max(1, left - SPARE));
  const recall = standing.exam.recall;
  const enough = standing.exam.range.high >= goal;
  if (standing.met === 0 && standing.lastDay === null) {
    return assigned < GRACE ? null : { kind: "not-begun", perDay: isSet ? perDay : null };
  }
  const quiet = standing.lastDay === null ? assigned : daysBetween(standing.lastDay, today);
  if (quiet > QUIET && !enough) return { kind: "stopped", days: quiet, recall };
  const days = Math.max(1, Math.min(LATELY, assigned + 1));
  const lately = standing.freshLately / days;
  if (isSet && standing.unmet > 0 && assigned >= GRACE && lately * Math.max(1, left) < 0.8 * standing.unmet) {
    return { kind: "slow", unmet: standing.unmet, lately, perDay };
  }
  const { weakest } = standing;
  if (!enough && standing.pace.value + 1.28 * standing.pace.error < FORGETS) {
    return { kind: "forgets", recall, weakest };
  }
  if (isSet && left <= SHORTLY && standing.exam.range.high < PASS) return { kind: "weak", recall, weakest };
  return null;
}

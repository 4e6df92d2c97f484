/** What one student's log adds up to for the pages of their instructors. Pure data. */
import type { StudyDay } from "../day";
import type { FirstMeetings } from "../stats/forecast";
import type { PredictionGroup } from "../stats/pace";

/** Study of one day. */
export interface DaySum {
  /** by the clock of the class */
  day: StudyDay;
  /** answers, of flashcards and in quizzes, that were not undone */
  reviews: number;
  /** cards met for the first time */
  fresh: number;
  ms: number;
}

export interface StudySums {
  /** how often what was predicted alike was recalled, among the latest ratings */
  groups: PredictionGroup[];
  /** first meetings among the latest ratings */
  first: FirstMeetings;
  /** the last DAYS_KEPT days with any study, in order */
  days: DaySum[];
}

/** So many days are kept, today included: eight weeks. */
export const DAYS_KEPT = 56;
/** Hour at which a study day begins by the clock of the class. */
export const CLASS_ROLLOVER = 4;

/** What is to be reached with an assigned deck, and how far somebody is. Pure; times in ms. */
import { type DaySettings, daysBetween, type StudyDay, studyDay } from "../day";
import { type Memory, recallAt } from "../memory";

export type Goal =
  /** every card met, and a mean predicted recall of `share` (0 to 1), by the due date */
  | { kind: "met-and-recalled"; share: number }
  /** cards of the deck studied on so many days, by the due date */
  | { kind: "study-days"; days: number };

/** The recall asked for unless told otherwise. */
export const GOAL_SHARE = 0.9;

export interface GoalState {
  reached: boolean;
  cards: number;
  met: number;
  /** mean predicted recall of the cards met, 0 to 1; null: none was met */
  recall: number | null;
  /** days of study between the opening and the due date */
  studyDays: number;
}

/**
 * How far somebody is with a goal: by the memories of now, or of the due date when that is past.
 * @param at the moment recall is predicted for, the due date
 * @param memories of the deck's cards, null for one not met
 * @param days study days on which a card of the deck was reviewed
 */
export function goalState(
  goal: Goal,
  memories: readonly (Memory | null)[],
  days: number,
  at: number,
  weights?: readonly number[],
): GoalState {
  const met = memories.filter((memory) => memory !== null);
  const recall =
    met.length === 0
      ? null
      : met.reduce((sum, memory) => sum + recallAt(memory, at, weights), 0) / met.length;
  const reached =
    goal.kind === "study-days"
      ? days >= goal.days
      : memories.length > 0 && met.length === memories.length && (recall ?? 0) >= goal.share;
  return { reached, cards: memories.length, met: met.length, recall, studyDays: days };
}

/**
 * New cards a day that meet all of a deck by its due date, today included. The last days are left for recalling: a card
 * met on the very day cannot be said to be remembered. Null when nothing is left to meet, or nothing is due.
 */
export function newPerDay(
  goal: Goal,
  unmet: number,
  now: number,
  dueAt: number | null,
  settings: DaySettings,
): number | null {
  if (unmet <= 0 || dueAt === null || goal.kind === "study-days") return null;
  const left = daysBetween(studyDay(now, settings), lastDay(dueAt, settings));
  const days = Math.max(1, left + 1 - (left >= 4 ? 2 : left >= 2 ? 1 : 0));
  return Math.ceil(unmet / days);
}

/** The last study day that ends at or before a moment, or is going on at it. */
export function lastDay(dueAt: number, settings: DaySettings): StudyDay {
  return studyDay(dueAt - 1, settings);
}

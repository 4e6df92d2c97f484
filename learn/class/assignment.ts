/** An assignment as an instructor plans it. Pure data; times in ms. */
import type { Blueprint } from "../quiz/blueprint";
import type { Goal } from "./goal";
import type { LateRule } from "./late";

export type Role = "instructor" | "assistant" | "student";

/** Longest name of a class or a group, in UTF-16 units. */
export const MAX_CLASS_NAME = 120;
export const MAX_GROUP_NAME = 60;

/** What is given: a deck with a goal, or a quiz as it is at this moment. */
export type Given =
  | { kind: "deck"; deckId: number; goal: Goal }
  | {
      kind: "quiz";
      /** where the blueprint came from; null when that quiz is gone */
      quizId: string | null;
      quizRevision: number | null;
      /** with this assignment's time limit, attempts and counting */
      blueprint: Blueprint;
    };

/** When: null opens at once, is never due, never closes. */
export interface Dates {
  opensAt: number | null;
  dueAt: number | null;
  closesAt: number | null;
}

export interface AssignmentDraft extends Dates {
  title: string;
  /** said to the student; plain text */
  instructions: string;
  given: Given;
  late: LateRule;
}

/** Other dates or limits for somebody; null: as the assignment says. */
export interface Exception extends Dates {
  timeLimitMinutes: number | null;
  attempts: number | null;
}

/** What somebody is granted in everything: limits times a factor (1 to 5), attempts and days beyond the rules. */
export interface Granted {
  timeFactor: number;
  extraAttempts: number;
  extraDays: number;
}

export const NOTHING_GRANTED: Granted = { timeFactor: 1, extraAttempts: 0, extraDays: 0 };

import type { StudyCard } from "@/learn/session";

/** What a sitting needs: the first cards, the numbers of the rest, and how to schedule. */
export interface Sitting {
  /** names this load of the page, so that cards fetched for an earlier one are not taken for it */
  visit: string;
  cards: StudyCard[];
  rest: number[];
  /** when learning cards come that are not yet due (ms) */
  laterToday: number[];
  moreNew: number;
  scheduler: { desiredRetention: number; weights: number[] | null };
}

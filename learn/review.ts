/** Reviews: what is recorded when somebody was asked a card. Events are the truth; memory is a fold of them. */

/** The scheduler every event of today names. A successor gets another name, and old events keep theirs. */
export const SCHEDULER = "fsrs-6";
/** The id of the scheduler's default weights. */
export const DEFAULT_WEIGHTS_ID = "default";
/** Longest time a single answer counts for, in ms: past it the learner was away. */
export const MAX_DURATION_MS = 60_000;

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4;

/** An event as stored and folded. Times are ms since the epoch. */
export interface ReviewEvent {
  id: string;
  cardId: number;
  /** the card's trace at the time */
  trace: number;
  kind: "rating" | "undo" | "reset";
  /** the review an undo takes back */
  targetId: string | null;
  rating: Rating | null;
  form: string | null;
  reviewedAt: number;
  durationMs: number;
  scheduler: string;
  weightsId: string;
  desiredRetention: number;
}

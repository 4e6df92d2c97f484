/** Reviews: what is recorded when somebody was asked a card. Events are the truth; memory is a fold of them. */
import type { Certainty } from "./answer";

/**
 * The scheduler every event of today names: its name with its version. A successor gets another name, old events keep
 * theirs, and schedulers.ts tells how each folds.
 */
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
  /** correction: what a quiz judged is judged anew, since its key was wrong; of several the newest stands */
  kind: "rating" | "undo" | "reset" | "correction";
  /** the review an undo takes back, or a correction judges anew */
  targetId: string | null;
  rating: Rating | null;
  form: string | null;
  /**
   * of a judged answer its score, 0 to 1; null where the learner rated. `rating` then is what evidence.ts makes of it.
   * Of a correction null: what was judged proves nothing.
   */
  score: number | null;
  /** the score of blind guessing, 0 to 1; null where the learner rated */
  guess: number | null;
  /** how sure the learner was, where a quiz asked */
  certainty: Certainty | null;
  /** of a judged answer: the device judged it while drilling, so it is the learner's to take back */
  drilled?: boolean | undefined;
  reviewedAt: number;
  durationMs: number;
  scheduler: string;
  weightsId: string;
  desiredRetention: number;
  /** what else scheduled it (schedule.ts); null for the defaults */
  options: string | null;
}

/** What an event that the learner rated has in the place of evidence. */
export const NO_EVIDENCE = { score: null, guess: null, certainty: null } as const;

/** Whether a quiz judged an answer: then it uses up no limit of the day, and is not the learner's to take back. */
export function isOfQuiz({ score, drilled }: Pick<ReviewEvent, "score" | "drilled">): boolean {
  return score !== null && !drilled;
}

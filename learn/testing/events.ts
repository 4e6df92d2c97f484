/** Events for tests of folding. */
import { DEFAULT_WEIGHTS_ID, NO_EVIDENCE, type Rating, type ReviewEvent, SCHEDULER } from "../review";

/** The `n`th rating of a card: ids are in the order of `n`. */
export function ratingEvent(
  n: number,
  rating: Rating,
  reviewedAt: number,
  extra: Partial<ReviewEvent> = {},
): ReviewEvent {
  return {
    id: `0190-${String(n).padStart(6, "0")}`,
    cardId: 7,
    trace: 1,
    kind: "rating",
    targetId: null,
    rating,
    form: "flip",
    ...NO_EVIDENCE,
    reviewedAt,
    durationMs: 4000,
    scheduler: SCHEDULER,
    weightsId: DEFAULT_WEIGHTS_ID,
    desiredRetention: 0.9,
    options: null,
    ...extra,
  };
}

/** Reviews for tests, as a device sends them. */
import { v7 as uuidv7 } from "uuid";
import type { Rating } from "@/learn/review";
import type { NewReview } from "./queries/review-input";

/** A rating of a card at a time (ms). */
export function rating(
  cardId: number,
  value: Rating,
  reviewedAt: number,
  extra: Partial<NewReview> = {},
): NewReview {
  return {
    id: uuidv7(),
    cardId,
    trace: 1,
    kind: "rating",
    targetId: null,
    rating: value,
    form: "flip",
    reviewedAt,
    durationMs: 4_000,
    ...extra,
  } as NewReview;
}

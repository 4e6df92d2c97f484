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

/** Takes an event back, at a time (ms). */
export function undo(target: NewReview, reviewedAt: number, extra: Partial<NewReview> = {}): NewReview {
  return rating(target.cardId, 3, reviewedAt, {
    kind: "undo",
    targetId: target.id,
    rating: null,
    form: null,
    durationMs: 0,
    ...extra,
  } as Partial<NewReview>);
}

/** Begins a card's memory anew. */
export const reset = (cardId: number, reviewedAt: number) =>
  rating(cardId, 3, reviewedAt, { kind: "reset", rating: null, form: null } as Partial<NewReview>);

/** What a person's latest reviews tell a planner. */
import { type DaySettings, studyDay } from "../day";
import type { Rating } from "../review";
import type { Past } from "./belief";

/** A rating or judged answer that stands. Times in ms. */
export interface PastReview {
  cardId: number;
  rating: Rating;
  /** recall predicted just before; null at a first meeting */
  predicted: number | null;
  /** true where a quiz judged the answer */
  judged: boolean;
  reviewedAt: number;
  durationMs: number;
}

/**
 * A card and study day count once: by its first rating of the day, with the time of all of them, since what was
 * forgotten comes back the same day. Judged answers take no study time and say nothing of first ratings.
 * @param reviews in the order of time
 */
export function pastOf(reviews: readonly PastReview[], settings: DaySettings): Past {
  const days = new Map<string, { first: PastReview; ms: number }>();
  for (const review of reviews) {
    if (review.judged) continue;
    const key = `${review.cardId} ${studyDay(review.reviewedAt, settings)}`;
    const day = days.get(key);
    if (day) day.ms += review.durationMs;
    else days.set(key, { first: review, ms: review.durationMs });
  }
  const past = {
    answers: [] as { predicted: number; recalled: boolean }[],
    firstRatings: { 1: 0, 2: 0, 3: 0, 4: 0 },
    sums: { first: { n: 0, seconds: 0 }, recalled: { n: 0, seconds: 0 }, forgotten: { n: 0, seconds: 0 } },
  };
  for (const { first, ms } of days.values()) {
    const { rating, predicted } = first;
    if (predicted === null) past.firstRatings[rating]++;
    else past.answers.push({ predicted, recalled: rating > 1 });
    const sum = past.sums[predicted === null ? "first" : rating > 1 ? "recalled" : "forgotten"];
    sum.n++;
    sum.seconds += ms / 1000;
  }
  return past;
}

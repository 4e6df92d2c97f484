/** What a seeded world knows, as rows to be copied. */
import type { StudyDay } from "@/learn/day";
import type { Memory } from "@/learn/memory";
import { DEFAULT_WEIGHTS_ID, SCHEDULER } from "@/learn/review";
import type { DayTally } from "../queries/fold";
import { SEED_RETENTION, type SeedCard, type SeedReview } from "./learner";

/** A time (ms) as Postgres reads it. */
export const iso = (ms: number) => new Date(ms).toISOString();

export const REVIEW_COLUMNS = [
  ...[
    "user_id",
    "id",
    "card_id",
    "trace",
    "kind",
    "rating",
    "form",
    "score",
    "guess",
    "reviewed_at",
    "received_at",
  ],
  ...["duration_ms", "predicted", "scheduler", "weights_id", "desired_retention"],
];
export const reviewRow = (userId: string, review: SeedReview) => [
  ...[userId, review.id, review.cardId, review.trace, "rating", review.rating, review.form, review.score],
  ...[
    review.guess,
    iso(review.reviewedAt),
    iso(review.reviewedAt + 800),
    review.durationMs,
    review.predicted,
  ],
  ...[SCHEDULER, DEFAULT_WEIGHTS_ID, SEED_RETENTION],
];
export const MEMORY_COLUMNS = [
  ...["user_id", "card_id", "trace", "state", "stability", "difficulty", "due", "last_reviewed_at"],
  ...["scheduled_days", "learning_steps", "reps", "lapses", "last_review_id", "first_reviewed_at"],
];
export const memoryRow = (userId: string, card: SeedCard, memory: Memory) => [
  ...[userId, card.id, card.trace, memory.state, memory.stability, memory.difficulty, iso(memory.due)],
  ...[iso(memory.lastReviewedAt), memory.scheduledDays, memory.learningSteps, memory.reps, memory.lapses],
  ...[memory.lastReviewId, iso(memory.firstReviewedAt)],
];
export const DAILY_COLUMNS = [
  ...[
    "user_id",
    "day",
    "reviews",
    "new_cards",
    "due_reviews",
    "again",
    "hard",
    "good",
    "easy",
    "duration_ms",
  ],
];
export function* dailyRows(tallies: ReadonlyMap<string, ReadonlyMap<StudyDay, DayTally>>) {
  for (const [userId, days] of tallies)
    for (const [day, tally] of days)
      yield [
        ...[userId, day, tally.reviews, tally.newCards, tally.dueReviews],
        ...[tally.again, tally.hard, tally.good, tally.easy, tally.durationMs],
      ];
}

export function addTally(days: Map<StudyDay, DayTally>, day: StudyDay, more: DayTally): void {
  const sum = days.get(day);
  if (!sum) {
    days.set(day, { ...more });
    return;
  }
  for (const key of Object.keys(more) as (keyof DayTally)[]) sum[key] += more[key];
}

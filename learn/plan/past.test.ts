import { expect, it } from "vitest";
import { type PastReview, pastOf } from "./past";

const DAY = 86_400_000;
const review = (cardId: number, day: number, part: Partial<PastReview>): PastReview => ({
  cardId,
  rating: 3,
  predicted: 0.9,
  judged: false,
  reviewedAt: day * DAY + DAY / 2,
  durationMs: 5_000,
  ...part,
});

it("counts a card once a day, with the time of all its repetitions, and leaves out what a quiz judged", () => {
  const past = pastOf(
    [
      review(1, 0, { predicted: null, rating: 1, durationMs: 9_000 }),
      review(1, 0, { predicted: 0.99, reviewedAt: DAY / 2 + 600_000, durationMs: 3_000 }),
      review(2, 0, { predicted: null, rating: 4 }),
      review(1, 1, { predicted: 0.8, rating: 1, durationMs: 12_000 }),
      review(2, 2, { predicted: 0.95 }),
      review(3, 2, { predicted: null, judged: true }),
    ],
    { timeZone: "UTC", rolloverHour: 4 },
  );
  expect(past.firstRatings).toEqual({ 1: 1, 2: 0, 3: 0, 4: 1 });
  expect(past.answers).toEqual([
    { predicted: 0.8, recalled: false },
    { predicted: 0.95, recalled: true },
  ]);
  expect(past.sums).toEqual({
    first: { n: 2, seconds: 17 },
    recalled: { n: 1, seconds: 5 },
    forgotten: { n: 1, seconds: 12 },
  });
});

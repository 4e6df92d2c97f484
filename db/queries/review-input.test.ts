import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { MAX_DURATION_MS } from "@/learn/review";
import { newReviewSchema } from "./review-input";

describe("newReviewSchema", () => {
  const valid = {
    id: uuidv7(),
    cardId: 1,
    trace: 1,
    kind: "rating",
    targetId: null,
    rating: 3,
    form: "flip",
    reviewedAt: Date.UTC(2026, 5, 15, 12),
    durationMs: 4_000,
  };
  it("caps the time an answer took", () => {
    expect(newReviewSchema.parse({ ...valid, durationMs: 9e9 }).durationMs).toBe(MAX_DURATION_MS);
    expect(newReviewSchema.parse({ ...valid, durationMs: 12.6 }).durationMs).toBe(13);
  });
  it.each([
    ["no rating", { rating: null }],
    ["a rating of 5", { rating: 5 }],
    ["an undo without target", { kind: "undo", rating: null, form: null }],
    ["a rating with target", { targetId: valid.id }],
    ["an unknown form", { form: "guess" }],
    ["an id that is none", { id: "1" }],
    ["a time that is none", { reviewedAt: Number.NaN }],
    ["something more", { userId: "x" }],
  ])("refuses %s", (_, change) => {
    expect(newReviewSchema.safeParse({ ...valid, ...change }).success).toBe(false);
  });
});

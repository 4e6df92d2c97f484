import { eq } from "drizzle-orm";
import { default_w } from "ts-fsrs";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Verdict } from "@/learn/model/trial";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { reviews } from "../schema/study";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { adoptWeights, chooseWeights, fittedWeights, ratingsByCard } from "./fit";
import { newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";
import { getSettings } from "./settings";

const NOW = Date.UTC(2026, 5, 15, 12);
const DAY = 86_400_000;
const trial = { metrics: { predictions: 9, logLoss: 0.4, rmseBins: 0.05, auc: 0.7 }, groups: [] };
const verdict: Verdict = { taught: 36, heldOut: 9, before: trial, after: trial, better: true };

describe.each(testDatabases())("fitted weights on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let cardId: number;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(db, "pack", [makeCard("f1", "a")]);
    cardId = (await db.select({ id: cards.id }).from(cards))[0]?.id ?? 0;
  });
  afterAll(() => opened.close());

  const rate = async (
    userId: string,
    daysAgo: number,
    kind: "rating" | "undo" = "rating",
    targetId?: string,
  ) => {
    const id = uuidv7();
    const base = { id, cardId, trace: 1, kind, reviewedAt: NOW - daysAgo * DAY, durationMs: 900 };
    const event = kind === "rating" ? { ...base, rating: 3, form: "flip" } : { ...base, targetId };
    await recordReviews(db, userId, [newReviewSchema.parse(event)], { now: NOW });
    return id;
  };

  it("are used from their adoption on, and past events keep the weights that scheduled them", async () => {
    const userId = await makeUser(db);
    const other = await makeUser(db);
    await rate(userId, 9);
    const w = default_w.map((weight, i) => (i === 2 ? 9 : weight));
    await adoptWeights(db, userId, { id: "mine", w, verdict }, NOW);
    expect((await getSettings(db, userId)).weights).toEqual({ id: "mine", w });
    await rate(userId, 5);
    const scheduledBy = async () =>
      (
        await db
          .select({ by: reviews.weightsId })
          .from(reviews)
          .where(eq(reviews.userId, userId))
          .orderBy(reviews.reviewedAt)
      ).map(({ by }) => by);
    expect(await scheduledBy()).toEqual(["default", "mine"]);
    // Taken back, and taken up again.
    expect(await chooseWeights(db, userId, null)).toBe(true);
    expect((await getSettings(db, userId)).weights).toBeNull();
    await rate(userId, 1);
    expect(await scheduledBy()).toEqual(["default", "mine", "default"]);
    expect(await chooseWeights(db, userId, "mine")).toBe(true);
    expect(await chooseWeights(db, other, "mine")).toBe(false);
    expect(await fittedWeights(db, userId)).toMatchObject([{ id: "mine", verdict }]);
    expect(await fittedWeights(db, other)).toEqual([]);
  });

  it("are fitted to the ratings that stand, of this learner alone", async () => {
    const userId = await makeUser(db);
    await rate(userId, 9);
    const undone = await rate(userId, 5);
    await rate(userId, 4, "undo", undone);
    await rate(userId, 1);
    await rate(await makeUser(db), 3);
    const [card, ...more] = await ratingsByCard(db, userId);
    expect(more).toEqual([]);
    expect(card?.map(({ at }) => (NOW - at) / DAY)).toEqual([9, 1]);
  });
});

import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Form } from "@/learn/item";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { practiceCounts } from "./practice-counts";
import { newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";

const NOW = Date.UTC(2026, 5, 15, 12);
const DAY = 86_400_000;

describe.each(testDatabases())("what practice finds on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  const everything = { packId: "pack", topics: [], decks: [], forms: [] };
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const topics = ["one", "one-b", "two"] as const;
    const forms: Form[][] = [["flip", "typed"], ["flip", "typed", "choice"], ["flip"]];
    await publishCards(
      db,
      "pack",
      Array.from({ length: 18 }, (_, n) =>
        makeCard(`f${n}`, `${n}`, {
          topicId: topics[n % 3] as string,
          forms: forms[Math.floor(n / 3) % 3] as Form[],
        }),
      ),
    );
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  const rate = (userId: string, cardId: number, rating: Rating, daysAgo: number) =>
    recordReviews(
      db,
      userId,
      [
        newReviewSchema.parse({
          id: uuidv7(),
          cardId,
          rating,
          trace: 1,
          kind: "rating",
          form: "flip",
          reviewedAt: NOW - daysAgo * DAY,
          durationMs: 900,
        }),
      ],
      { now: NOW },
    );

  it("counts cards that can be asked, by topic with those below, deck and form", async () => {
    const userId = await makeUser(db);
    const none = { forgetting: 0, wrong: 0 };
    const count = (scope: object) => practiceCounts(db, userId, { ...everything, ...scope }, NOW);
    expect(await count({})).toEqual({ ...none, exam: 12, once: 12 });
    expect(await count({ topics: ["one"] })).toMatchObject({ once: 8 });
    expect(await count({ topics: ["one-b", "two"] })).toMatchObject({ once: 8 });
    expect(await count({ topics: ["nowhere"] })).toMatchObject({ once: 0 });
    expect(await count({ decks: ["two"] })).toMatchObject({ once: 4 });
    expect(await count({ forms: ["choice"] })).toMatchObject({ exam: 6 });
    expect(await count({ packId: "other" })).toMatchObject({ once: 0 });
  });

  it("finds what fades and what was missed last, for this learner alone", async () => {
    const userId = await makeUser(db);
    const [a, b, c] = ids as [number, number, number];
    await rate(userId, a, 1, 20);
    await rate(userId, a, 3, 10);
    await rate(userId, b, 3, 10);
    await rate(userId, b, 1, 9);
    await rate(userId, c, 4, 0.01);
    expect(await practiceCounts(db, userId, everything, NOW)).toMatchObject({ forgetting: 2, wrong: 1 });
    expect(await practiceCounts(db, await makeUser(db), everything, NOW)).toMatchObject({
      forgetting: 0,
      wrong: 0,
    });
  });
});

import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { daily, memories } from "../schema/study";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { refoldUser, usersWithReviews } from "./refold";
import { newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);

describe.each(testDatabases())("refold on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  let userId: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(
      db,
      "pack",
      Array.from({ length: 5 }, (_, n) => makeCard(`f${n}`, `${n}`)),
    );
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
    userId = await makeUser(db);
    for (let n = 0; n < 60; n++) {
      const event = newReviewSchema.parse({
        id: uuidv7(),
        cardId: ids[(n * n) % 5],
        trace: 1,
        kind: "rating",
        rating: 1 + ((n * 7) % 4),
        form: "flip",
        reviewedAt: NOW - (90 - n) * DAY,
        durationMs: 3000,
      });
      await recordReviews(db, userId, [event], { now: NOW });
    }
  });
  afterAll(() => opened.close());

  it("a replay of what was recorded one by one is what is stored", async () => {
    const report = await refoldUser(db, userId);
    expect(report).toMatchObject({ wrong: 0, wrongDays: 0 });
    expect(report.cards).toBeGreaterThan(1);
    expect(report.largest).toBeLessThanOrEqual(1e-8);
    expect(await usersWithReviews(db)).toEqual([userId]);
  });

  it("finds and mends a memory that is off, one that is missing, a stray one, and wrong days", async () => {
    const [first] = await db
      .select()
      .from(memories)
      .where(eq(memories.userId, userId))
      .orderBy(memories.cardId);
    const all = await db.select().from(memories).where(eq(memories.userId, userId));
    const second = all.find((row) => row.cardId !== first?.cardId);
    const stray = ids.find((id) => !all.some((row) => row.cardId === id));
    if (!first || !second || !stray) throw new Error("the history above leaves out no card");
    const row = (cardId: number) => and(eq(memories.userId, userId), eq(memories.cardId, cardId));
    await db
      .update(memories)
      .set({ stability: first.stability + 1e-6 })
      .where(row(first.cardId));
    await db.delete(memories).where(row(second.cardId));
    await db.insert(memories).values({ ...first, cardId: stray });
    await db
      .update(daily)
      .set({ good: 77 })
      .where(and(eq(daily.userId, userId), eq(daily.day, "2026-04-01")));
    await db.insert(daily).values({ userId, day: "2020-01-01", reviews: 1 });

    expect(await refoldUser(db, userId)).toMatchObject({ wrong: 3, wrongDays: 2, largest: Infinity });
    await refoldUser(db, userId, { write: true });
    expect(await refoldUser(db, userId)).toMatchObject({ wrong: 0, wrongDays: 0 });
    expect(await db.select().from(memories).where(eq(memories.userId, userId))).toHaveLength(all.length);
  });
});

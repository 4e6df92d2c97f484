import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MAX_AHEAD_MS } from "@/learn/device-clock";
import { DEFAULT_PRESET_ID } from "@/learn/preset";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { users } from "../schema/accounts";
import { presets } from "../schema/options";
import { memories, reviews } from "../schema/study";
import { makeUser, type OpenDatabase, publishFour, testDatabases } from "../testing";
import { expectConsistent, memoriesOf, talliesOf } from "../testing-record";
import { rating, undo } from "../testing-reviews";
import { memoryOf } from "./memory-row";
import { type NewReview, SessionEndedError } from "./review-input";
import { recordReviews } from "./reviews";
import { saveSettings } from "./settings";
import { cardsByIds } from "./study";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);

describe.each(testDatabases())("recordReviews on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    ids = await publishFour(db);
  });
  afterAll(() => opened.close());

  const card = (n: number) => ids[n] as number;
  const record = (userId: string, events: NewReview[], now = NOW) =>
    recordReviews(db, userId, events, { now });

  it("records ratings in order, one by one, as the fold has them", async () => {
    const userId = await makeUser(db);
    const events = [3, 3, 1, 4].map((value, n) => rating(card(0), value as Rating, NOW - (10 - n) * DAY));
    for (const event of events) {
      const [result] = await record(userId, [event]);
      expect(result).toMatchObject({ id: event.id, status: "recorded" });
      expect(result?.memory).toEqual((await memoriesOf(db, userId)).get(card(0)));
    }
    expect(await expectConsistent(db, userId)).toHaveLength(4);
    const rows = await db
      .select()
      .from(reviews)
      .where(eq(reviews.userId, userId))
      .orderBy(reviews.reviewedAt);
    expect(rows[0]?.predicted).toBeNull();
    expect(
      rows.slice(1).every((row) => row.predicted !== null && row.predicted > 0 && row.predicted < 1),
    ).toBe(true);
  });

  it("stores the same prediction on both paths", async () => {
    const [one, all] = [await makeUser(db), await makeUser(db)];
    const events = [3, 2, 3].map((value, n) => rating(card(1), value as Rating, NOW - (9 - 2 * n) * DAY));
    for (const event of events) await record(one, [event]);
    await record(all, events);
    const predicted = async (userId: string) =>
      (await db.select().from(reviews).where(eq(reviews.userId, userId)).orderBy(reviews.reviewedAt)).map(
        (row) => row.predicted,
      );
    expect(await predicted(one)).toEqual(await predicted(all));
    expect(await memoriesOf(db, one)).toEqual(await memoriesOf(db, all));
    expect(await talliesOf(db, one)).toEqual(await talliesOf(db, all));
  });

  it("costs one round trip for a card that was just shown, and two for one that was not", async () => {
    const userId = await makeUser(db);
    await record(userId, [rating(card(3), 3, NOW - 9 * DAY)]);
    let at = NOW - 8 * DAY;
    const statements = vi.spyOn(db._.session, "prepareQuery");
    const transactions = vi.spyOn(db._.session, "transaction");
    try {
      await cardsByIds(db, userId, [card(0)]);
      for (const [n, cost] of [
        [0, 1],
        [0, 1],
        [1, 2],
        [1, 1],
      ] as const) {
        statements.mockClear();
        at += HOUR;
        await record(userId, [rating(card(n), 3, at)]);
        expect(statements).toHaveBeenCalledTimes(cost);
      }
      expect(transactions).not.toHaveBeenCalled();
    } finally {
      statements.mockRestore();
      transactions.mockRestore();
    }
    await expectConsistent(db, userId);
  });

  it("takes the same event once, however often and however concurrently it comes", async () => {
    const userId = await makeUser(db);
    await record(userId, [rating(card(1), 3, NOW - DAY)]);
    const event = rating(card(0), 3, NOW - HOUR);
    const results = await Promise.all(Array.from({ length: 6 }, () => record(userId, [event])));
    expect(results.map(([result]) => result?.status).sort()).toEqual([
      "recorded",
      ...Array(5).fill("repeated"),
    ]);
    expect((await record(userId, [event, event])).map((result) => result.status)).toEqual([
      "repeated",
      "repeated",
    ]);
    expect(await expectConsistent(db, userId)).toHaveLength(2);
  });

  it("an id that was used for another card is a repeat and moves nothing", async () => {
    const userId = await makeUser(db);
    const event = rating(card(0), 3, NOW - 2 * DAY);
    await record(userId, [event]);
    await record(userId, [rating(card(1), 3, NOW - 2 * DAY)]);
    const [result] = await record(userId, [{ ...rating(card(1), 1, NOW), id: event.id }]);
    expect(result?.status).toBe("repeated");
    await expectConsistent(db, userId);
  });

  it("keeps memory, events and tallies together under concurrent ratings of one user", async () => {
    const userId = await makeUser(db);
    const events = Array.from({ length: 24 }, (_, n) =>
      rating(card(n % 4), (1 + (n % 4)) as Rating, NOW - (30 - n) * DAY),
    );
    await Promise.all(events.map((event) => record(userId, [event])));
    expect(await expectConsistent(db, userId)).toHaveLength(24);
  });

  it("refuses what cannot be, says why, and takes the rest of the batch", async () => {
    const [userId, other] = [await makeUser(db), await makeUser(db)];
    const theirs = rating(card(0), 3, NOW - DAY);
    await record(other, [theirs]);
    const good = rating(card(0), 3, NOW - HOUR);
    const withdrawn = undo(good, NOW);
    const results = await record(userId, [
      rating(card(0), 3, NOW + MAX_AHEAD_MS + 1),
      rating(2_000_000_000, 3, NOW),
      rating(card(0), 3, NOW, { trace: 2 }),
      undo(theirs, NOW),
      undo(rating(card(0), 3, NOW), NOW),
      good,
      undo(good, NOW, { cardId: card(1) }),
      withdrawn,
      undo(withdrawn, NOW),
    ]);
    expect(results.map((result) => result.reason ?? result.status)).toEqual([
      "future",
      "unknown-card",
      "unknown-trace",
      // Nobody else's review is taken back by them: what they name may still be on its way, for all we know.
      "recorded",
      "recorded",
      "recorded",
      "unknown-target",
      "recorded",
      "unknown-target",
    ]);
    expect(await expectConsistent(db, userId)).toHaveLength(4);
    expect(await expectConsistent(db, other)).toHaveLength(1);
    expect((await memoriesOf(db, other)).get(card(0))?.reps).toBe(1);
    for (const single of [
      rating(card(0), 3, NOW + MAX_AHEAD_MS + 1),
      rating(card(3), 3, NOW, { trace: 9 }),
    ]) {
      expect((await record(userId, [single]))[0]?.status).toBe("refused");
    }
    expect((await record(userId, [rating(card(3), 3, NOW + MAX_AHEAD_MS)]))[0]?.status).toBe("recorded");
    await expectConsistent(db, userId);
  });

  it("records nothing for a session that has ended", async () => {
    const userId = await makeUser(db);
    const fine = { now: NOW, sessionEpoch: 1 };
    await recordReviews(db, userId, [rating(card(0), 3, NOW - DAY)], fine);
    await recordReviews(db, userId, [rating(card(0), 3, NOW - HOUR)], fine);
    await db.update(users).set({ sessionEpoch: 2 }).where(eq(users.id, userId));
    await expect(recordReviews(db, userId, [rating(card(0), 3, NOW)], fine)).rejects.toThrow(
      SessionEndedError,
    );
    await expect(recordReviews(db, uuidv7(), [rating(card(0), 3, NOW)], { now: NOW })).rejects.toThrow(
      SessionEndedError,
    );
    expect(await expectConsistent(db, userId)).toHaveLength(2);
  });

  it("follows a change of settings made behind its back", async () => {
    const userId = await makeUser(db);
    await record(userId, [rating(card(0), 3, NOW - 2 * DAY)]);
    // Not through saveSettings of this process: another node did it, and this one still believes the old ones.
    await db
      .insert(presets)
      .values({ userId, id: DEFAULT_PRESET_ID, name: "", options: { desiredRetention: 0.8 } });
    await db.execute(sql`update settings set revision = revision + 1 where user_id = ${userId}`);
    await record(userId, [rating(card(0), 3, NOW - DAY)]);
    const events = await expectConsistent(db, userId);
    expect(events.map((event) => event.desiredRetention).sort()).toEqual([0.8, 0.9]);
  });

  it("follows a memory changed behind its back", async () => {
    const userId = await makeUser(db);
    await record(userId, [rating(card(0), 3, NOW - 9 * DAY)]);
    const before = await db.select().from(memories).where(eq(memories.userId, userId));
    await record(userId, [rating(card(0), 3, NOW - 6 * DAY)]);
    // A node that last saw the first state: put the hint back to it by an event of its own kind.
    const { rememberMemory } = await import("./hints");
    rememberMemory(userId, card(0), { trace: 1, memory: memoryOf(before[0] ?? null) });
    await record(userId, [rating(card(0), 1, NOW - 3 * DAY)]);
    await expectConsistent(db, userId);
    rememberMemory(userId, card(0), { trace: 0, memory: null });
    await record(userId, [rating(card(0), 4, NOW - DAY)]);
    expect(await expectConsistent(db, userId)).toHaveLength(4);
  });

  it("works inside a transaction of the caller's, and goes with it when it fails", async () => {
    const userId = await makeUser(db);
    await db.transaction((tx) => recordReviews(tx, userId, [rating(card(0), 3, NOW - DAY)], { now: NOW }));
    await expect(
      db.transaction(async (tx) => {
        await recordReviews(tx, userId, [rating(card(0), 1, NOW)], { now: NOW });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    await record(userId, [rating(card(0), 3, NOW)]);
    expect(await expectConsistent(db, userId)).toHaveLength(2);
  });

  it("counts a day by the learner's clock and counts anew when that changes", async () => {
    const userId = await makeUser(db);
    await saveSettings(db, userId, { timeZone: "Asia/Almaty", rolloverHour: 4 });
    // 22:30 UTC is 03:30 in Almaty: still the day before.
    await record(userId, [rating(card(0), 3, Date.UTC(2026, 5, 10, 22, 30))]);
    await record(userId, [rating(card(1), 3, Date.UTC(2026, 5, 10, 23, 30))]);
    expect(Object.keys(await talliesOf(db, userId)).sort()).toEqual(["2026-06-10", "2026-06-11"]);
    await saveSettings(db, userId, { rolloverHour: 3 });
    expect(Object.keys(await talliesOf(db, userId))).toEqual(["2026-06-11"]);
    await expectConsistent(db, userId);
  });
});

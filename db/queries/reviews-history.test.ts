/** What comes late, is taken back or begun anew: the stored memories are the fold of all of it. */
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, publishFour, testDatabases } from "../testing";
import { expectConsistent, memoriesOf } from "../testing-record";
import { rating, reset, undo } from "../testing-reviews";
import type { NewReview } from "./review-input";
import { recordReviews } from "./reviews";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);

describe.each(testDatabases())("what reviews add up to on $name", ({ open }) => {
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

  it("undoes a rating wherever it stands, also in the batch it came in", async () => {
    const userId = await makeUser(db);
    const [a, b, c] = [1, 2, 3].map((n) => rating(card(0), 3, NOW - (5 - n) * DAY)) as [
      NewReview,
      NewReview,
      NewReview,
    ];
    for (const event of [a, b, c]) await record(userId, [event]);
    expect((await record(userId, [undo(b, NOW)]))[0]?.status).toBe("recorded");
    await expectConsistent(db, userId);
    const d = rating(card(2), 1, NOW - 2 * HOUR);
    expect((await record(userId, [undo(d, NOW), d])).map((result) => result.status)).toEqual([
      "recorded",
      "recorded",
    ]);
    expect((await memoriesOf(db, userId)).get(card(2))).toBeNull();
    await expectConsistent(db, userId);
    await record(userId, [rating(card(2), 4, NOW - HOUR)]);
    await expectConsistent(db, userId);
  });

  it("an undo that comes before what it takes back takes it back all the same", async () => {
    const userId = await makeUser(db);
    const met = rating(card(0), 3, NOW - 9 * DAY);
    await record(userId, [met]);
    const late = rating(card(0), 1, NOW - DAY);
    expect((await record(userId, [undo(late, NOW)]))[0]?.status).toBe("recorded");
    expect((await record(userId, [late]))[0]?.status).toBe("recorded");
    expect((await memoriesOf(db, userId)).get(card(0))).toMatchObject({ lastReviewId: met.id, lapses: 0 });
    expect(await expectConsistent(db, userId)).toHaveLength(3);
  });

  it("a reset begins anew, and a late rating from before it stays before it", async () => {
    const userId = await makeUser(db);
    await record(userId, [rating(card(0), 3, NOW - 9 * DAY)]);
    await record(userId, [reset(card(0), NOW - 3 * DAY)]);
    expect((await memoriesOf(db, userId)).get(card(0))).toBeNull();
    await record(userId, [rating(card(0), 3, NOW - 5 * DAY)]);
    expect((await memoriesOf(db, userId)).get(card(0))).toBeNull();
    await record(userId, [rating(card(0), 3, NOW - DAY)]);
    expect((await memoriesOf(db, userId)).get(card(0))?.reps).toBe(1);
    await expectConsistent(db, userId);
  });

  it("tells of a card's memory with the last of its events", async () => {
    const userId = await makeUser(db);
    const events = [
      rating(card(0), 1, NOW - 3 * HOUR),
      rating(card(1), 3, NOW - 2 * HOUR),
      rating(card(0), 3, NOW - HOUR),
    ];
    const stored = async () => [
      undefined,
      (await memoriesOf(db, userId)).get(card(1)),
      (await memoriesOf(db, userId)).get(card(0)),
    ];
    const told = async () => (await record(userId, events)).map(({ memory }) => memory);
    const first = await told();
    expect(first).toEqual(await stored());
    expect(await told()).toEqual(await stored());
  });

  it("starts a new memory in a new trace and keeps the old events as history", async () => {
    const userId = await makeUser(db);
    const pack = `traces-${uuidv7()}`;
    await publishCards(db, pack, [makeCard("x", "one")]);
    const [x] = await db.select().from(cards).where(eq(cards.packId, pack));
    const id = x?.id as number;
    await record(userId, [rating(id, 3, NOW - 9 * DAY)]);
    await record(userId, [rating(id, 3, NOW - 7 * DAY)]);
    await publishCards(db, pack, [makeCard("x", "two")]);
    // Rated on a device that had not heard of it: history.
    expect((await record(userId, [rating(id, 3, NOW - 6 * DAY)]))[0]?.status).toBe("recorded");
    expect((await memoriesOf(db, userId)).get(id)?.reps).toBe(3);
    const [first] = await record(userId, [rating(id, 1, NOW - 5 * DAY, { trace: 2 })]);
    expect(first?.memory?.reps).toBe(1);
    expect((await record(userId, [rating(id, 3, NOW - 4 * DAY)]))[0]?.memory?.reps).toBe(1);
    expect(await expectConsistent(db, userId)).toHaveLength(5);
  });

  it("any interleaving of ratings, undos, resets, repeats and late arrivals equals the fold and the recount", async () => {
    const step = fc.record({
      what: fc.constantFrom("rate", "rate", "rate", "late", "undo", "repeat", "reset"),
      card: fc.nat(2),
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      gap: fc.integer({ min: 1, max: 4 * DAY }),
      pick: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 14 }),
        async (batches) => {
          const userId = await makeUser(db);
          const sent: NewReview[] = [];
          let at = NOW - 300 * DAY;
          for (const batch of batches) {
            const events = batch.map((s) => {
              at += s.gap;
              const earlier = sent[s.pick % Math.max(1, sent.length)];
              if (s.what === "undo" && earlier && earlier.kind !== "undo") return undo(earlier, at);
              if (s.what === "repeat" && earlier) return earlier;
              if (s.what === "reset") return reset(card(s.card), at);
              if (s.what === "late")
                return rating(card(s.card), s.rating, at - 3 * s.gap - (s.pick % (20 * DAY)));
              return rating(card(s.card), s.rating, at);
            });
            const results = await record(userId, events);
            expect(results.every((result) => result.status !== "refused")).toBe(true);
            sent.push(...events);
          }
          const stored = await expectConsistent(db, userId);
          expect(stored).toHaveLength(new Set(sent.map((event) => event.id)).size);
        },
      ),
      { numRuns: 30 },
    );
  });
});

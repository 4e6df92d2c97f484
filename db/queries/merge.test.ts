import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clockShift, MAX_AHEAD_MS } from "@/learn/device-clock";
import { foldCard } from "@/learn/fold";
import { below, pick, type Random, randomFrom, shuffle } from "@/learn/random";
import { DEFAULT_WEIGHTS_ID, NO_EVIDENCE, type Rating, type ReviewEvent, SCHEDULER } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { daily, memories, reviews, weights } from "../schema/study";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { addSteps, type DayTally } from "./fold";
import { memoryOf } from "./memory-row";
import { refoldUser, TOLERANCE } from "./refold";
import { MAX_BATCH, type NewReview, notTheirs } from "./review-input";
import { byCard } from "./review-rows";
import { recordSent } from "./reviews";
import { getSettings } from "./settings";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);
/** Cards: each has an interleaving of its own, since cards do not meet in the fold. */
const INTERLEAVINGS = 1_000;
const OPTIONS = [null, "learn:1,10,60", "max:30 fuzz:0"];
const WEIGHTS = Array.from({ length: 21 }, (_, n) => 0.4 + n / 100);

function makeEvent(cardId: number, at: number, random: Random): NewReview & { kind: "rating" } {
  const bytes = Uint8Array.from({ length: 16 }, () => below(random, 256));
  return {
    id: uuidv7({ msecs: at, random: bytes }),
    cardId,
    trace: 1,
    kind: "rating",
    targetId: null,
    rating: pick(random, [1, 2, 3, 3, 3, 4]) as Rating,
    form: "flip",
    reviewedAt: at,
    durationMs: below(random, 9_000),
    schedule: {
      scheduler: SCHEDULER,
      weightsId: pick(random, [DEFAULT_WEIGHTS_ID, DEFAULT_WEIGHTS_ID, "earlier"]),
      desiredRetention: pick(random, [0.85, 0.9]),
      options: pick(random, OPTIONS),
    },
  };
}

/** What four devices did with one card over ten weeks. */
function logOf(cardId: number, random: Random): NewReview[] {
  const log: NewReview[] = [];
  for (let n = 3 + below(random, 8); n > 0; n--) {
    // Times of two devices can be the same to the millisecond: the id decides.
    const event = makeEvent(cardId, NOW - (1 + below(random, 70)) * DAY + below(random, 3) * HOUR, random);
    const { schedule: _, ...bare } = event;
    const plain = { ...bare, rating: null, form: null } as const;
    const target = log.length > 0 ? pick(random, log) : undefined;
    const what = below(random, 10);
    if (what < 2 && target && target.kind !== "undo")
      log.push({ ...plain, kind: "undo", targetId: target.id });
    else if (what === 2) log.push({ ...plain, kind: "reset", targetId: null });
    else log.push(event);
  }
  return log;
}

/** The log as a device folds it: with what it scheduled by. */
const onDevice = (event: NewReview): ReviewEvent => {
  const { schedule, ...rest } = { schedule: undefined, ...event };
  const none = { scheduler: SCHEDULER, weightsId: DEFAULT_WEIGHTS_ID, desiredRetention: 0.9, options: null };
  return { ...rest, ...NO_EVIDENCE, ...none, ...schedule };
};

describe.each(testDatabases())("merging on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const deck = Array.from({ length: INTERLEAVINGS }, (_, n) => makeCard(`f${n}`, `${n}`));
    await publishCards(db, "pack", deck);
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  it(`${INTERLEAVINGS} interleavings of four devices give what the single log gives, on device and server alike`, async () => {
    const random = randomFrom("four devices");
    const userId = await makeUser(db);
    await db.insert(weights).values({
      ...{ userId, id: "earlier", scheduler: SCHEDULER, w: WEIGHTS },
      ...{ fittedAt: new Date(NOW), figures: {} },
    });
    const log = ids.flatMap((id) => logOf(id, random));
    // Each event goes out one to three times, whenever: weeks late, before what it follows, from any device.
    const arrivals = shuffle(
      random,
      log.flatMap((event) => Array.from({ length: 1 + below(random, 3) }, () => event)),
    );
    let recorded = 0;
    while (arrivals.length > 0) {
      const single = below(random, 3) === 0;
      const batch = arrivals.splice(0, single ? 1 : 1 + below(random, MAX_BATCH));
      const results = await recordSent(db, userId, batch, { now: NOW });
      expect(results.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
      expect(results.every(({ status }) => status !== "refused")).toBe(true);
      recorded += results.filter(({ status }) => status === "recorded").length;
    }
    expect(recorded).toBe(log.length);

    const rows = await db.select().from(memories).where(eq(memories.userId, userId));
    const stored = new Map(rows.map((row) => [row.cardId, memoryOf(row)]));
    const days = new Map<string, DayTally>();
    const settings = await getSettings(db, userId);
    const predicted = new Map<string, number | null>();
    for (const [cardId, own] of byCard(log.map(onDevice))) {
      const folded = foldCard(own, (id) => (id === "earlier" ? WEIGHTS : undefined));
      expect(stored.get(cardId)).toEqual(folded.memory);
      addSteps(days, folded.steps, settings);
      for (const step of folded.steps) predicted.set(step.event.id, step.predicted);
    }
    expect(stored.size).toBe(INTERLEAVINGS);
    const tallies = await db.select().from(daily).where(eq(daily.userId, userId));
    expect(new Map(tallies.map(({ userId: _, day, ...tally }) => [day, tally]))).toEqual(days);
    const report = await refoldUser(db, userId);
    expect(report).toMatchObject({ cards: INTERLEAVINGS, wrong: 0, wrongDays: 0 });
    expect(report.largest).toBeLessThanOrEqual(TOLERANCE);
  });

  describe("what a device sends", () => {
    const random = randomFrom("one device");
    const sound = (at = NOW - HOUR) => makeEvent(ids[0] as number, at, random);
    const send = async (userId: string, events: unknown[], sentAt?: number) =>
      recordSent(db, userId, events, { now: NOW, sentAt });

    it("is answered event by event: what is malformed does not sink the rest", async () => {
      const userId = await makeUser(db);
      const [first, last] = [sound(), sound()];
      const results = await send(userId, [
        null,
        { id: "x", kind: "rating" },
        first,
        { ...sound(), rating: 9 },
        { ...sound(), schedule: { ...first.schedule, options: "max:0" } },
        { ...sound(), cardId: 2_000_000_000 },
        { ...sound(), reviewedAt: NOW + DAY },
        { ...sound(), reviewedAt: 0 },
        last,
        first,
      ]);
      expect(results.map(({ status, reason }) => reason ?? status)).toEqual([
        ...["malformed", "malformed", "recorded", "malformed", "malformed", "unknown-card"],
        ...["future", "past", "recorded", "repeated"],
      ]);
      expect(results[3]?.message).toMatch(/^rating: /);
      expect(results[1]?.id).toBe("x");
      expect(await db.select().from(reviews).where(eq(reviews.userId, userId))).toHaveLength(2);
    });

    it("all malformed is still an answer for each", async () => {
      const results = await send(await makeUser(db), ["a", 1]);
      expect(results.map(({ reason }) => reason)).toEqual(["malformed", "malformed"]);
    });

    it("a clock a day ahead or behind is set right by what it showed on sending", async () => {
      const made = NOW - 2 * HOUR;
      for (const off of [DAY, -DAY, -NOW + 3 * HOUR]) {
        const userId = await makeUser(db);
        const event = { ...sound(), reviewedAt: made + off };
        const [result] = await send(userId, [event], NOW + off);
        expect(result).toMatchObject({ status: "recorded", reviewedAt: made });
        expect(result?.memory?.lastReviewedAt).toBe(made);
        expect(await send(userId, [event], NOW + off)).toMatchObject([{ status: "repeated" }]);
      }
    });

    it("a clock that is nearly right is left alone", () => {
      expect(clockShift(NOW - MAX_AHEAD_MS, NOW)).toBe(0);
      expect(clockShift(undefined, NOW)).toBe(0);
      expect(clockShift(NOW + DAY, NOW)).toBe(-DAY);
    });

    it("a scheduler or weights that nobody knows here give way to the account's", async () => {
      const userId = await makeUser(db);
      const base = sound();
      const named = (schedule: object, at: number) => ({
        ...sound(at),
        schedule: { ...base.schedule, desiredRetention: 0.85, ...schedule },
      });
      const events = [
        named({ scheduler: "fsrs-99" }, NOW - 5 * DAY),
        named({ weightsId: "no one's" }, NOW - DAY),
      ];
      for (const event of events) {
        const [result] = await send(userId, [event]);
        expect(result?.status).toBe("recorded");
      }
      const rows = await db.select().from(reviews).where(eq(reviews.userId, userId)).orderBy(reviews.id);
      expect(rows.map((row) => [row.scheduler, row.weightsId, row.desiredRetention])).toEqual([
        [SCHEDULER, DEFAULT_WEIGHTS_ID, 0.9],
        [SCHEDULER, DEFAULT_WEIGHTS_ID, 0.85],
      ]);
    });

    it("another account's events are given back, not recorded", () => {
      expect(notTheirs([sound(), 3])).toMatchObject([
        { status: "refused", reason: "another-account" },
        { id: "", reason: "another-account" },
      ]);
    });
  });
});

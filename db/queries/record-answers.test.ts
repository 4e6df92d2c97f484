import { eq } from "drizzle-orm";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Certainty } from "@/learn/answer";
import { foldReviews } from "@/learn/fold";
import { rate } from "@/learn/memory";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { daily, memories, reviews } from "../schema/study";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { memoryOf } from "./memory-row";
import { progressOf } from "./progress";
import { type GradedAnswer, recordAnswers } from "./record-answers";
import { refoldUser, TOLERANCE } from "./refold";
import { type NewReview, newReviewSchema, SessionEndedError } from "./review-input";
import { eventsOf } from "./review-rows";
import { recordReviews } from "./reviews";
import { saveSettings } from "./settings";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);

function answer(cardId: number, answeredAt: number, extra: Partial<GradedAnswer> = {}): GradedAnswer {
  return {
    id: uuidv7(),
    cardId,
    trace: 1,
    form: "choice",
    score: 1,
    guess: 0.25,
    certainty: null,
    answeredAt,
    durationMs: 9_000,
    ...extra,
  };
}

function rating(cardId: number, reviewedAt: number, value = 3): NewReview {
  const id = uuidv7();
  return newReviewSchema.parse({
    ...{ id, cardId, trace: 1, kind: "rating", rating: value, form: "flip" },
    ...{ reviewedAt, durationMs: 4_000 },
  });
}

describe.each(testDatabases())("recordAnswers on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const deck = Array.from({ length: 300 }, (_, n) => makeCard(`f${String(n).padStart(3, "0")}`, `${n}`));
    await publishCards(db, "pack", [...deck, makeCard("retired", "1"), makeCard("revised", "1")]);
    await publishCards(db, "pack", [...deck, makeCard("revised", "2")]);
    const rows = await db.select({ id: cards.id, key: cards.key }).from(cards).orderBy(cards.key);
    ids = rows.map((card) => card.id);
    expect(rows.slice(300).map((card) => card.key)).toEqual(["retired#value", "revised#value"]);
  });
  afterAll(() => opened.close());

  const card = (n: number) => ids[n] as number;
  const record = (userId: string, answers: GradedAnswer[], now = NOW) =>
    db.transaction((tx) => recordAnswers(tx, userId, answers, { now }));
  const counted = async (userId: string, answers: GradedAnswer[]) =>
    (await record(userId, answers)).map((result) => result.counted);
  const memory = async (userId: string, cardId: number) => {
    const rows = await db.select().from(memories).where(eq(memories.userId, userId));
    return memoryOf(rows.find((row) => row.cardId === cardId) ?? null);
  };

  async function expectReplay(userId: string, events: number) {
    expect(await eventsOf(db, userId)).toHaveLength(events);
    const report = await refoldUser(db, userId);
    expect(report).toMatchObject({ wrong: 0, wrongDays: 0 });
    expect(report.largest).toBeLessThanOrEqual(TOLERANCE);
  }

  it("an answer becomes an event that moves the memory between Again and Good", async () => {
    const userId = await makeUser(db);
    const met = rating(card(0), NOW - 9 * DAY, 4);
    await recordReviews(db, userId, [met], { now: NOW });
    const given = answer(card(0), NOW - HOUR, { certainty: 2 });
    expect(await record(userId, [given])).toEqual([{ id: given.id, counted: true }]);
    const [row] = await db.select().from(reviews).where(eq(reviews.id, given.id));
    expect(row).toMatchObject({ kind: "rating", rating: 3, form: "choice", score: 1, guess: 0.25 });
    expect(row).toMatchObject({ certainty: 2, durationMs: 9_000, trace: 1 });
    expect(row?.predicted).toBeGreaterThan(0.5);
    const after = await memory(userId, card(0));
    const before = rate(null, { ...met, cardId: card(0), rating: 4 }, { desiredRetention: 0.9 });
    const [again, good] = ([1, 3] as const).map((value) =>
      rate(
        before,
        { id: "", cardId: card(0), rating: value, reviewedAt: NOW - HOUR },
        { desiredRetention: 0.9 },
      ),
    );
    expect(after?.stability).toBeGreaterThan(again?.stability as number);
    expect(after?.stability).toBeLessThan(good?.stability as number);
    expect(after).toMatchObject({ lastReviewId: given.id, reps: 2, lapses: 0 });
    await expectReplay(userId, 2);
  });

  it("takes an id once, in one call and in later ones", async () => {
    const userId = await makeUser(db);
    const given = answer(card(0), NOW - HOUR);
    expect(await counted(userId, [given, given])).toEqual([true, true]);
    expect(await counted(userId, [given])).toEqual([true]);
    expect(await counted(userId, [{ ...given, cardId: card(1) }])).toEqual([true]);
    await expectReplay(userId, 1);
  });

  it("a retry on the same study day of the learner is not counted, on the next it is", async () => {
    const userId = await makeUser(db);
    await saveSettings(db, userId, { timeZone: "Asia/Almaty", rolloverHour: 4 });
    // 4:00 in Almaty is 23:00 UTC: a day begins then.
    const begins = Date.UTC(2026, 5, 14, 23);
    const at = (ms: number, extra: Partial<GradedAnswer> = {}) => answer(card(0), begins + ms, extra);
    expect(await counted(userId, [at(-1), at(0, { score: 0 }), at(1)])).toEqual([true, true, false]);
    expect(await counted(userId, [at(5 * HOUR)])).toEqual([false]);
    // Late arrivals: the first day has one already, the day before it has none.
    expect(await counted(userId, [at(-HOUR), at(-DAY - HOUR)])).toEqual([false, true]);
    await expectReplay(userId, 3);
  });

  it("flashcards of the day do not stand in the way, whatever comes first", async () => {
    const userId = await makeUser(db);
    await recordReviews(db, userId, [rating(card(0), NOW - 3 * HOUR)], { now: NOW });
    expect(await counted(userId, [answer(card(0), NOW - 2 * HOUR)])).toEqual([true]);
    await recordReviews(db, userId, [rating(card(0), NOW - HOUR)], { now: NOW });
    await expectReplay(userId, 3);
  });

  it("a late answer is folded where it belongs", async () => {
    const userId = await makeUser(db);
    const ratings = [20, 12, 3].map((days) => rating(card(0), NOW - days * DAY));
    await recordReviews(db, userId, ratings, { now: NOW });
    const late = answer(card(0), NOW - 8 * DAY, { score: 0, certainty: 3 });
    expect(await counted(userId, [late])).toEqual([true]);
    const events = await eventsOf(db, userId);
    expect(await memory(userId, card(0))).toEqual(foldReviews(events, 1));
    expect((await memory(userId, card(0)))?.lastReviewId).toBe(ratings[2]?.id);
    await expectReplay(userId, 4);
  });

  it("leaves out what is retired, unknown or of a trace that never was; an older trace is history", async () => {
    const userId = await makeUser(db);
    const [retired, revised] = [card(300), card(301)];
    expect(
      await counted(userId, [
        answer(retired, NOW),
        answer(2_000_000_000, NOW),
        answer(card(0), NOW, { trace: 2 }),
        answer(revised, NOW, { trace: 3 }),
        answer(revised, NOW, { trace: 1 }),
        answer(revised, NOW, { trace: 2 }),
        answer(card(1), NOW + DAY),
      ]),
    ).toEqual([false, false, false, false, true, true, true]);
    expect((await memory(userId, card(1)))?.lastReviewedAt).toBe(NOW);
    await expectReplay(userId, 3);
  });

  it("takes a quiz of 300 in six round trips", async () => {
    const userId = await makeUser(db);
    await recordReviews(
      db,
      userId,
      ids.slice(0, 300).map((id) => rating(id, NOW - 5 * DAY)),
      { now: NOW },
    );
    const quiz = ids.slice(0, 300).map((id, n) => answer(id, NOW - n * 1000, { score: n % 2 }));
    const results = await db.transaction(async (tx) => {
      const statements = vi.spyOn(tx._.session, "prepareQuery");
      const done = await recordAnswers(tx, userId, quiz, { now: NOW });
      expect(statements).toHaveBeenCalledTimes(6);
      return done;
    });
    expect(results).toEqual(quiz.map(({ id }) => ({ id, counted: true })));
    const days = await db.select().from(daily).where(eq(daily.userId, userId));
    const day = days.find((row) => row.day === "2026-06-15");
    // They are tallied as reviews, and use up none of the day's limits.
    expect(day).toMatchObject({ reviews: 300, good: 150, again: 150, newCards: 0, dueReviews: 0 });
    await expectReplay(userId, 600);
  });

  it("is undone with the caller's transaction", async () => {
    const userId = await makeUser(db);
    await recordReviews(db, userId, [rating(card(0), NOW - 5 * DAY)], { now: NOW });
    const failing = db.transaction(async (tx) => {
      await recordAnswers(tx, userId, [answer(card(0), NOW)], { now: NOW });
      throw new Error("the quiz could not be finished");
    });
    await expect(failing).rejects.toThrow("could not be finished");
    await recordReviews(db, userId, [rating(card(0), NOW)], { now: NOW });
    await expectReplay(userId, 2);
  });

  it("nobody takes a judged answer back, and no device sends one", async () => {
    const userId = await makeUser(db);
    const given = answer(card(0), NOW - HOUR, { score: 0 });
    await record(userId, [given]);
    const undo = { ...rating(card(0), NOW), kind: "undo", rating: null, form: null, targetId: given.id };
    const [result] = await recordReviews(db, userId, [newReviewSchema.parse(undo)], { now: NOW });
    expect(result).toMatchObject({ status: "refused", reason: "unknown-target" });
    for (const claim of [{ score: 1 }, { guess: 0 }, { certainty: 3 }, { score: null }])
      expect(newReviewSchema.safeParse({ ...rating(card(0), NOW), ...claim }).success).toBe(false);
    await expectReplay(userId, 1);
  });

  it("calibration compares ratings only, each with what was predicted after the quiz", async () => {
    const userId = await makeUser(db);
    const first = rating(card(0), NOW - 30 * DAY, 4);
    const second = rating(card(0), NOW - 10 * DAY);
    await recordReviews(db, userId, [first, second], { now: NOW });
    await record(userId, [answer(card(0), NOW - 20 * DAY, { score: 0 }), answer(card(1), NOW - 20 * DAY)]);
    const { calibration, totals } = await progressOf(db, userId, NOW);
    expect(calibration.reduce((sum, group) => sum + group.n, 0)).toBe(1);
    expect(totals).toMatchObject({ reviews: 4, recalled: 1 });
  });

  it("an account that is gone has no evidence", async () => {
    await expect(record(uuidv7(), [answer(card(0), NOW)])).rejects.toThrow(SessionEndedError);
    expect(await record(uuidv7(), [])).toEqual([]);
  });

  it("any mixture of ratings, undos and answers replays to what is stored", async () => {
    const step = fc.record({
      what: fc.constantFrom("rating", "answer", "answer", "undo", "late"),
      card: fc.nat(3),
      gap: fc.integer({ min: 60_000, max: 12 * DAY }),
      rating: fc.constantFrom(1, 2, 3, 4),
      score: fc.constantFrom(0, 0.25, 0.5, 1),
      guess: fc.constantFrom(0, 0.25, 0.5),
      certainty: fc.constantFrom<Certainty | null>(null, 1, 2, 3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        const userId = await makeUser(db);
        let at = NOW - 250 * DAY;
        let last: NewReview | null = null;
        for (const { what, gap, score, guess, certainty, ...s } of steps) {
          at += gap;
          const given = what === "late" ? at - 20 * DAY : at;
          if (what === "rating") {
            last = rating(card(s.card), at, s.rating);
            await recordReviews(db, userId, [last], { now: NOW });
          } else if (what !== "undo") {
            await record(userId, [answer(card(s.card), given, { score, guess, certainty })]);
          } else if (last) {
            const undo = { ...last, id: uuidv7(), kind: "undo", rating: null, form: null, targetId: last.id };
            await recordReviews(db, userId, [newReviewSchema.parse({ ...undo, reviewedAt: at })], {
              now: NOW,
            });
          }
        }
        await expectReplay(userId, (await eventsOf(db, userId)).length);
      }),
      { numRuns: 25 },
    );
  });
});

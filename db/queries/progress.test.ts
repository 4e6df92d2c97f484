import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mark } from "@/learn/marks";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { setMarks } from "./marks";
import { progressOf } from "./progress";
import { type NewReview, newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";
import { saveSettings } from "./settings";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);

describe.each(testDatabases())("progressOf on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const topics = ["one", "one-b", "two", "two"];
    await publishCards(
      db,
      "pack",
      topics.map((topicId, n) => makeCard(`f${n}`, `${n}`, { topicId })),
    );
    await publishCards(db, "other", [makeCard("g", "1")]);
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  const event = (n: number, rating: Rating, reviewedAt: number): NewReview =>
    newReviewSchema.parse({
      id: uuidv7(),
      cardId: ids[n],
      trace: 1,
      kind: "rating",
      rating,
      form: "flip",
      reviewedAt,
      durationMs: 2000,
    });

  it("is empty but whole for someone who has not begun", async () => {
    const progress = await progressOf(db, await makeUser(db), NOW);
    expect(progress.states).toEqual({ new: 5, learning: 0, young: 0, mature: 0, aside: 0 });
    expect(progress.days).toHaveLength(365);
    expect(progress.days.at(-1)).toMatchObject({ day: "2026-06-15", reviews: 0 });
    expect(progress.calibration).toEqual([]);
    expect(progress.forecast.every((day) => day.due === 0)).toBe(true);
    expect(progress.totals).toEqual({ reviews: 0, durationMs: 0, daysStudied: 0, streak: 0, recalled: null });
  });

  it("sums up what was done, what is known and what is coming", async () => {
    const userId = await makeUser(db);
    await saveSettings(db, userId, { timeZone: "UTC", rolloverHour: 4 });
    const undone = event(2, 1, NOW - DAY);
    const events = [
      // Known well, and due again a while from now.
      event(0, 4, NOW - 60 * DAY),
      event(0, 4, NOW - 45 * DAY),
      event(0, 3, NOW - 2 * DAY),
      // A learning step minutes later says nothing about recall.
      event(1, 3, NOW - DAY),
      event(1, 3, NOW - DAY + 600_000),
      undone,
      newReviewSchema.parse({
        ...undone,
        id: uuidv7(),
        kind: "undo",
        targetId: undone.id,
        rating: null,
        form: null,
      }),
      event(3, 1, NOW - 3600_000),
    ];
    await recordReviews(db, userId, events, { now: NOW });
    const progress = await progressOf(db, userId, NOW);

    expect(progress.states).toEqual({ new: 1, learning: 1, young: 1, mature: 1, aside: 0 });
    expect(progress.topics.map(({ topicId, cards, met }) => [topicId, cards, met])).toEqual([
      ["one", 2, 2],
      ["two", 2, 1],
    ]);
    for (const topic of progress.topics) {
      expect(topic.recall).toBeGreaterThan(0.8);
      expect(topic.recall).toBeLessThan(1);
      expect(topic.recallInAWeek).toBeLessThan(topic.recall ?? 0);
    }
    expect(progress.totals).toMatchObject({ reviews: 6, durationMs: 12_000, daysStudied: 5, streak: 3 });
    expect(progress.totals.recalled).toBe(1);
    expect(progress.calibration.reduce((sum, group) => sum + group.n, 0)).toBe(2);
    for (const group of progress.calibration) {
      expect(group.predicted).toBeGreaterThanOrEqual(group.predictedLow);
      expect(group.predicted).toBeLessThanOrEqual(group.predictedHigh);
    }
    expect(progress.forecast).toHaveLength(30);
    expect(progress.forecast[0]).toMatchObject({ day: "2026-06-15" });
    expect(progress.forecast[0]?.due).toBeGreaterThanOrEqual(1);
    expect(progress.days.slice(-3).map((day) => day.reviews)).toEqual([1, 2, 1]);
  });

  it("counts what is suspended apart, and what is buried on the day it comes back", async () => {
    const userId = await makeUser(db);
    await saveSettings(db, userId, { timeZone: "UTC", rolloverHour: 4 });
    const at = NOW - 20 * DAY;
    await recordReviews(db, userId, [event(0, 4, at), event(1, 4, at), event(2, 4, at)], { now: NOW });
    const set = async (n: number, mark: { kind: "suspended" | "buried"; value: string }) =>
      setMarks(db, userId, [{ cardId: ids[n] as number, at: NOW, ...mark } as Mark], NOW);
    await set(0, { kind: "suspended", value: "yes" });
    await set(3, { kind: "suspended", value: "yes" });
    await set(1, { kind: "buried", value: "2026-06-18" });
    const progress = await progressOf(db, userId, NOW);

    expect(progress.states).toEqual({ new: 0, learning: 0, young: 2, mature: 0, aside: 2 });
    expect(progress.topics.map(({ topicId, cards, met }) => [topicId, cards, met])).toEqual([
      ["one", 1, 1],
      ["two", 1, 1],
    ]);
    expect(progress.forecast.flatMap(({ day, due }) => (due > 0 ? [[day, due]] : []))).toEqual([
      ["2026-06-15", 1],
      ["2026-06-19", 1],
    ]);
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { spreadBacklog } from "@/learn/backlog";
import { addDays, studyDay } from "@/learn/day";
import { dueOf } from "@/learn/due";
import { randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { memories } from "../schema/study";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { rating } from "../testing-reviews";
import { backlogOf, nameOfSpread, spreadOver, standingSpread, undoSpread, usualMinutesOf } from "./backlog";
import { setMarks } from "./marks";
import { recordReviews } from "./reviews";
import { getSettings, saveSettings } from "./settings";
import { queueOf } from "./today";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const ZONE = { timeZone: "Asia/Almaty", rolloverHour: 4 };
const MINUTES = 1;

describe.each(testDatabases())("a backlog on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(
      db,
      "pack",
      Array.from({ length: 60 }, (_, n) => makeCard(`f${n}`, `${n}`, { siblings: `s${n % 50}` })),
    );
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  /** Somebody who met all cards, and then stayed away for weeks. */
  async function absentee() {
    const userId = await makeUser(db);
    await saveSettings(db, userId, ZONE);
    const random = randomFrom("absentee");
    const events = ids.flatMap((cardId) => {
      const met = NOW - (60 + Math.floor(random() * 20)) * DAY;
      const value = (2 + Math.floor(random() * 3)) as Rating;
      return [rating(cardId, 4, met), rating(cardId, value, met + 15 * DAY)];
    });
    await recordReviews(db, userId, events, { now: NOW });
    return { userId, settings: await getSettings(db, userId) };
  }
  const stored = (userId: string) =>
    db.select().from(memories).where(eq(memories.userId, userId)).orderBy(memories.cardId);

  it("is spread as it was shown, comes day by day, and is undone as a whole; memories stay", async () => {
    const { userId, settings } = await absentee();
    const today = studyDay(NOW, settings);
    const before = await queueOf(db, userId, settings, NOW);
    const remembered = await stored(userId);
    const input = await backlogOf(db, userId, settings, MINUTES, NOW);
    const days = spreadBacklog(input);
    expect(days.length).toBeGreaterThan(3);
    expect(days.flatMap(({ cardIds }) => cardIds)).toHaveLength(input.backlog.length);
    expect(input.backlog.length).toBe(before.queue.dueReviews + before.queue.held + before.queue.overLimit);

    // What was not shown is not done.
    expect(await spreadOver(db, userId, settings, { minutes: MINUTES, name: "other" }, NOW)).toBeNull();
    expect(await standingSpread(db, userId, today)).toBeNull();

    const later = NOW + 3_600_000;
    const name = nameOfSpread(days);
    const waiting = input.backlog.length - (days[0]?.cardIds.length ?? 0);
    expect(await spreadOver(db, userId, settings, { minutes: MINUTES, name }, later)).toBe(waiting);
    expect(await standingSpread(db, userId, today)).toEqual({
      at: later,
      waiting,
      until: addDays(today, days.length - 1),
    });
    const early = new Set(input.backlog.map(({ cardId }) => cardId));
    for (const [n, { cardIds }] of days.entries()) {
      const { queue } = await queueOf(db, userId, settings, NOW + n * DAY);
      for (const id of cardIds) early.delete(id);
      expect(queue.cardIds.filter((id) => early.has(id))).toEqual([]);
      if (n === 0) expect(new Set(queue.cardIds)).toEqual(new Set(cardIds));
    }
    expect(await stored(userId)).toEqual(remembered);

    expect(await undoSpread(db, userId, later, later + 1000)).toBe(waiting);
    expect((await queueOf(db, userId, settings, NOW)).queue).toEqual(before.queue);
    expect(await standingSpread(db, userId, today)).toBeNull();
    expect(await stored(userId)).toEqual(remembered);
  });

  it("leaves room for what comes anyway, what waits from an earlier spread, and what was done today", async () => {
    const { userId, settings } = await absentee();
    const today = studyDay(NOW, settings);
    const first = await backlogOf(db, userId, settings, MINUTES, NOW);
    const bury = first.backlog.slice(0, 5).map(({ cardId }) => ({
      cardId,
      kind: "buried" as const,
      value: addDays(today, 1),
      at: NOW,
    }));
    await setMarks(db, userId, bury, NOW);
    const again = first.backlog.slice(5, 8).map(({ cardId }) => rating(cardId, 3, NOW - 60_000));
    await recordReviews(db, userId, again, { now: NOW });
    const input = await backlogOf(db, userId, settings, MINUTES, NOW);
    expect(input.backlog).toHaveLength(first.backlog.length - 8);
    expect(input.busy[2]?.cards).toBe(5 + (first.busy[2]?.cards ?? 0));
    expect(input.busy[0]).toMatchObject({ cards: 3, seconds: 12 });
    expect((await standingSpread(db, userId, today))?.waiting).toBe(5);
    // Somebody else's spread is not to be found.
    expect(await undoSpread(db, await makeUser(db), NOW, NOW + 1)).toBe(0);
    expect(dueOf((await queueOf(db, userId, settings, NOW)).queue, NOW).met).toBeLessThan(
      first.backlog.length,
    );
  });

  it("knows the minutes somebody usually studies", async () => {
    expect(await usualMinutesOf(db, await makeUser(db))).toBe(15);
    expect(await usualMinutesOf(db, (await absentee()).userId)).toBe(5);
  });
});

import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { rating } from "../testing-reviews";
import { hardHabit, putHardAway } from "./hard-habit";
import { recordReviews } from "./reviews";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);

describe.each(testDatabases())("the use of Hard on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(
      db,
      "pack",
      Array.from({ length: 30 }, (_, n) => makeCard(`f${n}`, `${n}`)),
    );
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  afterAll(() => opened.close());

  /** Each card known, then asked three times more: rated so. */
  const study = (userId: string, start: number, ...values: Rating[]) =>
    recordReviews(
      db,
      userId,
      ids.flatMap((cardId) => [
        rating(cardId, 4, start),
        ...values.map((value, n) => rating(cardId, value, start + (n + 1) * 12 * DAY)),
      ]),
      { now: NOW },
    );

  it("is told by recent reviews that stand, until it is put away and shows anew", async () => {
    const userId = await makeUser(db);
    await study(userId, NOW - 300 * DAY, 2, 1, 2, 1);
    // Long ago is long ago.
    expect(await hardHabit(db, userId, NOW)).toBeNull();
    await study(userId, NOW - 60 * DAY, 2, 1, 2, 1);
    const habit = await hardHabit(db, userId, NOW);
    expect(habit).toMatchObject({ sign: "recall", asked: 120, hard: 60, actual: 0 });
    await putHardAway(db, userId, NOW);
    expect(await hardHabit(db, userId, NOW)).toBeNull();
  });

  it("is not told of who rates honestly, nor by what was taken back, nor of anybody else", async () => {
    const honest = await makeUser(db);
    await study(honest, NOW - 60 * DAY, 3, 2, 3, 3);
    expect(await hardHabit(db, honest, NOW)).toBeNull();
    const sorry = await makeUser(db);
    await study(sorry, NOW - 60 * DAY, 3, 3);
    const wrong = ids.flatMap((cardId) => [
      rating(cardId, 2, NOW - 20 * DAY),
      rating(cardId, 1, NOW - 2 * DAY),
    ]);
    await recordReviews(db, sorry, wrong, { now: NOW });
    const undone = wrong.map(({ id, cardId, reviewedAt }) =>
      rating(cardId, 3, reviewedAt + 1, {
        id: uuidv7(),
        kind: "undo",
        targetId: id,
        rating: null,
        form: null,
      }),
    );
    await recordReviews(db, sorry, undone, { now: NOW });
    expect(await hardHabit(db, sorry, NOW)).toBeNull();
  });
});

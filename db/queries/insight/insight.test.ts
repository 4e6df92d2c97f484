import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unpackMemories } from "@/learn/insight/packed";
import type { Db } from "../../client";
import { cards, decks } from "../../schema/content";
import { insights } from "../../schema/insights";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../../testing";
import { access, assign, join, makeClass } from "../../testing-classes";
import { NOW } from "../../testing-quizzes";
import { rating } from "../../testing-reviews";
import { recordReviews } from "../reviews";
import { classOutlook } from "./class-insight";
import { classScope } from "./scope";
import { studyOf } from "./study-sums";

const DAY = 86_400_000;
const HOUR = 3_600_000;

describe.each(testDatabases())("what is kept of a class's study on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  let deckId: number;
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
    const [deck] = await db.select({ id: decks.id }).from(decks).where(eq(decks.packId, "pack"));
    deckId = deck?.id ?? 0;
  });
  afterAll(() => opened.close());

  const card = (n: number) => ids[n] as number;

  it("is the same made good bit by bit as made anew, after late arrivals and undos too", async () => {
    const { asOwner, student } = await makeClass(db);
    await assign(db, asOwner, { deckId });
    const look = async (now: number) => {
      const scope = await classScope(db, asOwner, now);
      if (!scope) throw new Error("nothing given");
      return studyOf(db, asOwner, scope, now);
    };
    const compare = async (now: number) => {
      const kept = await look(now);
      await db.delete(insights);
      const anew = await look(now);
      const plain = (of: typeof kept) =>
        of.map(({ memories, sums, ...one }) => ({
          ...one,
          memories: unpackMemories(memories).sort((a, b) => a.cardId - b.cardId),
          days: sums.days,
        }));
      expect(plain(kept)).toEqual(plain(anew));
      return kept;
    };
    await look(NOW);
    const first = rating(card(0), 3, NOW + HOUR);
    await recordReviews(db, student, [first, rating(card(1), 1, NOW + HOUR)], { now: NOW + HOUR });
    expect((await compare(NOW + 2 * HOUR))[0]?.sums.days).toMatchObject([
      { reviews: 2, fresh: 2, ms: 8_000 },
    ]);

    // Made by another device three days before, and received only now; and one taken back.
    const later = NOW + 4 * DAY;
    await recordReviews(db, student, [rating(card(2), 3, later)], { now: later });
    await look(later + HOUR);
    await recordReviews(
      db,
      student,
      [
        rating(card(3), 4, NOW + DAY),
        { ...rating(card(0), 3, later), kind: "undo", targetId: first.id, rating: null, form: null } as never,
      ],
      { now: later + 2 * HOUR },
    );
    const [one] = await compare(later + 3 * HOUR);
    expect(one?.sums.days.map(({ reviews }) => reviews)).toEqual([1, 1, 1]);
    expect(
      unpackMemories(one?.memories ?? new Uint8Array())
        .map(({ cardId }) => cardId)
        .sort(),
    ).toEqual([card(1), card(2), card(3)].sort());
    // Within a minute of being made it is looked at again: a slow transaction may have become visible.
    await look(later + 3 * HOUR);
    await recordReviews(db, student, [rating(card(1), 3, later + 4 * HOUR)], { now: later + 4 * HOUR });
    await look(later + 4 * HOUR);
    await recordReviews(db, student, [rating(card(2), 3, later + 4 * HOUR)], {
      now: later + 4 * HOUR - 1000,
    });
    await compare(later + 4 * HOUR + 5_000);
    // Nothing came since: nothing is made again; and what another process wrote is read anew.
    const madeAt = async () => (await db.select().from(insights)).map((row) => row.madeAt.getTime());
    const made = await madeAt();
    await look(later + 4 * HOUR + 6_000);
    expect(await madeAt()).toEqual(made);
    const days = [{ day: "2026-06-15", reviews: 7, fresh: 0, ms: 1 }];
    const madeLater = new Date(later + 5 * HOUR);
    await db
      .update(insights)
      .set({ sums: { groups: [], first: { n: 0, recalled: 0 }, days }, madeAt: madeLater });
    expect((await look(later + 6 * HOUR))[0]?.sums.days).toEqual(days);
    await db.delete(insights);
  });

  it("is of what the class was given alone", async () => {
    const { asOwner, student } = await makeClass(db, { examDay: "2026-07-01" });
    expect(await classOutlook(db, asOwner, NOW)).toBeNull();
    await assign(db, asOwner, { deckId });
    await recordReviews(db, student, [rating(card(4), 3, NOW), rating(card(0), 3, NOW)], { now: NOW });
    const made = await classOutlook(db, asOwner, NOW + HOUR);
    expect(made?.horizon).toMatchObject({ day: "2026-07-01", from: "exam" });
    expect(made?.topics.map(({ title, cards: n }) => [title, n])).toEqual([
      ["One", 2],
      ["Two", 2],
    ]);
    expect(made?.whole?.now).toMatchObject({ cards: 4, met: 1 });
    expect(made?.weeks.at(-1)).toMatchObject({ people: 1, ms: 4_000 });
  });

  it("names nobody where study is shown in aggregate, and tells a class of five as a whole", async () => {
    const { id, owner, student } = await makeClass(db, { studyVisibility: "aggregate" });
    const asOwner = await access(db, owner, id);
    await assign(db, asOwner, { deckId });
    const study = (userId: string) =>
      recordReviews(
        db,
        userId,
        ids.slice(0, 4).map((cardId) => rating(cardId, 3, NOW)),
        { now: NOW },
      );
    await study(student);
    expect(await classOutlook(db, asOwner, NOW + HOUR)).toMatchObject({
      rows: null,
      whole: null,
      students: 1,
    });
    for (let n = 0; n < 4; n++) {
      const userId = await makeUser(db);
      await join(db, id, userId);
      await study(userId);
    }
    const made = await classOutlook(db, asOwner, NOW + 2 * HOUR);
    expect(made).toMatchObject({ rows: null, students: 5, begun: 5 });
    expect(made?.whole?.now.met).toBe(20);
    expect(JSON.stringify(made)).not.toContain("Test");
  });
});

import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recallAt } from "@/learn/memory";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { rating } from "../testing-reviews";
import { cardHistory } from "./card-history";
import { setMarks } from "./marks";
import { purposeCards } from "./purpose";
import type { NewReview } from "./review-input";
import { recordReviews } from "./reviews";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const CLOCK = { timeZone: "Asia/Almaty", rolloverHour: 4 };

describe.each(testDatabases())("what a learner did with cards, on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let userId: string;
  let ids: number[];
  const card = (n: number) => ids[n] as number;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const deck = ["one", "one-b", "two", "two"].map((topicId, n) => makeCard(`f${n}`, `${n}`, { topicId }));
    await publishCards(db, "pack", deck);
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map(({ id }) => id);
    userId = await makeUser(db);
  });
  afterAll(() => opened.close());

  const record = (user: string, ...events: NewReview[]) => recordReviews(db, user, events, { now: NOW });
  const undo = (target: NewReview): NewReview =>
    ({
      ...rating(target.cardId, 3, NOW),
      kind: "undo",
      targetId: target.id,
      rating: null,
      form: null,
    }) as NewReview;

  it("cards for a purpose: of a deck or some topics, with memory, marks and what was forgotten on this study day", async () => {
    const undone = rating(card(1), 1, NOW - 60_000);
    await record(
      userId,
      rating(card(0), 1, NOW - 3_600_000),
      undone,
      // 22:30 UTC is 03:30 in Almaty: still the study day before.
      rating(card(2), 1, Date.UTC(2026, 5, 14, 22, 30)),
      undo(undone),
    );
    await record(await makeUser(db), rating(card(3), 1, NOW - 60_000));
    await setMarks(db, userId, [{ cardId: card(3), kind: "flag", value: "2", at: NOW }], NOW);
    const of = (topics: string[] | null) =>
      purposeCards(db, userId, { packId: "pack", slug: "all" }, topics, CLOCK, NOW);
    const all = new Map((await of(null)).map((one) => [one.cardId, one]));
    expect([...all.keys()].sort((a, b) => a - b)).toEqual(ids);
    expect(ids.map((id) => all.get(id)?.forgottenToday)).toEqual([true, false, false, false]);
    expect(ids.map((id) => all.get(id)?.memory?.reps ?? null)).toEqual([1, null, 1, null]);
    expect(ids.map((id) => all.get(id)?.marks)).toEqual([{}, {}, {}, { flag: "2" }]);
    expect((await of(["two"])).map(({ cardId }) => cardId).sort((a, b) => a - b)).toEqual([card(2), card(3)]);
    expect(await purposeCards(db, userId, { packId: "pack", slug: "none" }, null, CLOCK, NOW)).toEqual([]);
  });

  it("the history of a card: what stands of it, its curve to beyond what is due, and nobody else's", async () => {
    const learner = await makeUser(db);
    const taken = rating(card(0), 1, NOW - 5 * DAY);
    const events = [rating(card(0), 3, NOW - 9 * DAY), rating(card(0), 3, NOW - 4 * DAY)];
    await record(learner, ...events, taken, undo(taken), rating(card(1), 3, NOW));
    const history = await cardHistory(db, learner, card(0), NOW);
    expect(history?.steps.map(({ event }) => event.id)).toEqual(events.map(({ id }) => id));
    expect(history).toMatchObject({ id: card(0), topicTitle: "One", retired: false, marks: {} });
    const memory = history?.memory;
    if (!memory) throw new Error("nothing is remembered");
    expect(memory.lastReviewId).toBe(events[1]?.id);
    expect(history.recall).toBe(recallAt(memory, NOW));
    expect(history.curve.flat().at(-1)?.at).toBeGreaterThan(memory.due);
    expect(await cardHistory(db, await makeUser(db), card(0), NOW)).toMatchObject({
      steps: [],
      memory: null,
      recall: null,
      curve: [],
    });
    expect(await cardHistory(db, learner, 2_000_000_000, NOW)).toBeNull();
  });

  it("a card whose value changed keeps what was done before as history, and has no memory yet", async () => {
    const learner = await makeUser(db);
    const pack = `traces-${uuidv7()}`;
    await publishCards(db, pack, [makeCard("x", "one")]);
    const [x] = await db.select().from(cards).where(eq(cards.packId, pack));
    const id = x?.id as number;
    await record(learner, rating(id, 3, NOW - 9 * DAY));
    await publishCards(db, pack, [makeCard("x", "two")]);
    const history = await cardHistory(db, learner, id, NOW);
    expect(history?.steps).toHaveLength(1);
    expect(history).toMatchObject({ memory: null, recall: null });
  });
});

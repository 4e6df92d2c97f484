import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "@/learn/day";
import type { Rating } from "@/learn/review";
import type { Db } from "../../client";
import { cards, decks } from "../../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../../testing";
import { assign, join, makeClass } from "../../testing-classes";
import { NOW } from "../../testing-quizzes";
import { deckPart } from "../device";
import { examShareOf } from "../exam-outlook";
import { saveExamPlan } from "../exam-plans";
import { newReviewSchema } from "../review-input";
import { recordReviews } from "../reviews";
import { DEFAULT_SETTINGS } from "../settings";
import { queueOf } from "../today";
import { assignedOne } from "./for-student";
import { goalNow } from "./goals";
import { goalShareOf } from "./goals-today";

const DAY = 86_400_000;
const TODAY = "2026-06-15";
const settings = DEFAULT_SETTINGS;

describe.each(testDatabases())("goals of assigned decks on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let world: Awaited<ReturnType<typeof makeClass>>;
  let student: string;
  let ids: number[];
  let deckId: number;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const made = (pack: string, n: number) =>
      publishCards(
        db,
        pack,
        Array.from({ length: n }, (_, i) => makeCard(`${pack}${i}`, `${i}`)),
      );
    await made("begun", 40);
    await made("given", 30);
    ids = (
      await db.select({ id: cards.id }).from(cards).where(eq(cards.packId, "given")).orderBy(cards.position)
    ).map(({ id }) => id);
    const [deck] = await db
      .select({ id: decks.id })
      .from(decks)
      .where(and(eq(decks.packId, "given"), eq(decks.slug, "all")));
    deckId = deck?.id ?? 0;
  });
  beforeEach(async () => {
    world = await makeClass(db);
    student = await makeUser(db);
    await join(db, world.id, student);
  });
  afterAll(() => opened.close());

  const rate = (cardId: number, rating: Rating, at: number) =>
    recordReviews(
      db,
      student,
      [
        newReviewSchema.parse({
          ...{ id: uuidv7(), cardId, rating, trace: 1, kind: "rating", form: "flip", durationMs: 900 },
          reviewedAt: at,
        }),
      ],
      { now: at },
    );
  const begin = async () => {
    const [card] = await db.select().from(cards).where(eq(cards.packId, "begun")).limit(1);
    await rate(card?.id ?? 0, 4, NOW - DAY);
  };

  it("join today: their new cards come first, count in the day's limit, and are asked once", async () => {
    await begin();
    const before = (await queueOf(db, student, settings, NOW)).queue;
    const onDevice = () => deckPart(db, student, { packId: "given", slug: "all" }, { from: 0, most: 1 }, NOW);
    expect(await onDevice()).toMatchObject({ guided: false, planned: null });
    expect(before.newCards).toBe(settings.preset.newPerDay);
    const id = await assign(db, world.asOwner, { deckId, dueAt: NOW + 9 * DAY });
    const { queue, goals } = await queueOf(db, student, settings, NOW);
    expect(goals?.goals).toMatchObject([{ assignmentId: id, classId: world.id, cards: 4 }]);
    expect(await onDevice()).toMatchObject({
      guided: true,
      planned: { goals: ids.slice(0, 4), covered: [] },
    });
    expect(queue.cardIds.slice(0, 4)).toEqual(ids.slice(0, 4));
    expect(queue.newCards).toBe(settings.preset.newPerDay);
    expect(new Set(queue.cardIds).size).toBe(queue.cardIds.length);
    for (const cardId of ids.slice(0, 4)) await rate(cardId, 4, NOW);
    const after = await queueOf(db, student, settings, NOW + 60_000);
    expect(after.goals).toMatchObject({ share: [], goals: [{ cards: 0 }] });
    // Given twice, the earlier due date decides; the other asks for nothing more of the same cards.
    await assign(db, world.asOwner, { deckId, dueAt: NOW + 20 * DAY });
    expect((await goalShareOf(db, student, settings, NOW))?.goals.map(({ cards }) => cards)).toEqual([0, 0]);
  });

  it("go past the limit of new cards where the date is near, also when their deck is studied alone", async () => {
    await assign(db, world.asOwner, { deckId, dueAt: NOW + 3_600_000 });
    expect((await queueOf(db, student, settings, NOW)).queue.newCards).toBe(30);
    const deck = { packId: "given", slug: "all" };
    expect((await queueOf(db, student, settings, NOW, { deck })).queue.newCards).toBe(30);
    const other = { packId: "begun", slug: "all" };
    expect((await queueOf(db, student, settings, NOW, { deck: other })).goals).toBeNull();
  });

  it("ask nothing before they open, after they are due, when withdrawn, and of who left", async () => {
    const share = (userId = student, now = NOW) => goalShareOf(db, userId, settings, now);
    await assign(db, world.asOwner, { deckId, opensAt: NOW + DAY, dueAt: NOW + 9 * DAY });
    expect(await share()).toBeNull();
    expect((await share(student, NOW + DAY))?.goals).toHaveLength(1);
    expect(await share(student, NOW + 9 * DAY + 1)).toBeNull();
    expect(await share(world.former, NOW + DAY)).toBeNull();
    expect(await share(world.assistant, NOW + DAY)).toBeNull();
  });

  it("take their time of a plan for an exam that covers the same cards", async () => {
    const plan = { title: "Midterm", examOn: addDays(TODAY, 10), packId: "given", topics: [], decks: [] };
    await saveExamPlan(db, student, crypto.randomUUID(), { ...plan, minutesADay: 3 }, TODAY);
    const alone = await examShareOf(db, student, settings, NOW);
    await assign(db, world.asOwner, { deckId, dueAt: NOW + 9 * DAY });
    const { queue, goals, exam } = await queueOf(db, student, settings, NOW);
    const forGoal = goals?.share.length ?? 0;
    expect(forGoal).toBe(4);
    expect(exam?.share.length).toBe((alone?.share.length ?? 0) - forGoal);
    expect(new Set(queue.cardIds).size).toBe(queue.cardIds.length);
  });

  it("are told with pace and days, and once due as they stood then", async () => {
    const id = await assign(db, world.asOwner, { deckId, dueAt: NOW + 4 * DAY });
    const now = async (at: number) => {
      const one = await assignedOne(db, student, id);
      if (!one) throw new Error("not assigned");
      return goalNow(db, student, one, at);
    };
    expect(await now(NOW)).toMatchObject({ reached: false, cards: 30, met: 0, pace: 10, studyDays: 0 });
    for (const cardId of ids) await rate(cardId, 4, NOW + DAY);
    await rate(ids[0] ?? 0, 3, NOW + 2 * DAY);
    const reached = { reached: true, met: 30, pace: null, studyDays: 2 };
    expect(await now(NOW + 3 * DAY)).toMatchObject(reached);
    for (const cardId of ids.slice(0, 10)) await rate(cardId, 1, NOW + 5 * DAY);
    expect(await now(NOW + 40 * DAY)).toMatchObject(reached);
  });
});

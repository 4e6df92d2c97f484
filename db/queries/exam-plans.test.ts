import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "@/learn/day";
import type { Rating } from "@/learn/review";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { coveredCards } from "./exam-cards";
import { examShareOf, outlookOfPlan, personOf } from "./exam-outlook";
import { activeExamPlans, getExamPlan, listExamPlans, saveExamPlan, stopExamPlan } from "./exam-plans";
import { newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";
import { DEFAULT_SETTINGS } from "./settings";
import { queueOf } from "./today";

const NOW = Date.UTC(2026, 5, 15, 12);
const TODAY = "2026-06-15";
const DAY = 86_400_000;
const settings = DEFAULT_SETTINGS;

describe.each(testDatabases())("plans for exams on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let ids: number[];
  let userId: string;
  const plan = {
    title: "Midterm",
    examOn: addDays(TODAY, 10),
    packId: "pack",
    topics: ["one"],
    decks: [],
    minutesADay: 2,
  };
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    const topics = ["one", "one-b", "two"] as const;
    await publishCards(
      db,
      "pack",
      Array.from({ length: 30 }, (_, n) => makeCard(`f${n}`, `${n}`, { topicId: topics[n % 3] as string })),
    );
    ids = (await db.select({ id: cards.id }).from(cards).orderBy(cards.id)).map((card) => card.id);
  });
  beforeEach(async () => {
    userId = await makeUser(db);
  });
  afterAll(() => opened.close());

  const rate = (n: number, rating: Rating, daysAgo: number, durationMs = 900) =>
    recordReviews(
      db,
      userId,
      [
        newReviewSchema.parse({
          id: uuidv7(),
          cardId: ids[n],
          rating,
          trace: 1,
          kind: "rating",
          form: "flip",
          reviewedAt: NOW - daysAgo * DAY,
          durationMs,
        }),
      ],
      { now: NOW },
    );

  it("keeps a plan for its learner alone, changes it, puts it aside and takes it up again", async () => {
    const id = crypto.randomUUID();
    expect(await saveExamPlan(db, userId, id, plan, TODAY)).toBeNull();
    const other = await makeUser(db);
    expect(await getExamPlan(db, other, id)).toBeNull();
    expect(await stopExamPlan(db, other, id, true)).toBe(false);
    // An assignment gives each of a class a plan under one id.
    expect(await saveExamPlan(db, other, id, { ...plan, minutesADay: 30 }, TODAY)).toBeNull();
    expect(await getExamPlan(db, userId, id)).toMatchObject({ ...plan, stoppedAt: null });
    await stopExamPlan(db, userId, id, true);
    expect(await activeExamPlans(db, userId, TODAY)).toEqual([]);
    expect(await saveExamPlan(db, userId, id, { ...plan, title: "Final" }, TODAY)).toBeNull();
    expect(await activeExamPlans(db, userId, TODAY)).toMatchObject([{ id, title: "Final" }]);
    expect(await activeExamPlans(db, userId, plan.examOn)).toEqual([]);
    expect(await listExamPlans(db, userId)).toHaveLength(1);
  });

  it("refuses days that are over or too far, and what is out of bounds", async () => {
    const id = crypto.randomUUID();
    expect(await saveExamPlan(db, userId, id, { ...plan, examOn: TODAY }, TODAY)).toBe("past");
    expect(await saveExamPlan(db, userId, id, { ...plan, examOn: "2029-01-01" }, TODAY)).toBe("far");
    await expect(saveExamPlan(db, userId, id, { ...plan, minutesADay: 0 }, TODAY)).rejects.toThrow();
    expect(await listExamPlans(db, userId)).toEqual([]);
  });

  it("covers topics with those below them, and the whole pack where nothing is chosen", async () => {
    const covered = (topics: string[]) =>
      coveredCards(db, userId, { packId: "pack", topics, decks: [] }, TODAY, settings);
    expect(await covered(["one"])).toHaveLength(20);
    expect(await covered(["one-b"])).toHaveLength(10);
    expect(await covered([])).toHaveLength(30);
    await rate(0, 3, 4);
    const [card] = await covered(["one"]);
    expect(card).toMatchObject({ cardId: ids[0], memory: { age: 4 } });
  });

  it("makes today of the plan's share and of the ordinary queue for all else", async () => {
    expect((await queueOf(db, userId, settings, NOW)).exam).toBeNull();
    await rate(0, 4, 30);
    await rate(2, 4, 30);
    await saveExamPlan(db, userId, crypto.randomUUID(), plan, TODAY);
    const { queue, exam, scheduled } = await queueOf(db, userId, settings, NOW);
    const share = (exam?.share ?? []).map((card) => card.cardId);
    expect(share.length).toBeGreaterThan(2);
    expect(share.every((id) => exam?.covered.has(id))).toBe(true);
    expect(queue.cardIds.slice(0, share.length)).toEqual(share);
    // Card 2 is of topic two: due by the ordinary schedule, and all new cards of its topic are within the limit.
    expect(queue.cardIds.slice(share.length)).toContain(ids[2]);
    expect(queue.cardIds.length - share.length).toBe(10);
    expect(new Set(queue.cardIds).size).toBe(queue.cardIds.length);
    expect(scheduled.some((card) => exam?.covered.has(card.cardId))).toBe(false);
  });

  it("takes off what was studied today, and learns the person's pace", async () => {
    const id = crypto.randomUUID();
    await saveExamPlan(db, userId, id, plan, TODAY);
    const outlook = async () => {
      const row = await getExamPlan(db, userId, id);
      if (!row) throw new Error("the plan is gone");
      const person = await personOf(db, userId, settings, TODAY);
      return outlookOfPlan(db, userId, row, person, settings, NOW);
    };
    const before = await outlook();
    const seconds = (list: { seconds: number }[]) => list.reduce((sum, card) => sum + card.seconds, 0);
    expect(seconds(before.share)).toBeGreaterThan(110);
    for (const n of [0, 1, 3]) await rate(n, 4, 0, 20_000);
    const after = await outlook();
    expect(after.spent).toBe(60);
    expect(seconds(after.share)).toBeLessThan(85);
    expect(after.share.some((card) => [ids[0], ids[1], ids[3]].includes(card.cardId))).toBe(false);
    expect(after.input.believed.seconds.first).toBeGreaterThan(before.input.believed.seconds.first);
  });

  it("gives a card to one plan only, that of the nearer exam", async () => {
    const wide = { ...plan, title: "Final", topics: [], examOn: addDays(TODAY, 20) };
    await saveExamPlan(db, userId, crypto.randomUUID(), wide, TODAY);
    await saveExamPlan(db, userId, crypto.randomUUID(), plan, TODAY);
    const exam = await examShareOf(db, userId, settings, NOW);
    expect(exam?.plans.map(({ title }) => title)).toEqual(["Midterm", "Final"]);
    expect(exam?.covered.size).toBe(30);
    const share = exam?.share.map((card) => card.cardId) ?? [];
    expect(new Set(share).size).toBe(share.length);
  });
});

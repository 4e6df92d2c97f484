import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { QUIZ_FORMS } from "@/learn/answer";
import { gradeAnswer, guessChance } from "@/learn/grade/grade";
import { rate } from "@/learn/memory";
import type { Db } from "../client";
import { cards } from "../schema/content";
import { daily, memories, reviews } from "../schema/study";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../testing";
import { answerTo } from "../testing-quizzes";
import { rating } from "../testing-reviews";
import { drillItems } from "./drill-items";
import { memoryOf } from "./memory-row";
import { recordAnswers } from "./record-answers";
import { refoldUser } from "./refold";
import { newReviewSchema } from "./review-input";
import { recordReviews } from "./reviews";
import { getSettings } from "./settings";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const JUDGED = { score: 0, guess: 0.25 };

describe.each(testDatabases())("drilling in other forms on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let cardId: number;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(db, "pack", [makeCard("f", "4711", { forms: ["flip", ...QUIZ_FORMS] })]);
    const [card] = await db.select({ id: cards.id }).from(cards);
    cardId = card?.id ?? 0;
  });
  afterAll(() => opened.close());

  const memory = async (userId: string) => {
    const [row] = await db.select().from(memories).where(eq(memories.userId, userId));
    return memoryOf(row ?? null);
  };
  const judged = (at: number) => rating(cardId, 3, at, { form: "choice", judged: JUDGED });

  it("gives a question of each form with its key, another variant each turn, and nothing that is not there", async () => {
    const wanted = QUIZ_FORMS.map((form) => ({ cardId, form, turn: 0 }));
    const found = await drillItems(db, wanted);
    expect(found.map(({ form }) => form)).toEqual([...QUIZ_FORMS]);
    for (const { item, key } of found.filter(({ form }) => form === "choice" || form === "order")) {
      expect(gradeAnswer(item, key, answerTo(item)).score).toBe(1);
      expect(gradeAnswer(item, key, answerTo(item, false)).score).toBeLessThan(1);
      expect(guessChance(item)).toBeLessThan(0.5);
    }
    const turns = await drillItems(
      db,
      [0, 1, 2].map((turn) => ({ cardId, form: "choice" as const, turn })),
    );
    expect(turns[1]?.item).not.toEqual({ ...turns[0]?.item, id: turns[1]?.item.id });
    expect(turns[2]?.key).toEqual(turns[0]?.key);
    expect(await drillItems(db, [{ cardId: cardId + 1, form: "choice", turn: 0 }])).toEqual([]);
  });

  it("weighs what was answered by evidence, counts it as a review of the day, and lets it be taken back", async () => {
    const userId = await makeUser(db);
    const settings = await getSettings(db, userId);
    await recordReviews(db, userId, [rating(cardId, 4, NOW - 30 * DAY)], { now: NOW });
    const before = await memory(userId);
    const event = newReviewSchema.parse(judged(NOW - 1000));
    const [answer] = await recordReviews(db, userId, [event], { now: NOW });
    const { desiredRetention } = settings.preset;
    expect(answer?.memory).toEqual(
      rate(
        before,
        { id: event.id, cardId, rating: 1, reviewedAt: NOW - 1000, ...JUDGED },
        { desiredRetention },
      ),
    );
    const [stored] = await db.select().from(reviews).where(eq(reviews.id, event.id));
    // The rating follows from what was judged, whatever the device said.
    expect(stored).toMatchObject({ ...JUDGED, drilled: true, rating: 1, form: "choice" });
    const [day] = await db.select().from(daily).where(eq(daily.day, "2026-06-15"));
    expect(day).toMatchObject({ reviews: 1, dueReviews: 1, again: 1 });
    expect(await refoldUser(db, userId)).toMatchObject({ cards: 1, wrong: 0, wrongDays: 0 });

    const undo = { kind: "undo" as const, targetId: event.id, rating: null, form: null };
    const taken = rating(cardId, 3, NOW, { ...undo, id: uuidv7() });
    expect(await recordReviews(db, userId, [taken], { now: NOW })).toMatchObject([{ status: "recorded" }]);
    expect(await memory(userId)).toEqual(before);
  });

  it("leaves a quiz of the same day its say, and takes no flashcard as judged", async () => {
    const userId = await makeUser(db);
    await recordReviews(db, userId, [newReviewSchema.parse(judged(NOW - 5000))], { now: NOW });
    const answer = { id: uuidv7(), cardId, trace: 1, form: "typed" as const, score: 1, guess: 0 };
    const given = { ...answer, certainty: null, answeredAt: NOW - 1000, durationMs: 1000 };
    const [recorded] = await db.transaction((tx) => recordAnswers(tx, userId, [given], { now: NOW }));
    expect(recorded?.counted).toBe(true);
    expect(newReviewSchema.safeParse({ ...judged(NOW), form: "flip" }).success).toBe(false);
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examReview } from "@/learn/quiz/blueprint";
import type { Db } from "../../client";
import { quizzes, responses } from "../../schema/quizzes";
import { reviews } from "../../schema/study";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { answerTo, beginSitting, MINUTE, NOW, publishBank, type QuizIs, saveOf } from "../../testing-quizzes";
import { checkQuestion } from "./check";
import { countWaiting } from "./evidence";
import { finishAttempt } from "./finish";
import { saveAnswers } from "./save";

describe.each(testDatabases())("evidence of quizzes on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let owner: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db);
    owner = await makeUser(db);
  });
  afterAll(() => opened.close());

  const CLOSES = NOW + 60 * MINUTE;
  const EXAM: QuizIs = { review: examReview(), closesAt: CLOSES, graceMinutes: 0 };

  /** A sitting with every question answered right at NOW. */
  async function answered(is: QuizIs) {
    const sitting = await beginSitting(db, owner, is);
    const saves = sitting.view.questions.map((question) => saveOf(question, answerTo(question.item)));
    await saveAnswers(db, sitting.userId, sitting.id, saves, { now: NOW });
    return { ...sitting, saves };
  }
  const eventsOf = (userId: string) => db.select().from(reviews).where(eq(reviews.userId, userId));
  const linked = async (userId: string) =>
    (await db.select().from(responses).where(eq(responses.userId, userId))).filter((one) => one.reviewId);

  it("waits for the closing where right or wrong is not shown before, and counts once, as of when it was given", async () => {
    const { id, userId } = await answered(EXAM);
    await finishAttempt(db, userId, id, NOW + MINUTE);
    await countWaiting(db, userId, NOW + 2 * MINUTE);
    expect(await eventsOf(userId)).toEqual([]);

    await countWaiting(db, userId, CLOSES);
    const counted = await eventsOf(userId);
    expect(counted).toHaveLength(9);
    for (const event of counted) {
      expect(event).toMatchObject({ score: 1, reviewedAt: new Date(NOW) });
    }
    expect(await linked(userId)).toHaveLength(9);
    await countWaiting(db, userId, CLOSES + MINUTE);
    expect(await eventsOf(userId)).toHaveLength(9);
  });

  it("waits on when the quiz closes later than it was to", async () => {
    const { id, userId, quizId } = await answered(EXAM);
    await finishAttempt(db, userId, id, NOW + MINUTE);
    const closesAt = new Date(CLOSES + 30 * MINUTE);
    await db.update(quizzes).set({ closesAt }).where(eq(quizzes.id, quizId));
    await countWaiting(db, userId, CLOSES);
    expect(await eventsOf(userId)).toEqual([]);
    await countWaiting(db, userId, closesAt.getTime());
    expect(await eventsOf(userId)).toHaveLength(9);
  });

  it("waits also for what was judged while the quiz went on", async () => {
    const { id, userId, view, saves } = await answered({ ...EXAM, behaviour: { kind: "immediate" } });
    const check = {
      checkId: saves[0]?.saveId ?? "",
      position: view.questions[0]?.position ?? 0,
      revision: 1,
    };
    await checkQuestion(db, userId, id, check, NOW + MINUTE);
    expect(await eventsOf(userId)).toEqual([]);
    await finishAttempt(db, userId, id, NOW + 2 * MINUTE);
    expect(await eventsOf(userId)).toEqual([]);
    await countWaiting(db, userId, CLOSES);
    expect(await eventsOf(userId)).toHaveLength(9);
  });

  it("counts on handing in where nothing is hidden", async () => {
    const { id, userId } = await answered({ closesAt: CLOSES });
    await finishAttempt(db, userId, id, NOW + MINUTE);
    expect(await eventsOf(userId)).toHaveLength(9);
    expect(await linked(userId)).toHaveLength(9);
  });

  it("waits for thirty days where nobody knows when the quiz closes", async () => {
    const { id, userId } = await answered({ review: examReview() });
    await finishAttempt(db, userId, id, NOW + MINUTE);
    const days = (n: number) => NOW + MINUTE + n * 24 * 60 * MINUTE;
    await countWaiting(db, userId, days(29));
    expect(await eventsOf(userId)).toEqual([]);
    await countWaiting(db, userId, days(30));
    expect(await eventsOf(userId)).toHaveLength(9);
  });
});

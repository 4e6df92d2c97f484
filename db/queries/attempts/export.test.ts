import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examReview } from "@/learn/quiz/blueprint";
import type { Db } from "../../client";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { answerTo, beginSitting, MINUTE, makeQuiz, NOW, publishBank, saveOf } from "../../testing-quizzes";
import { accountDataJson } from "../account-data";
import { ATTEMPTS_PAGE } from "./export";
import { finishAttempt } from "./finish";
import { saveAnswers } from "./save";
import { startPreview } from "./start";

describe.each(testDatabases())("the download of one's data on $name", ({ open }) => {
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
  async function download(userId: string, now: number) {
    let text = "";
    for await (const piece of accountDataJson(db, userId, new Date(now))) text += piece;
    return JSON.parse(text);
  }

  it("has attempts with one's own answers, and what was right once it may be seen", async () => {
    const exam = { review: examReview(), closesAt: CLOSES, graceMinutes: 0 };
    const { id, userId, view } = await beginSitting(db, owner, exam);
    const saves = view.questions.map((question) => saveOf(question, answerTo(question.item, false)));
    await saveAnswers(db, userId, id, saves, { now: NOW });
    await finishAttempt(db, userId, id, NOW + MINUTE);

    const before = await download(userId, NOW + 2 * MINUTE);
    expect(before.attempts).toHaveLength(1);
    expect(before.attempts[0]).toMatchObject({ id, finishedBy: "learner", outOf: 9 });
    expect(before.attempts[0].questions.map((one: { answer: unknown }) => one.answer)).toEqual(
      saves.map(({ answer }) => answer),
    );
    expect(JSON.stringify(before.attempts)).not.toMatch(/verdict|earned|"points":0|cardId|"key"/);
    expect(before.reviews).toEqual([]);

    const after = await download(userId, CLOSES);
    expect(after.attempts[0]).toMatchObject({ points: 0 });
    expect(after.attempts[0].questions[0]).toMatchObject({ verdict: "wrong", earned: 0 });
    expect(after.reviews).toHaveLength(9);
    for (const { score, rating } of after.reviews) expect([score, rating]).toEqual([0, 1]);
  });

  it("says not how reviews went where right or wrong is never shown", async () => {
    const { id, userId, view } = await beginSitting(db, owner, { review: examReview() });
    const saves = view.questions.map((question) => saveOf(question, answerTo(question.item, false)));
    await saveAnswers(db, userId, id, saves, { now: NOW });
    await finishAttempt(db, userId, id, NOW + MINUTE);
    const { reviews } = await download(userId, NOW + 31 * 24 * 60 * MINUTE);
    expect(reviews).toHaveLength(9);
    for (const { score, rating } of reviews) expect([score, rating]).toEqual([null, null]);
  });

  it("has all of them, however many", async () => {
    const userId = await makeUser(db);
    const quizId = await makeQuiz(db, userId, { forms: ["typed"] });
    for (let n = 0; n <= ATTEMPTS_PAGE; n++) await startPreview(db, userId, quizId, n, NOW);
    const { attempts } = await download(userId, NOW);
    expect(new Set(attempts.map((one: { id: string }) => one.id)).size).toBe(ATTEMPTS_PAGE + 1);
  });
});

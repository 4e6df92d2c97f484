import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { QUIZ_FORMS } from "@/learn/answer";
import type { AttemptView } from "@/learn/quiz/attempt";
import type { Db } from "../../client";
import { attempts, responses } from "../../schema/quizzes";
import { reviews } from "../../schema/study";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import {
  answerTo,
  beginSitting,
  MINUTE,
  NOW,
  publishBank,
  type QuizIs,
  questionAt,
  saveOf,
} from "../../testing-quizzes";
import { finishAttempt } from "./finish";
import { reviewAttempt } from "./review";
import { saveAnswers } from "./save";
import { attemptView } from "./view";

describe.each(testDatabases())("a sitting on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let owner: string;
  let userId: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db);
    owner = await makeUser(db);
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    userId = await makeUser(db);
  });

  const begin = (is: QuizIs = {}) => beginSitting(db, owner, is, { userId });

  it("begins with every question asked and nothing answered", async () => {
    const { view, quizId } = await begin({ points: 2, timeLimitMinutes: 30 });
    expect(view).toMatchObject({
      title: "A quiz",
      kind: "quiz",
      state: "open",
      startedAt: NOW,
      deadlineAt: NOW + 30 * MINUTE,
      behaviour: { kind: "deferred" },
    });
    expect(view.questions.map((question) => question.form)).toEqual([...QUIZ_FORMS]);
    for (const [position, question] of view.questions.entries()) {
      expect(question).toMatchObject({
        position,
        points: 2,
        locked: false,
        triesLeft: null,
        feedback: null,
        item: { id: `q${position}` },
        response: { answer: null, certainty: null, flagged: false, revision: 0, savedAt: null },
      });
    }
    const [row] = await db.select().from(attempts).where(eq(attempts.userId, userId));
    expect(row).toMatchObject({ number: 1, outOf: 18, points: null, quizId });
  });

  it("keeps what is saved, and is judged by it", async () => {
    const { id, view } = await begin();
    const first = saveOf(questionAt(view, 0), answerTo(questionAt(view, 0).item, false));
    const changed = saveOf(questionAt(view, 0), answerTo(questionAt(view, 0).item), {
      base: 1,
      givenAt: NOW + 9_000,
    });
    const others = view.questions
      .slice(1, 8)
      .map((question) => saveOf(question, answerTo(question.item, question.position % 2 === 0)));
    expect(await saveAnswers(db, userId, id, [first], { now: NOW + 1000 })).toEqual({
      results: [{ saveId: first.saveId, position: 0, status: "saved", revision: 1 }],
      serverNow: NOW + 1000,
      state: "open",
      deadlineAt: null,
    });
    const reply = await saveAnswers(db, userId, id, [changed, ...others], { now: NOW + MINUTE });
    expect(reply?.results.map(({ status }) => status)).toEqual(Array(8).fill("saved"));
    const now = (await attemptView(db, userId, id, NOW + MINUTE)) as AttemptView;
    expect(questionAt(now, 0).response).toEqual({
      answer: changed.answer,
      certainty: null,
      flagged: false,
      revision: 2,
      savedAt: NOW + MINUTE,
    });

    expect(await finishAttempt(db, userId, id, NOW + 2 * MINUTE)).toEqual({
      id,
      finishedAt: NOW + 2 * MINUTE,
      finishedBy: "learner",
    });
    const review = await reviewAttempt(db, userId, id, NOW + 2 * MINUTE);
    expect(review?.score).toEqual({ points: 4, outOf: 9 });
    expect(review?.questions.map(({ feedback }) => feedback.verdict)).toEqual([
      "right",
      "wrong",
      "right",
      "wrong",
      "right",
      "wrong",
      "right",
      "wrong",
      "unanswered",
    ]);
    expect(review?.missed).toHaveLength(5);
    const events = await db.select().from(reviews).where(eq(reviews.userId, userId));
    expect(events).toHaveLength(8);
    expect(events.filter(({ score }) => score === 1)).toHaveLength(4);
  });

  it("is finished once", async () => {
    const { id } = await begin();
    const first = await finishAttempt(db, userId, id, NOW + MINUTE);
    expect(await finishAttempt(db, userId, id, NOW + 5 * MINUTE)).toEqual(first);
    expect(await attemptView(db, userId, id, NOW + 5 * MINUTE)).toMatchObject({
      state: "finished",
      questions: [],
    });
    expect(await db.select().from(responses).where(eq(responses.attemptId, id))).toHaveLength(9);
  });

  it("is nobody else's", async () => {
    const { id, view } = await begin();
    const other = await makeUser(db);
    const save = saveOf(questionAt(view, 0), answerTo(questionAt(view, 0).item));
    for (const unknown of [id, uuidv7(), "nonsense"]) {
      expect(await attemptView(db, other, unknown, NOW)).toBeNull();
      expect(await saveAnswers(db, other, unknown, [save], { now: NOW })).toBeNull();
      expect(await finishAttempt(db, other, unknown, NOW)).toBeNull();
      expect(await reviewAttempt(db, other, unknown, NOW)).toBeNull();
    }
    expect(await attemptView(db, userId, id, NOW)).toEqual(view);
  });
});

import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Certainty } from "@/learn/answer";
import {
  examReview,
  MOMENTS,
  type Moment,
  openReview,
  RIGHT_AFTER_MS,
  SHOWN,
  type Shown,
} from "@/learn/quiz/blueprint";
import type { Db } from "../../client";
import { attempts, quizzes } from "../../schema/quizzes";
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
import { grantAccommodation } from "../accommodations";
import { finishAttempt } from "./finish";
import { listAttempts, quizAttempts } from "./list";
import { reviewAttempt } from "./review";
import { saveAnswers } from "./save";
import { startPreview, startQuiz } from "./start";
import { attemptView } from "./view";

/** Where what may be shown is to be found in a reviewed question. */
const PLACE: Record<Shown, (question: Record<string, unknown>) => unknown> = {
  answer: (question) => question.answer,
  correctness: ({ feedback }) => (feedback as Record<string, unknown>).verdict,
  points: ({ feedback }) => (feedback as Record<string, unknown>).points,
  "right-answer": ({ feedback }) => (feedback as Record<string, unknown>).rightAnswer,
  explanation: ({ feedback }) => (feedback as Record<string, unknown>).explanation,
  source: ({ feedback }) => (feedback as Record<string, unknown>).source,
};

describe.each(testDatabases())("looking back on $name", ({ open }) => {
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

  /** A sitting with right answers but one, handed in at NOW + 1 minute. */
  async function sat(is: QuizIs = {}, certainties: Certainty[] = []) {
    const { id, userId, quizId, view } = await beginSitting(db, owner, is);
    const saves = view.questions.map((question, nth) =>
      saveOf(question, answerTo(question.item, nth > 0), { certainty: certainties[nth] ?? null }),
    );
    await saveAnswers(db, userId, id, saves, { now: NOW });
    await finishAttempt(db, userId, id, NOW + MINUTE);
    return { id, userId, quizId, view, review: (now: number) => reviewAttempt(db, userId, id, now) };
  }
  const END = NOW + MINUTE;
  const CLOSES = NOW + 60 * MINUTE;
  /** grace of the test quizzes is ten minutes */
  const CLOSED = CLOSES + 10 * MINUTE;
  const WHEN: Record<Exclude<Moment, "during">, number> = {
    after: END + 1000,
    open: END + RIGHT_AFTER_MS,
    closed: CLOSED,
  };
  const nothing = () =>
    Object.fromEntries(
      MOMENTS.map((moment) => [moment, Object.fromEntries(SHOWN.map((what) => [what, false]))]),
    ) as ReturnType<typeof openReview>;

  it("explains everything where it may", async () => {
    const { review, view } = await sat({ forms: ["choice", "true-false"], count: 2 });
    const seen = await review(END);
    expect(seen).toMatchObject({
      kind: "quiz",
      finishedAt: END,
      finishedBy: "learner",
      score: { points: 3, outOf: 4 },
      moreAt: null,
    });
    expect(seen?.missed).toHaveLength(1);
    expect(seen?.questions[0]).toMatchObject({
      position: 0,
      item: questionAt(view, 0).item,
      answer: { form: "choice", option: "b" },
      late: false,
      feedback: {
        verdict: "wrong",
        points: 0,
        rightAnswer: { options: ["a"] },
        explanation: { reasons: [{ text: "That is another one." }], explain: "Because." },
        source: [],
      },
    });
  });

  it.each(
    SHOWN.flatMap((what) => (["after", "open", "closed"] as const).map((moment) => [what, moment] as const)),
  )("shows %s %s only where that and then is allowed", async (what, moment) => {
    const options = nothing();
    options[moment][what] = true;
    const { review } = await sat({ closesAt: CLOSES, review: options });
    for (const [when, now] of Object.entries(WHEN)) {
      const seen = await review(now);
      for (const question of seen?.questions ?? []) {
        for (const shown of SHOWN) {
          const isThere = PLACE[shown](question as unknown as Record<string, unknown>) !== undefined;
          expect([shown, when, isThere]).toEqual([shown, when, shown === what && when === moment]);
        }
      }
      const may = (shown: Shown) => shown === what && when === moment;
      expect(seen?.score !== null).toBe(may("points"));
      // Their cards show the right answers: both must be allowed.
      expect(seen?.missed).toBeNull();
      expect(seen?.moreAt).toBe(moment === "closed" && when !== "closed" ? CLOSED : null);
    }
  });

  it("is closed when nobody can be sitting it any more", async () => {
    const { review, quizId } = await sat({ closesAt: CLOSES, timeLimitMinutes: 40, review: examReview() });
    const slow = await makeUser(db);
    await grantAccommodation(db, slow, { timeFactor: 2, extraAttempts: 0, extraDays: 0 }, NOW);
    const started = await startQuiz(db, slow, quizId, CLOSES - MINUTE);
    const theirs = CLOSES + 40 * MINUTE + 10 * MINUTE;
    expect((await review(CLOSED))?.score).toBeNull();
    expect((await review(CLOSED))?.moreAt).toBe(theirs);
    expect((await review(theirs))?.score).toEqual({ points: 8, outOf: 9 });
    if ("id" in started) await finishAttempt(db, slow, started.id, CLOSES);
    expect((await review(CLOSED))?.score).toEqual({ points: 8, outOf: 9 });
  });

  it("of a quiz whose author is gone goes by what is shown while it is open", async () => {
    const author = await makeUser(db);
    const { id, userId } = await beginSitting(db, author, { closesAt: CLOSES, review: examReview() });
    await finishAttempt(db, userId, id, END);
    await db.delete(quizzes).where(eq(quizzes.ownerId, author));
    expect(await reviewAttempt(db, userId, id, CLOSED)).toMatchObject({
      quizId: null,
      score: null,
      moreAt: null,
    });
  });

  it("gives points by certainty, below nothing where sure and wrong", async () => {
    const { review, userId } = await sat(
      { forms: ["choice"], count: 2, points: 3, behaviour: { kind: "certainty" } },
      [3, 2],
    );
    const seen = await review(END);
    expect(seen?.score).toEqual({ points: -4, outOf: 6 });
    expect(seen?.questions.map(({ certainty, feedback }) => [certainty, feedback.points])).toEqual([
      [3, -6],
      [2, 2],
    ]);
    const events = await db.select().from(reviews).where(eq(reviews.userId, userId));
    expect(events.map(({ certainty }) => certainty).sort()).toEqual([2, 3]);
  });

  it("is there once the attempt is over, also by time that nobody watched", async () => {
    const { id, userId, view } = await beginSitting(db, owner, { timeLimitMinutes: 10, graceMinutes: 0 });
    await saveAnswers(db, userId, id, [saveOf(questionAt(view, 4), answerTo(questionAt(view, 4).item))], {
      now: NOW,
    });
    expect(await reviewAttempt(db, userId, id, NOW + 10 * MINUTE)).toBeNull();
    expect(await reviewAttempt(db, userId, id, NOW + 11 * MINUTE)).toMatchObject({
      finishedAt: NOW + 10 * MINUTE,
      finishedBy: "time",
      score: { points: 1, outOf: 9 },
    });
  });

  it("begins with a look at an attempt past its time", async () => {
    const { id, userId } = await beginSitting(db, owner, { timeLimitMinutes: 10, graceMinutes: 5 });
    expect(await attemptView(db, userId, id, NOW + 15 * MINUTE)).toMatchObject({ state: "open" });
    expect(await attemptView(db, userId, id, NOW + 16 * MINUTE)).toMatchObject({
      state: "finished",
      questions: [],
    });
    const [row] = await db.select().from(attempts).where(eq(attempts.id, id));
    expect(row).toMatchObject({ finishedBy: "time", points: 0 });
  });

  describe("a list", () => {
    it("has one's own attempts, newest first, with points where they may be seen", async () => {
      const { id, userId, quizId } = await sat({ review: openReview() });
      const exam = await beginSitting(db, owner, { review: examReview() }, { userId, now: NOW + 2 * MINUTE });
      await finishAttempt(db, userId, exam.id, NOW + 3 * MINUTE);
      const timed = await beginSitting(
        db,
        owner,
        { timeLimitMinutes: 1, graceMinutes: 0 },
        { userId, now: NOW + 4 * MINUTE },
      );
      const all = await listAttempts(db, userId, {}, NOW + 9 * MINUTE);
      expect(all.map((one) => [one.id, one.finishedBy, one.score])).toEqual([
        [timed.id, "time", { points: 0, outOf: 9 }],
        [exam.id, "learner", null],
        [id, "learner", { points: 8, outOf: 9 }],
      ]);
      expect((await listAttempts(db, userId, { quizId }, NOW)).map((one) => one.id)).toEqual([id]);
      expect(await listAttempts(db, userId, { quizId: "nonsense" }, NOW)).toEqual([]);
      expect(await listAttempts(db, await makeUser(db), { quizId }, NOW)).toEqual([]);
    });

    it("of a quiz is its owner's, with everybody and those whom time ended", async () => {
      const is = { timeLimitMinutes: 10, graceMinutes: 5, forms: ["choice" as const], count: 2 };
      const { id, quizId, userId } = await sat(is);
      await startPreview(db, owner, quizId, 1, NOW);
      const other = await makeUser(db);
      const started = await startQuiz(db, other, quizId, NOW);
      if (!("id" in started)) throw new Error("refused");
      const view = await attemptView(db, other, started.id, NOW);
      const offline = saveOf(questionAt(view, 0), answerTo(questionAt(view, 0).item));
      await saveAnswers(db, other, started.id, [offline], { now: NOW + 12 * MINUTE });

      const open = await quizAttempts(db, owner, quizId, NOW + 12 * MINUTE);
      expect(open?.find((one) => one.userId === other)).toMatchObject({ finishedAt: null, points: null });
      const done = await quizAttempts(db, owner, quizId, NOW + 16 * MINUTE);
      expect(done?.map(({ id: of }) => of).sort()).toEqual([id, started.id].sort());
      expect(done?.find((one) => one.userId === userId)).toMatchObject({
        number: 1,
        points: 1,
        outOf: 2,
        answered: 2,
        late: 0,
        questions: 2,
      });
      expect(done?.find((one) => one.userId === other)).toMatchObject({
        finishedBy: "time",
        finishedAt: NOW + 10 * MINUTE,
        points: 1,
        answered: 1,
        late: 1,
      });
      expect(await quizAttempts(db, userId, quizId, NOW)).toBeNull();
      expect(await quizAttempts(db, owner, uuidv7(), NOW)).toBeNull();
      expect(await quizAttempts(db, owner, "nonsense", NOW)).toBeNull();
    });

    it("counts what was matched in part as the sitting does: not as answered", async () => {
      const userId = await makeUser(db);
      const { id, quizId } = await beginSitting(
        db,
        owner,
        { forms: ["match"], count: 2 },
        { userId, now: NOW },
      );
      const view = await attemptView(db, userId, id, NOW);
      const whole = answerTo(questionAt(view, 0).item);
      const part = answerTo(questionAt(view, 1).item);
      if (part.form !== "match") throw new Error("another form");
      const saves = [
        saveOf(questionAt(view, 0), whole),
        saveOf(questionAt(view, 1), { ...part, pairs: part.pairs.slice(0, 1) }),
      ];
      await saveAnswers(db, userId, id, saves, { now: NOW });
      const [row] = (await quizAttempts(db, owner, quizId, NOW)) ?? [];
      expect(row).toMatchObject({ answered: 1, inPart: 1, questions: 2 });
    });
  });
});

import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "@/learn/answer";
import type { CheckReply } from "@/learn/quiz/attempt";
import { type Behaviour, examReview, openReview } from "@/learn/quiz/blueprint";
import type { Db } from "../../client";
import { responses } from "../../schema/quizzes";
import { reviews } from "../../schema/study";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import {
  beginSitting,
  MINUTE,
  NOW,
  publishBank,
  type QuizIs,
  questionAt,
  saveOf,
} from "../../testing-quizzes";
import { checkQuestion } from "./check";
import { finishAttempt } from "./finish";
import { reviewAttempt } from "./review";
import { saveAnswers } from "./save";
import { attemptView } from "./view";

const chose = (option: string): Answer => ({ form: "choice", option });
const tries: Behaviour = { kind: "tries", tries: 3, penalty: 0.25 };

describe.each(testDatabases())("checking on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let owner: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 4);
    owner = await makeUser(db);
  });
  afterAll(() => opened.close());

  async function sitting(is: QuizIs) {
    const { id, userId, view } = await beginSitting(db, owner, {
      forms: ["choice"],
      count: 3,
      points: 4,
      ...is,
    });
    const save = async (position: number, base: number, answer: Answer | null, now = NOW) => {
      const one = saveOf(questionAt(view, position), answer, { base, givenAt: now });
      return (await saveAnswers(db, userId, id, [one], { now }))?.results[0]?.status;
    };
    const check = (position: number, revision: number, checkId = uuidv7(), now = NOW) =>
      checkQuestion(db, userId, id, { position, revision, checkId }, now);
    return {
      id,
      userId,
      view,
      save,
      check,
      /** saves an answer and has it judged */
      tell: async (position: number, base: number, option: string, now = NOW) => {
        expect(await save(position, base, chose(option), now)).toBe("saved");
        return (await check(position, base + 1, uuidv7(), now)) as Extract<CheckReply, { status: "checked" }>;
      },
      events: () => db.select().from(reviews).where(eq(reviews.userId, userId)).orderBy(reviews.id),
      look: () => attemptView(db, userId, id, NOW),
    };
  }

  it("judges a question once and for good, with what may be seen", async () => {
    const { id, userId, tell, save, events, look } = await sitting({ behaviour: { kind: "immediate" } });
    const { question } = await tell(0, 0, "b", NOW + 5000);
    expect(question).toMatchObject({
      locked: true,
      triesLeft: null,
      feedback: {
        verdict: "wrong",
        points: 0,
        rightAnswer: { options: ["a"] },
        explanation: { explain: "Because." },
      },
    });
    expect(questionAt(await look(), 0)).toEqual(question);
    expect(await save(0, 1, chose("a"))).toBe("refused");
    expect((await tell(1, 0, "a")).question.feedback).toMatchObject({ verdict: "right", points: 4 });
    expect((await events()).map(({ score, durationMs }) => [score, durationMs])).toEqual([
      [0, 5000],
      [1, 0],
    ]);
    await finishAttempt(db, userId, id, NOW + MINUTE);
    expect((await reviewAttempt(db, userId, id, NOW + MINUTE))?.score).toEqual({ points: 4, outOf: 12 });
    expect(await events()).toHaveLength(2);
  });

  it("lets try again, at a price, and tells the right answer only at the end", async () => {
    const { id, userId, tell, events } = await sitting({ behaviour: tries });
    const first = await tell(0, 0, "b");
    expect(first.question).toMatchObject({ locked: false, triesLeft: 2 });
    expect(first.question.feedback).toEqual({
      verdict: "wrong",
      explanation: { reasons: [{ kind: "neighbour", text: "That is another one." }], explain: "" },
    });
    expect((await tell(0, 1, "c")).question).toMatchObject({ locked: false, triesLeft: 1 });
    expect((await tell(0, 2, "a")).question).toMatchObject({
      locked: true,
      triesLeft: 0,
      feedback: { verdict: "right", points: 2, rightAnswer: { options: ["a"] } },
    });
    for (const [base, option] of ["b", "c", "d"].entries()) await tell(1, base, option);
    await finishAttempt(db, userId, id, NOW);
    const review = await reviewAttempt(db, userId, id, NOW);
    expect(review?.score).toEqual({ points: 2, outOf: 12 });
    expect(review?.questions[1]?.feedback).toMatchObject({ verdict: "wrong", points: 0 });
    expect((await events()).map(({ score }) => score)).toEqual([0, 0]);
  });

  it("counts a try that stands at the end as that try, and another answer as one more", async () => {
    const { id, userId, tell, save } = await sitting({ behaviour: tries, forms: ["choice"] });
    await tell(0, 0, "b");
    await save(0, 1, chose("a"));
    await tell(1, 0, "b");
    await finishAttempt(db, userId, id, NOW);
    const review = await reviewAttempt(db, userId, id, NOW);
    expect(review?.questions.map(({ feedback }) => feedback.points)).toEqual([3, 0, 0]);
  });

  it("of the same answer, under the same id, or of what is judged costs nothing", async () => {
    const { check, save } = await sitting({ behaviour: tries });
    await save(0, 0, chose("b"));
    const checkId = uuidv7();
    const first = await check(0, 1, checkId);
    expect(first).toMatchObject({ status: "checked", question: { triesLeft: 2 } });
    expect(await check(0, 1, checkId)).toEqual(first);
    expect(await check(0, 1)).toEqual(first);
    await save(0, 1, chose("c"));
    expect(await check(0, 1, checkId)).toMatchObject({ status: "checked", question: { triesLeft: 2 } });
    await save(0, 2, chose("b"));
    expect(await check(0, 3)).toMatchObject({ status: "checked", question: { triesLeft: 2 } });
    await save(0, 3, chose("a"));
    const last = await check(0, 4);
    expect(last).toMatchObject({ question: { locked: true } });
    expect(await check(0, 9)).toEqual(last);
  });

  it("of one answer in two tabs is one try", async () => {
    const { check, save, events } = await sitting({ behaviour: tries });
    await save(0, 0, chose("b"));
    const replies = await Promise.all(Array.from({ length: 4 }, () => check(0, 1)));
    for (const reply of replies) expect(reply).toMatchObject({ question: { triesLeft: 2 } });
    expect(await events()).toHaveLength(1);
  });

  it("asks first for an answer that can be judged, and for the one that is stored", async () => {
    const { check, save } = await sitting({ behaviour: { kind: "immediate" }, forms: ["numeric"] });
    expect(await check(0, 0)).toEqual({ status: "unready", problem: "empty", serverNow: NOW });
    await save(0, 0, { form: "numeric", text: "many" });
    expect(await check(0, 1)).toMatchObject({ status: "unready", problem: "not-a-number" });
    expect(await check(0, 0)).toMatchObject({ status: "conflict", question: { response: { revision: 1 } } });
    await save(0, 1, { form: "numeric", text: "12" });
    expect(await check(0, 2)).toMatchObject({ status: "checked" });
  });

  it.each<[string, QuizIs["behaviour"], number, number, string]>([
    ["where all is judged at the end", { kind: "deferred" }, 0, NOW, "not-now"],
    ["where certainty is asked", { kind: "certainty" }, 0, NOW, "not-now"],
    ["past the deadline", { kind: "immediate" }, 0, NOW + 10 * MINUTE + 1, "late"],
    ["of no question", { kind: "immediate" }, 77, NOW, "no-question"],
  ])("is refused %s", async (_, behaviour, position, now, refused) => {
    const { check } = await sitting({ behaviour: behaviour as Behaviour, timeLimitMinutes: 10 });
    expect(await check(position, 0, uuidv7(), now)).toEqual({ refused });
  });

  it("is over with the attempt, and nobody else's", async () => {
    const { id, userId, check } = await sitting({ behaviour: tries });
    const other = await makeUser(db);
    const asked = { position: 0, revision: 0, checkId: uuidv7() };
    expect(await checkQuestion(db, other, id, asked, NOW)).toBeNull();
    expect(await checkQuestion(db, userId, "nonsense", asked, NOW)).toBeNull();
    await finishAttempt(db, userId, id, NOW);
    expect(await check(0, 0)).toEqual({ refused: "finished" });
  });

  it("where nothing may be seen says only that it is judged, and allows one try", async () => {
    const said = [];
    for (const option of ["a", "b"]) {
      for (const behaviour of [tries, { kind: "immediate" as const }]) {
        const { tell } = await sitting({ behaviour, review: examReview() });
        const { question } = await tell(0, 0, option);
        said.push({ locked: question.locked, feedback: question.feedback, left: question.triesLeft ?? 0 });
      }
    }
    expect(new Set(said.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"locked":true,"feedback":null,"left":0}']),
    );
  });

  it("of a preview is no evidence, of practice it is", async () => {
    const { id, userId, tell, events } = await sitting({ behaviour: tries, review: openReview() });
    await db.execute(`update attempts set kind = 'preview', number = null where id = '${id}'`);
    await tell(0, 0, "b");
    await finishAttempt(db, userId, id, NOW);
    expect(await events()).toEqual([]);
    const [row] = await db.select().from(responses).where(eq(responses.attemptId, id));
    expect(row?.reviewId).toBeNull();
  });

  it("first counts nothing twice on the same day, whatever the attempt", async () => {
    const { userId, tell, events } = await sitting({ behaviour: { kind: "immediate" }, count: 4 });
    for (const position of [0, 1, 2, 3]) await tell(position, 0, "a");
    const again = await beginSitting(
      db,
      owner,
      { forms: ["choice"], count: 4, behaviour: { kind: "deferred" } },
      { userId },
    );
    const saves = again.view.questions.map((question) => saveOf(question, chose("a")));
    await saveAnswers(db, userId, again.id, saves, { now: NOW });
    await finishAttempt(db, userId, again.id, NOW);
    expect(await events()).toHaveLength(4);
    const counted = await db.select().from(responses).where(eq(responses.attemptId, again.id));
    expect(counted.map(({ reviewId }) => reviewId)).toEqual([null, null, null, null]);
  });
});

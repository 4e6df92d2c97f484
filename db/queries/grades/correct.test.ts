import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuizForm } from "@/learn/answer";
import { ratingOf } from "@/learn/evidence";
import { foldCard } from "@/learn/fold";
import type { Change } from "@/learn/grades/correction";
import type { Db } from "../../client";
import { corrections } from "../../schema/grades";
import { attempts, responses } from "../../schema/quizzes";
import { daily, memories } from "../../schema/study";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { access, assign, join, makeClass } from "../../testing-classes";
import { answerTo, MINUTE, makeQuiz, NOW, publishBank, questionAt, saveOf } from "../../testing-quizzes";
import { finishAttempt } from "../attempts/finish";
import { reviewAttempt } from "../attempts/review";
import { saveAnswers } from "../attempts/save";
import { startAssigned } from "../attempts/start-assigned";
import { attemptView } from "../attempts/view";
import { noticesOf } from "../classes/notices";
import { memoryOf } from "../memory-row";
import { refoldUser } from "../refold";
import { eventsOf } from "../review-rows";
import { recordSent } from "../reviews";
import { auditTrail } from "./audit";
import {
  applyCorrection,
  askedQuestions,
  assignmentScope,
  listCorrections,
  previewCorrection,
  quizScope,
  resumeCorrections,
  type Scope,
  undoCorrection,
} from "./correct";

const LATER = NOW + 60 * MINUTE;

describe.each(testDatabases())("corrections on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let world: Awaited<ReturnType<typeof makeClass>>;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 1);
    world = await makeClass(db);
  });
  afterAll(() => opened.close());

  /** An assignment of one question of each form, two points each, and what may correct it. */
  async function give(
    ...forms: QuizForm[]
  ): Promise<{ id: string; scope: Scope; cardOf: (form: QuizForm) => Promise<number> }> {
    const sections = forms.map((form) => ({
      ...{
        title: "",
        topics: [],
        importance: [],
        forms: [form],
        expected: { from: 0, to: 1 },
        count: 1,
        points: 2,
      },
    }));
    const id = await assign(db, world.asOwner, { blueprint: { sections, shuffle: false } });
    const scope = await assignmentScope(db, world.asOwner, id);
    if (!scope) throw new Error("no scope");
    const cardOf = async (form: QuizForm) => {
      const found = (await askedQuestions(db, scope)).find((one) => one.form === form);
      if (!found) throw new Error(`nobody was asked ${form}`);
      return found.cardId;
    };
    return { id, scope, cardOf };
  }

  /** Somebody new sits it, and answers each question right, wrong or not at all. */
  async function sit(assignmentId: string, given: readonly (boolean | null)[], at = NOW) {
    const userId = await makeUser(db);
    await join(db, world.id, userId);
    const started = await startAssigned(db, userId, assignmentId, at);
    if (!("id" in started)) throw new Error(`refused: ${started.refused}`);
    const view = await attemptView(db, userId, started.id, at);
    const saves = given.flatMap((right, n) => {
      const question = questionAt(view, n);
      return right === null ? [] : [saveOf(question, answerTo(question.item, right), { givenAt: at })];
    });
    await saveAnswers(db, userId, started.id, saves, { now: at });
    await finishAttempt(db, userId, started.id, at);
    return { userId, id: started.id };
  }

  const pointsOf = async (userId: string) => {
    const [row] = await db.select().from(attempts).where(eq(attempts.userId, userId));
    return [row?.points, row?.outOf];
  };
  const memoryNow = async (userId: string, cardId: number) => {
    const [row] = await db
      .select()
      .from(memories)
      .where(and(eq(memories.userId, userId), eq(memories.cardId, cardId)));
    return memoryOf(row ?? null);
  };
  const bare = (memory: Awaited<ReturnType<typeof memoryNow>>) => memory && { ...memory, lastReviewId: "" };
  const apply = (scope: Scope, cardId: number, form: QuizForm, change: Change, at = LATER) =>
    applyCorrection(db, scope, { cardId, form, change, reason: "The key was wrong" }, at);

  it("another key: points and memories are as if it had stood from the start, and nothing answered is touched", async () => {
    const { id, scope, cardOf } = await give("choice", "typed");
    const [took, missed] = await Promise.all([sit(id, [false, true]), sit(id, [true, true])]);
    const cardId = await cardOf("choice");
    const asked = (await askedQuestions(db, scope)).find((one) => one.form === "choice");
    const before = await db
      .select()
      .from(responses)
      .where(eq(responses.userId, took.userId))
      .orderBy(responses.position);
    // Learners go on studying meanwhile.
    for (const { userId } of [took, missed]) {
      const rated = {
        cardId,
        trace: 1,
        kind: "rating",
        targetId: null,
        rating: 3,
        form: "flip",
        durationMs: 900,
      };
      await recordSent(db, userId, [{ id: uuidv7(), ...rated, reviewedAt: NOW + 20 * MINUTE }], {
        now: NOW + 20 * MINUTE,
      });
    }
    const change: Change = { kind: "key", texts: [0, 1].map((seed) => `not ${asked?.answer} (${seed}b)`) };

    const effects = await previewCorrection(db, scope, { cardId, form: "choice", change });
    const effectOn = (userId: string) => effects.find((effect) => effect.userId === userId);
    expect(effectOn(took.userId)).toMatchObject({
      before: { points: 2, outOf: 4 },
      after: { points: 4, outOf: 4 },
    });
    expect(effectOn(missed.userId)).toMatchObject({ before: { points: 4 }, after: { points: 2 } });
    expect(await pointsOf(took.userId)).toEqual([2, 4]);

    expect(await apply(scope, cardId, "choice", change)).toMatchObject({ changed: 2 });
    expect(await pointsOf(took.userId)).toEqual([4, 4]);
    expect(await pointsOf(missed.userId)).toEqual([2, 4]);
    const after = await db
      .select()
      .from(responses)
      .where(eq(responses.userId, took.userId))
      .orderBy(responses.position);
    const asGiven = (rows: typeof after) =>
      rows.map(({ verdict: _v, score: _s, earned: _e, ...given }) => given);
    expect(asGiven(after)).toEqual(asGiven(before));
    expect(after[0]).toMatchObject({ verdict: "right", score: 1, earned: 2 });

    // Somebody who does the same under the corrected key remembers the same.
    for (const [{ userId }, right] of [
      [took, false],
      [missed, true],
    ] as const) {
      const twin = await sit(id, [right, true]);
      const rated = {
        cardId,
        trace: 1,
        kind: "rating",
        targetId: null,
        rating: 3,
        form: "flip",
        durationMs: 900,
      };
      await recordSent(db, twin.userId, [{ id: uuidv7(), ...rated, reviewedAt: NOW + 20 * MINUTE }], {
        now: NOW + 20 * MINUTE,
      });
      expect(await pointsOf(twin.userId)).toEqual(await pointsOf(userId));
      expect(bare(await memoryNow(userId, cardId))).toEqual(bare(await memoryNow(twin.userId, cardId)));
      const days = async (of: string) =>
        (await db.select().from(daily).where(eq(daily.userId, of))).map(({ userId: _, ...day }) => day);
      expect(await days(userId)).toEqual(await days(twin.userId));

      // And it is what a replay from scratch with the right scores gives.
      const events = await eventsOf(db, userId, [cardId]);
      const correction = events.find(({ kind }) => kind === "correction");
      const { score = null, guess = null } = correction ?? {};
      if (score === null || guess === null) throw new Error("not corrected");
      const replayed = events.flatMap((event) =>
        event.kind === "correction"
          ? []
          : event.score === null
            ? [event]
            : [{ ...event, score, guess, rating: ratingOf({ score, guess }) }],
      );
      expect(await memoryNow(userId, cardId)).toEqual(foldCard(replayed).memory);
      expect(await refoldUser(db, userId)).toMatchObject({ wrong: 0, wrongDays: 0 });
    }
    const trail = await auditTrail(db, world.asOwner, { assignmentId: id, userId: took.userId });
    expect(trail).toMatchObject([
      {
        what: "corrected",
        before: { points: 2, outOf: 4 },
        after: { points: 4, outOf: 4 },
        reason: "The key was wrong",
      },
    ]);
    // Whose points changed are told so, each alone, and not of what.
    for (const { userId } of [took, missed]) {
      expect(await noticesOf(db, userId)).toMatchObject([
        { kind: "corrected", assignment: { id }, text: "" },
      ]);
    }
    expect(await noticesOf(db, world.student)).toEqual([]);
  });

  it("taken back, everything is as it was, and doing or undoing twice changes nothing", async () => {
    const { id, scope, cardOf } = await give("typed");
    const { userId } = await sit(id, [false]);
    const cardId = await cardOf("typed");
    const memory = await memoryNow(userId, cardId);
    const { id: made } = await apply(scope, cardId, "typed", { kind: "accept", text: "12" });
    expect(await pointsOf(userId)).toEqual([2, 2]);
    expect(bare(await memoryNow(userId, cardId))).not.toEqual(bare(memory));
    expect(await apply(scope, cardId, "typed", { kind: "accept", text: "12" })).toMatchObject({ changed: 0 });
    const [, second] = await listCorrections(db, scope);
    await undoCorrection(db, scope, second?.id ?? "", "twice", LATER);
    expect(await pointsOf(userId)).toEqual([2, 2]);
    expect(await undoCorrection(db, scope, made, "was right after all", LATER)).toBe(1);
    expect(await undoCorrection(db, scope, made, "again", LATER)).toBeNull();
    expect(await pointsOf(userId)).toEqual([0, 2]);
    expect(await memoryNow(userId, cardId)).toEqual(memory);
    expect(await refoldUser(db, userId)).toMatchObject({ wrong: 0, wrongDays: 0 });
    expect((await listCorrections(db, scope)).map(({ undone }) => undone)).toEqual([true, true]);
  });

  it("a void question counts in no sum and proves nothing; taken back, also to those who sat it meanwhile", async () => {
    const { id, scope, cardOf } = await give("choice", "numeric");
    const { userId, id: attemptId } = await sit(id, [true, false]);
    const cardId = await cardOf("numeric");
    const seen = () => reviewAttempt(db, userId, attemptId, LATER);
    expect(await seen()).toMatchObject({ missed: [cardId] });
    const { id: made } = await apply(scope, cardId, "numeric", { kind: "void" });
    expect(await pointsOf(userId)).toEqual([2, 2]);
    expect(await memoryNow(userId, cardId)).toBeNull();
    // Its student is told, and is not sent to study it.
    const review = await seen();
    expect(review?.questions.map(({ ruling }) => ruling)).toEqual([undefined, "void"]);
    expect(review?.missed).toEqual([]);
    const meanwhile = await sit(id, [true, false]);
    expect(await pointsOf(meanwhile.userId)).toEqual([2, 2]);
    expect(await memoryNow(meanwhile.userId, cardId)).toBeNull();
    await undoCorrection(db, scope, made, "the question was sound", LATER);
    expect(await pointsOf(userId)).toEqual([2, 4]);
    expect(await pointsOf(meanwhile.userId)).toEqual([2, 4]);
    const memory = bare(await memoryNow(userId, cardId));
    expect(memory).not.toBeNull();
    expect(bare(await memoryNow(meanwhile.userId, cardId))).toEqual(memory);
    for (const one of [userId, meanwhile.userId])
      expect(await refoldUser(db, one)).toMatchObject({ wrong: 0, wrongDays: 0 });
  });

  it("full points are everybody's, also of those who gave no answer", async () => {
    const { id, scope, cardOf } = await give("order");
    const [wrong, none] = await Promise.all([sit(id, [false]), sit(id, [null])]);
    await apply(scope, await cardOf("order"), "order", { kind: "full" });
    expect(await pointsOf(wrong.userId)).toEqual([2, 2]);
    expect(await pointsOf(none.userId)).toEqual([2, 2]);
    expect(await memoryNow(none.userId, await cardOf("order"))).toBeNull();
  });

  it("what a crash left over is carried on", async () => {
    const { id, scope, cardOf } = await give("choice");
    const { userId } = await sit(id, [false]);
    await db.insert(corrections).values({
      ...{
        id: uuidv7(),
        assignmentId: id,
        cardId: await cardOf("choice"),
        form: "choice",
        change: { kind: "full" } as const,
      },
      ...{ reason: "x", madeBy: world.owner, madeAt: new Date(LATER) },
    });
    expect(await pointsOf(userId)).toEqual([0, 2]);
    await resumeCorrections(db, scope, LATER);
    expect(await pointsOf(userId)).toEqual([2, 2]);
  });

  it("reaches only the sittings of its own assignment, and is nobody else's to make", async () => {
    const [one, other] = await Promise.all([give("choice"), give("choice")]);
    const [here, there] = await Promise.all([sit(one.id, [false]), sit(other.id, [false])]);
    await apply(one.scope, await one.cardOf("choice"), "choice", { kind: "full" });
    expect(await pointsOf(here.userId)).toEqual([2, 2]);
    expect(await pointsOf(there.userId)).toEqual([0, 2]);
    const elsewhere = await makeClass(db);
    expect(await assignmentScope(db, await access(db, elsewhere.owner, elsewhere.id), one.id)).toBeNull();
    const quizId = await makeQuiz(db, world.owner);
    expect(await quizScope(db, elsewhere.owner, quizId)).toBeNull();
    expect(await quizScope(db, world.owner, quizId)).not.toBeNull();
    await expect(apply(one.scope, 1, "match", { kind: "accept", text: "x" })).rejects.toThrow(
      "no such change",
    );
  });
});

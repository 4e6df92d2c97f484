import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "@/learn/answer";
import type { Save } from "@/learn/quiz/attempt";
import type { Db } from "../../client";
import { attempts, responses } from "../../schema/quizzes";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { answerTo, beginSitting, MINUTE, NOW, publishBank, questionAt, saveOf } from "../../testing-quizzes";
import { SessionEndedError } from "../review-input";
import { bumpSessionEpoch } from "../users";
import { finishAttempt } from "./finish";
import { reviewAttempt } from "./review";
import { saveAnswers } from "./save";
import { attemptView } from "./view";

const typed = (text: string): Answer => ({ form: "typed", text });

describe.each(testDatabases())("saving on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let owner: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 6);
    owner = await makeUser(db);
  });
  afterAll(() => opened.close());

  const limited = { forms: ["typed" as const], count: 4, timeLimitMinutes: 10, graceMinutes: 5 };
  async function sitting(is = {}) {
    const { id, userId, view } = await beginSitting(db, owner, { ...limited, ...is });
    return {
      id,
      userId,
      view,
      save: (position: number, text: string | null, extra: Partial<Save> = {}) =>
        saveOf(questionAt(view, position), text === null ? null : typed(text), extra),
      send: (saves: Save[], now = NOW) => saveAnswers(db, userId, id, saves, { now }),
      sendOne: async (save: Save, now = NOW) =>
        (await saveAnswers(db, userId, id, [save], { now }))?.results[0],
      stored: async (position: number) =>
        (
          await db
            .select()
            .from(responses)
            .where(and(eq(responses.attemptId, id), eq(responses.position, position)))
        )[0],
    };
  }

  it("keeps the answer, how sure, the flag, and when it was given", async () => {
    const { save, sendOne, stored } = await sitting();
    const given = save(1, "x", { certainty: 2, flagged: true, givenAt: NOW + 3000 });
    expect(await sendOne(given, NOW + 5000)).toEqual({
      saveId: given.saveId,
      position: 1,
      status: "saved",
      revision: 1,
    });
    expect(await stored(1)).toMatchObject({
      answer: typed("x"),
      certainty: 2,
      flagged: true,
      revision: 1,
      saveId: given.saveId,
      givenAt: new Date(NOW + 3000),
      savedAt: new Date(NOW + 5000),
    });
    const taken = save(1, null, { base: 1 });
    expect(await sendOne(taken, NOW + 6000)).toMatchObject({ status: "saved", revision: 2 });
    expect(await stored(1)).toMatchObject({ answer: null, certainty: null, flagged: false });
  });

  it("of a flag leaves the time of the answer", async () => {
    const { save, sendOne, stored } = await sitting();
    await sendOne(save(0, "x", { givenAt: NOW + 1000 }), NOW + 2000);
    await sendOne(save(0, "x", { base: 1, flagged: true, givenAt: NOW + MINUTE }), NOW + MINUTE);
    expect(await stored(0)).toMatchObject({
      flagged: true,
      revision: 2,
      givenAt: new Date(NOW + 1000),
      savedAt: new Date(NOW + 2000),
    });
  });

  it("the same twice changes nothing, whatever came between", async () => {
    const { save, sendOne, stored, id, userId } = await sitting();
    const first = save(0, "x");
    await sendOne(first);
    expect(await sendOne(first, NOW + MINUTE)).toMatchObject({ status: "repeated", revision: 1 });
    expect(await stored(0)).toMatchObject({ revision: 1, savedAt: new Date(NOW) });
    await finishAttempt(db, userId, id, NOW + MINUTE);
    expect(await sendOne(first, NOW + 99 * MINUTE)).toMatchObject({ status: "repeated", revision: 1 });
  });

  it("on an older answer is a conflict, with what is stored, and overwrites nothing", async () => {
    const { save, sendOne, stored } = await sitting();
    await sendOne(save(0, "here"), NOW + 1000);
    const there = await sendOne(save(0, "there"), NOW + 2000);
    expect(there).toMatchObject({
      status: "conflict",
      revision: 1,
      current: { answer: typed("here"), certainty: null, flagged: false, revision: 1, savedAt: NOW + 1000 },
    });
    expect(await sendOne(save(0, "before its base", { base: 7 }))).toMatchObject({ status: "conflict" });
    expect(await stored(0)).toMatchObject({ answer: typed("here"), revision: 1 });
    expect(await sendOne(save(0, "there", { base: 1 }))).toMatchObject({ status: "saved", revision: 2 });
  });

  it("of two at once on one answer takes one, whichever", async () => {
    const { save, sendOne, stored } = await sitting();
    const results = await Promise.all(["a", "b", "c", "d"].map((text) => sendOne(save(0, text))));
    expect(results.map((result) => result?.status).sort()).toEqual([
      "conflict",
      "conflict",
      "conflict",
      "saved",
    ]);
    const winner = results.findIndex((result) => result?.status === "saved");
    expect((await stored(0))?.answer).toEqual(typed("abcd"[winner] as string));
  });

  it("of many at once answers each by itself, in the order sent", async () => {
    const { save, send } = await sitting();
    const stale = save(1, "stale", { base: 4 });
    const wrongForm = { ...save(2, "x"), answer: { form: "true-false" as const, value: true } };
    const reply = await send([
      save(3, "c"),
      stale,
      wrongForm,
      save(0, "a"),
      { ...save(0, "nowhere"), position: 77 },
    ]);
    expect(reply?.results.map(({ position, status, reason }) => [position, status, reason])).toEqual([
      [3, "saved", undefined],
      [1, "conflict", undefined],
      [2, "refused", "invalid"],
      [0, "saved", undefined],
      [77, "refused", "invalid"],
    ]);
  });

  it("of several changes of one answer takes them in turn", async () => {
    const { save, send, stored } = await sitting();
    const changes = [save(0, "a"), save(0, "b", { base: 1 }), save(1, "x"), save(0, "c", { base: 2 })];
    const statuses = (reply: Awaited<ReturnType<typeof send>>) =>
      reply?.results.map(({ status, revision }) => `${status} ${revision}`);
    expect(statuses(await send(changes))).toEqual(["saved 1", "saved 2", "saved 1", "saved 3"]);
    expect(await stored(0)).toMatchObject({ answer: typed("c"), revision: 3 });
    expect(statuses(await send(changes))).toEqual(["repeated 3", "repeated 3", "repeated 1", "repeated 3"]);
    const more = [...changes.slice(3), save(0, "d", { base: 3 })];
    expect(statuses(await send(more))).toEqual(["repeated 3", "saved 4"]);
  });

  it("takes nothing that stands on a change it did not take", async () => {
    const { save, send, stored } = await sitting();
    await send([save(0, "theirs")]);
    const reply = await send([save(0, "mine"), save(0, "mine, changed", { base: 1 })]);
    expect(reply?.results.map(({ status }) => status)).toEqual(["conflict", "conflict"]);
    expect((await stored(0))?.answer).toEqual(typed("theirs"));
  });

  it("takes what was given by the deadline and arrives within the grace, and the review says so", async () => {
    const { save, sendOne, id, userId, view } = await sitting();
    const deadline = view.deadlineAt as number;
    expect(deadline).toBe(NOW + 10 * MINUTE);
    const offline = save(0, "offline", { givenAt: deadline });
    expect(await sendOne(offline, deadline + 5 * MINUTE)).toMatchObject({ status: "saved" });
    const after = save(1, "after", { givenAt: deadline + 1 });
    expect(await sendOne(after, deadline + MINUTE)).toMatchObject({ status: "refused", reason: "late" });
    await finishAttempt(db, userId, id, deadline + 5 * MINUTE);
    const review = await reviewAttempt(db, userId, id, deadline + 5 * MINUTE);
    expect(review?.questions.map(({ late }) => late)).toEqual([true, false, false, false]);
  });

  it("believes no device that it is later than now, or that it began earlier", async () => {
    const { save, sendOne, stored, view } = await sitting();
    await sendOne(save(0, "future", { givenAt: NOW + 5 * MINUTE }), NOW + 1000);
    await sendOne(save(1, "past", { givenAt: NOW - 5 * MINUTE }), NOW + 1000);
    expect((await stored(0))?.givenAt).toEqual(new Date(NOW + 1000));
    expect((await stored(1))?.givenAt).toEqual(new Date(NOW));
    const deadline = view.deadlineAt as number;
    const hurried = save(2, "x", { givenAt: deadline + 9 * MINUTE });
    expect(await sendOne(hurried, deadline - 1)).toMatchObject({ status: "saved" });
  });

  it("after the grace refuses, keeps what was, and ends the attempt at its deadline", async () => {
    const { save, send, id } = await sitting();
    await send([save(0, "kept")]);
    const late = await send([save(1, "x", { givenAt: NOW + MINUTE })], NOW + 15 * MINUTE + 1);
    expect(late).toMatchObject({
      state: "finished",
      deadlineAt: NOW + 10 * MINUTE,
      results: [{ status: "refused", reason: "late", revision: 0 }],
    });
    const [row] = await db.select().from(attempts).where(eq(attempts.id, id));
    expect(row).toMatchObject({ finishedBy: "time", finishedAt: new Date(NOW + 10 * MINUTE) });
  });

  it("is over with the attempt", async () => {
    const { save, send, id, userId } = await sitting();
    await finishAttempt(db, userId, id, NOW + MINUTE);
    expect(await send([save(0, "x")], NOW + MINUTE)).toMatchObject({
      state: "finished",
      results: [{ status: "refused", reason: "finished", current: { answer: null } }],
    });
  });

  it("is only of one's own, in a session that goes on", async () => {
    const { save, id, userId } = await sitting();
    const one = [save(0, "x")];
    const other = await makeUser(db);
    expect(await saveAnswers(db, other, id, one, { now: NOW, sessionEpoch: 1 })).toBeNull();
    expect(await saveAnswers(db, userId, uuidv7(), one, { now: NOW, sessionEpoch: 1 })).toBeNull();
    expect(await saveAnswers(db, userId, "nonsense", one, { now: NOW, sessionEpoch: 1 })).toBeNull();
    await bumpSessionEpoch(db, userId);
    const ended = saveAnswers(db, userId, id, one, { now: NOW, sessionEpoch: 1 });
    await expect(ended).rejects.toThrow(SessionEndedError);
    const nobody = saveAnswers(db, uuidv7(), id, one, { now: NOW, sessionEpoch: 1 });
    await expect(nobody).rejects.toThrow(SessionEndedError);
    expect(await saveAnswers(db, userId, id, one, { now: NOW, sessionEpoch: 2 })).toMatchObject({
      results: [{ status: "saved" }],
    });
  });

  it("keeps any text as it is", async () => {
    const { save, sendOne, id, userId } = await sitting();
    for (const [nth, text] of [
      "'); drop table responses; --",
      'Қасым-Жомарт \\u0000 \\\\ "',
      "🂡\n\t",
    ].entries()) {
      expect(await sendOne(save(0, text, { base: nth }))).toMatchObject({ status: "saved" });
      const view = await attemptView(db, userId, id, NOW);
      expect(questionAt(view, 0).response.answer).toEqual(typed(text));
    }
  });

  it("takes an answer of every form", async () => {
    const { id, userId, view } = await beginSitting(db, owner);
    const saves = view.questions.map((question) => saveOf(question, answerTo(question.item)));
    const reply = await saveAnswers(db, userId, id, saves, { now: NOW });
    expect(reply?.results.map(({ status }) => status)).toEqual(Array(9).fill("saved"));
    const now = await attemptView(db, userId, id, NOW);
    expect(now?.questions.map(({ response }) => response.answer)).toEqual(saves.map(({ answer }) => answer));
  });
});

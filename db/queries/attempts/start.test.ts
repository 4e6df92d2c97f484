import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PracticeSpec } from "@/learn/quiz/practice";
import type { Db } from "../../client";
import { attempts, quizzes, responses } from "../../schema/quizzes";
import { reviews } from "../../schema/study";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { answerTo, MINUTE, makeQuiz, NOW, PACK, publishBank, saveOf } from "../../testing-quizzes";
import { grantAccommodation } from "../accommodations";
import { removeUser } from "../users";
import { finishAttempt } from "./finish";
import { lengthenOpen } from "./lengthen";
import { saveAnswers } from "./save";
import { startPractice, startPreview, startQuiz } from "./start";
import { attemptView } from "./view";

describe.each(testDatabases())("starting on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let owner: string;
  let userId: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 6);
    owner = await makeUser(db);
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    userId = await makeUser(db);
  });

  const start = (quizId: string, now = NOW, who = userId) => startQuiz(db, who, quizId, now);
  const idOf = (started: Awaited<ReturnType<typeof startQuiz>>) => {
    if (!("id" in started)) throw new Error(`refused: ${started.refused}`);
    return started.id;
  };
  const attemptOf = async (id: string) =>
    (await db.select().from(attempts).where(eq(attempts.id, id)))[0] as typeof attempts.$inferSelect;
  const itemsOf = async (id: string) =>
    (
      await db
        .select({ itemId: responses.itemId })
        .from(responses)
        .where(eq(responses.attemptId, id))
        .orderBy(responses.position)
    ).map(({ itemId }) => itemId);

  it("is of a quiz that is there for this user", async () => {
    for (const unknown of [uuidv7(), "nonsense"]) {
      expect(await start(unknown)).toEqual({ refused: "unknown" });
    }
    expect(await start(await makeQuiz(db, owner, { code: null }))).toEqual({ refused: "unknown" });
    expect(await start(await makeQuiz(db, owner, { archivedAt: NOW }))).toEqual({ refused: "unknown" });
    const own = await makeQuiz(db, userId, { code: null });
    expect(await start(own)).toHaveProperty("id");
  });

  it("is while the quiz is open", async () => {
    const quizId = await makeQuiz(db, owner, { opensAt: NOW, closesAt: NOW + MINUTE });
    expect(await start(quizId, NOW - 1)).toEqual({ refused: "not-open-yet", at: NOW });
    expect(await start(quizId, NOW + MINUTE)).toEqual({ refused: "closed", at: NOW + MINUTE });
    const id = idOf(await start(quizId, NOW + MINUTE - 1));
    expect((await attemptOf(id)).deadlineAt).toEqual(new Date(NOW + MINUTE));
  });

  it("is of something to ask", async () => {
    const quizId = await makeQuiz(db, owner, { packId: "no such pack" });
    expect(await start(quizId)).toEqual({ refused: "bank-empty" });
    expect(await db.select().from(attempts).where(eq(attempts.userId, userId))).toEqual([]);
  });

  it("gives back the attempt that is open, though the quiz has closed or is put away since", async () => {
    const quizId = await makeQuiz(db, owner, { attempts: 1 });
    const id = idOf(await start(quizId));
    expect(await start(quizId, NOW + MINUTE)).toEqual({ id });
    await db.execute(`update quizzes set archived_at = now() where id = '${quizId}'`);
    expect(await start(quizId, NOW + MINUTE)).toEqual({ id });
  });

  it("at once in many tabs begins one attempt", async () => {
    const quizId = await makeQuiz(db, owner, { attempts: 2 });
    const started = await Promise.all(Array.from({ length: 8 }, () => start(quizId)));
    expect(new Set(started.map(idOf)).size).toBe(1);
    const rows = await db.select().from(attempts).where(eq(attempts.userId, userId));
    expect(rows.map(({ number }) => number)).toEqual([1]);
  });

  it("is as often as the quiz and the person allow", async () => {
    const quizId = await makeQuiz(db, owner, { attempts: 2 });
    const numbers = [];
    for (let n = 0; n < 2; n++) {
      const id = idOf(await start(quizId, NOW + n * MINUTE));
      numbers.push((await attemptOf(id)).number);
      await finishAttempt(db, userId, id, NOW + n * MINUTE);
    }
    expect(numbers).toEqual([1, 2]);
    expect(await start(quizId, NOW + 9 * MINUTE)).toEqual({ refused: "no-attempts-left" });
    await grantAccommodation(db, userId, { timeFactor: 1, extraAttempts: 1, extraDays: 0 }, NOW);
    const third = idOf(await start(quizId, NOW + 9 * MINUTE));
    expect((await attemptOf(third)).number).toBe(3);
    await finishAttempt(db, userId, third, NOW + 10 * MINUTE);
    expect(await start(quizId, NOW + 11 * MINUTE)).toEqual({ refused: "no-attempts-left" });
    const other = await makeUser(db);
    expect(await start(quizId, NOW, other)).toHaveProperty("id");
  });

  it("gives more time to whom it is granted, in every quiz", async () => {
    await grantAccommodation(db, userId, { timeFactor: 1.5, extraAttempts: 0, extraDays: 0 }, NOW);
    const limited = idOf(await start(await makeQuiz(db, owner, { timeLimitMinutes: 20 })));
    expect((await attemptOf(limited)).deadlineAt).toEqual(new Date(NOW + 30 * MINUTE));
    const closing = await makeQuiz(db, owner, { timeLimitMinutes: 20, closesAt: NOW + 10 * MINUTE });
    expect((await attemptOf(idOf(await start(closing)))).deadlineAt).toEqual(new Date(NOW + 20 * MINUTE));
  });

  it("gives more time also to what is being sat, and never less", async () => {
    const timed = idOf(await start(await makeQuiz(db, owner, { timeLimitMinutes: 20 })));
    const closing = idOf(
      await start(await makeQuiz(db, owner, { timeLimitMinutes: 20, closesAt: NOW + 10 * MINUTE })),
    );
    const endless = idOf(await start(await makeQuiz(db, owner)));
    const other = await makeUser(db);
    const others = idOf(await start(await makeQuiz(db, owner, { timeLimitMinutes: 20 }), NOW, other));
    const deadlines = async () =>
      Promise.all([timed, closing, endless, others].map(async (id) => (await attemptOf(id)).deadlineAt));
    const grant = async (who: string, timeFactor: number, now: number) => {
      await grantAccommodation(db, who, { timeFactor, extraAttempts: 0, extraDays: 0 }, now);
      await lengthenOpen(db, who, now);
    };
    const at = (minutes: number) => new Date(NOW + minutes * MINUTE);
    await grant(userId, 2, NOW + 5 * MINUTE);
    expect(await deadlines()).toEqual([at(40), at(30), null, at(20)]);
    await grant(userId, 1, NOW + 6 * MINUTE);
    expect(await deadlines()).toEqual([at(40), at(30), null, at(20)]);
    // What time has ended stays ended.
    await grant(other, 2, NOW + 20 * MINUTE);
    expect(await deadlines()).toEqual([at(40), at(30), null, at(20)]);
  });

  it("finishes first what time has ended", async () => {
    const quizId = await makeQuiz(db, owner, { timeLimitMinutes: 10, graceMinutes: 5, attempts: 2 });
    const first = idOf(await start(quizId));
    expect(idOf(await start(quizId, NOW + 15 * MINUTE))).toBe(first);
    const second = idOf(await start(quizId, NOW + 15 * MINUTE + 1));
    expect(second).not.toBe(first);
    expect(await attemptOf(first)).toMatchObject({
      finishedAt: new Date(NOW + 10 * MINUTE),
      finishedBy: "time",
      points: 0,
    });
  });

  it("draws a variant for each attempt, or the same for everybody", async () => {
    const many = { forms: ["typed" as const, "numeric" as const], count: 3 };
    const each = await makeQuiz(db, owner, many);
    const one = await makeQuiz(db, owner, { ...many, variants: "one" });
    const people = await Promise.all(Array.from({ length: 6 }, () => makeUser(db)));
    const drawn = async (quizId: string) => {
      const sets = new Set<string>();
      for (const who of people) sets.add(JSON.stringify(await itemsOf(idOf(await start(quizId, NOW, who)))));
      return sets.size;
    };
    expect(await drawn(each)).toBeGreaterThan(1);
    expect(await drawn(one)).toBe(1);
  });

  it("asks everybody the same also when the pack was published anew in between, until the quiz is changed", async () => {
    const quizId = await makeQuiz(db, owner, { forms: ["typed"], count: 4, variants: "one" });
    const first = await itemsOf(idOf(await start(quizId)));
    await publishBank(db, 40);
    const at = async (minute: number) =>
      itemsOf(idOf(await start(quizId, NOW + minute * MINUTE, await makeUser(db))));
    expect(await at(1)).toEqual(first);
    const changed = new Date(NOW + 2 * MINUTE);
    await db.update(quizzes).set({ updatedAt: changed }).where(eq(quizzes.id, quizId));
    expect(await at(3)).not.toEqual(first);
    await publishBank(db, 6);
  });

  it("keeps the rules it began with", async () => {
    const quizId = await makeQuiz(db, owner, { behaviour: { kind: "certainty" }, perPage: 3 });
    const id = idOf(await start(quizId));
    await db.execute(
      `update quizzes set blueprint = jsonb_set(blueprint, '{perPage}', '1') where id = '${quizId}'`,
    );
    expect(await attemptView(db, userId, id, NOW)).toMatchObject({
      behaviour: { kind: "certainty" },
      perPage: 3,
    });
  });

  describe("a preview", () => {
    it("is the owner's alone, whatever its times, and counts nowhere", async () => {
      const quizId = await makeQuiz(db, owner, {
        opensAt: NOW + MINUTE,
        closesAt: NOW + 2 * MINUTE,
        code: null,
      });
      expect(await startPreview(db, userId, quizId, 1, NOW)).toEqual({ refused: "unknown" });
      expect(await startPreview(db, owner, "nonsense", 1, NOW)).toEqual({ refused: "unknown" });
      const id = idOf(await startPreview(db, owner, quizId, 1, NOW));
      const view = await attemptView(db, owner, id, NOW);
      expect(view).toMatchObject({ kind: "preview", deadlineAt: null });
      const saves = (view?.questions ?? []).map((question) => saveOf(question, answerTo(question.item)));
      await saveAnswers(db, owner, id, saves, { now: NOW });
      await finishAttempt(db, owner, id, NOW);
      expect(await attemptOf(id)).toMatchObject({ number: null, points: 9 });
      expect(await db.select().from(reviews).where(eq(reviews.userId, owner))).toEqual([]);
    });

    it("is of the variant asked for", async () => {
      const quizId = await makeQuiz(db, owner, { forms: ["typed"], count: 5 });
      const draw = async (seed: number) => itemsOf(idOf(await startPreview(db, owner, quizId, seed, NOW)));
      expect(await draw(7)).toEqual(await draw(7));
      expect(await draw(7)).not.toEqual(await draw(8));
    });

    it("is gone the day after the next one", async () => {
      const author = await makeUser(db);
      const quizId = await makeQuiz(db, author);
      await startPreview(db, author, quizId, 1, NOW);
      await startPreview(db, author, quizId, 2, NOW + 25 * 60 * MINUTE);
      const mine = and(eq(attempts.userId, author), eq(attempts.kind, "preview"));
      expect((await db.select().from(attempts).where(mine)).map(({ seed }) => seed)).toEqual([2]);
    });
  });

  describe("practice", () => {
    const spec: PracticeSpec = {
      packId: PACK,
      purpose: "exam",
      topics: [],
      decks: [],
      forms: ["choice", "typed"],
      count: 5,
      feedback: "immediate",
    };
    it("is of what was asked for, without limits", async () => {
      const id = idOf(await startPractice(db, userId, spec, NOW));
      const view = await attemptView(db, userId, id, NOW);
      expect(view).toMatchObject({
        kind: "practice",
        title: "Pack pack",
        deadlineAt: null,
        behaviour: { kind: "immediate" },
      });
      expect(view?.questions).toHaveLength(5);
      expect(new Set(view?.questions.map(({ form }) => form))).toEqual(new Set(["choice", "typed"]));
    });

    it("is of something to ask", async () => {
      const nothing = await startPractice(db, userId, { ...spec, packId: "no such pack" }, NOW);
      expect(nothing).toEqual({ refused: "bank-empty" });
    });
  });

  it("leaves nothing of a user who goes", async () => {
    const id = idOf(await start(await makeQuiz(db, owner)));
    await removeUser(db, userId);
    expect(await db.select().from(attempts).where(eq(attempts.id, id))).toEqual([]);
    expect(await itemsOf(id)).toEqual([]);
  });
});

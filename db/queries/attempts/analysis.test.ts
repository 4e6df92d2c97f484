import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyseQuiz } from "@/learn/quiz/analysis";
import type { Db } from "../../client";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { assign, makeClass } from "../../testing-classes";
import { answerTo, MINUTE, makeQuiz, NOW, publishBank, questionAt, saveOf } from "../../testing-quizzes";
import { applyCorrection, quizScope, undoCorrection } from "../grades/correct";
import { assignmentSheets, quizSheets } from "./analysis";
import { finishAttempt } from "./finish";
import { saveAnswers } from "./save";
import { startPreview, startQuiz } from "./start";
import { startAssigned } from "./start-assigned";
import { attemptView } from "./view";

describe.each(testDatabases())("the sheets of a quiz on $name", ({ open }) => {
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

  /** Sits the quiz; of its questions the first `right` are answered rightly, the next wrongly, the last not at all. */
  async function sit(userId: string, quizId: string, right: number, now = NOW) {
    const started = await startQuiz(db, userId, quizId, now);
    if (!("id" in started)) throw new Error(started.refused);
    const view = await attemptView(db, userId, started.id, now);
    const saves = (view?.questions.slice(0, -1) ?? []).map((question, nth) =>
      saveOf(questionAt(view, question.position), answerTo(question.item, nth < right), { givenAt: now }),
    );
    await saveAnswers(db, userId, started.id, saves, { now });
    await finishAttempt(db, userId, started.id, now + MINUTE);
  }

  it("are everybody's first finished attempts, by the questions of the plan", async () => {
    const quizId = await makeQuiz(db, owner, { shuffle: true });
    const [one, two, three] = [await makeUser(db), await makeUser(db), await makeUser(db)];
    await sit(one, quizId, 8);
    await sit(one, quizId, 0, NOW + 5 * MINUTE);
    await sit(two, quizId, 4);
    await startQuiz(db, three, quizId, NOW);
    await startPreview(db, owner, quizId, 1, NOW);
    const found = await quizSheets(db, owner, quizId, NOW + MINUTE);
    expect(found?.sheets.map(({ student }) => student).sort()).toEqual([one, two].sort());
    for (const { asked } of found?.sheets ?? []) {
      expect(asked.map(({ slot }) => slot).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
      expect(asked.filter(({ earned }) => earned === null)).toHaveLength(1);
    }
    const { quiz, questions, misconceptions } = analyseQuiz(found?.sheets ?? [], found?.items ?? new Map());
    expect(quiz).toMatchObject({ attempts: 2, questions: 9, maxMark: 9 });
    // Partial credit aside, the first has eight right and the second four.
    expect(quiz.mean.value).toBeGreaterThanOrEqual(6);
    expect(questions.reduce((sum, { stats }) => sum + stats.asked, 0)).toBe(18);
    expect(misconceptions.every(({ students }) => students.length === 1 && students[0] === two)).toBe(true);
    expect(found?.names.size).toBe(2);
  });

  it("follow the corrections made of them, and not those taken back", async () => {
    const quizId = await makeQuiz(db, owner, {});
    const who = await makeUser(db);
    await sit(who, quizId, 0);
    const scope = await quizScope(db, owner, quizId);
    if (!scope) throw new Error("no scope");
    const look = async () => {
      const found = await quizSheets(db, owner, quizId, NOW + MINUTE);
      return analyseQuiz(found?.sheets ?? [], found?.items ?? new Map());
    };
    const before = await look();
    const about = (one: { factId: string }) => ({ factId: one.factId });
    const wrong = before.misconceptions[0];
    if (!wrong) throw new Error("no wrong idea");
    const asked = before.questions.filter(({ factId }) => factId === wrong.factId);
    const made: string[] = [];
    for (const { cardId, form } of asked) {
      const change = { kind: "void" } as const;
      made.push((await applyCorrection(db, scope, { cardId, form, change, reason: "Bad" }, NOW + MINUTE)).id);
    }
    const after = await look();
    expect(after.misconceptions.map(about)).not.toContainEqual(about(wrong));
    expect(after.quiz.questions).toBe(before.quiz.questions - asked.length);
    for (const id of made) await undoCorrection(db, scope, id, "Not bad", NOW + MINUTE);
    expect(await look()).toEqual(before);
  });

  it("of a quiz by its link are not those of a class that was given it", async () => {
    const quizId = await makeQuiz(db, owner, {});
    const world = await makeClass(db);
    const id = await assign(db, world.asOwner, { quizId });
    const started = await startAssigned(db, world.student, id, NOW);
    if (!("id" in started)) throw new Error(started.refused);
    await finishAttempt(db, world.student, started.id, NOW + MINUTE);
    expect((await assignmentSheets(db, world.asOwner, id, NOW + MINUTE)).sheets).toHaveLength(1);
    expect(await quizSheets(db, owner, quizId, NOW + MINUTE)).toMatchObject({ sheets: [] });
  });

  it("are the owner's alone", async () => {
    const quizId = await makeQuiz(db, owner, {});
    expect(await quizSheets(db, await makeUser(db), quizId, NOW)).toBeNull();
    expect(await quizSheets(db, owner, "no-id", NOW)).toBeNull();
    expect(await quizSheets(db, owner, quizId, NOW)).toMatchObject({ sheets: [] });
  });
});

/** One figure on the screen, in the file and from the responses: a class with all that grading knows, recounted by other means. */
import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvOf } from "@/learn/class/csv";
import type { LateRule } from "@/learn/class/late";
import { exportTable } from "@/learn/grades/export";
import { shownPercent, shownPoints } from "@/learn/grades/shown";
import type { Blueprint } from "@/learn/quiz/blueprint";
import { settle } from "@/learn/quiz/judge";
import type { Db } from "../../client";
import { attempts } from "../../schema/quizzes";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { assign, join, makeClass } from "../../testing-classes";
import { answerTo, MINUTE, NOW, publishBank, questionAt, saveOf } from "../../testing-quizzes";
import { finishAttempt } from "../attempts/finish";
import { attemptById, keyedQuestions } from "../attempts/rows";
import { saveAnswers } from "../attempts/save";
import { startAssigned } from "../attempts/start-assigned";
import { attemptView } from "../attempts/view";
import { adjustGrade } from "./adjust";
import { applyCorrection, askedQuestions, assignmentScope } from "./correct";
import { gradebook } from "./gradebook";
import { saveScheme } from "./settings";

const DAY = 24 * 60 * MINUTE;
const LATE: LateRule = { kind: "penalty", perDay: 0.15, most: 0.4 };
const [FIRST, SECOND] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];
const CATEGORIES = [
  { id: FIRST, name: "Homework", weight: 30, dropLowest: 1 },
  { id: SECOND, name: "Exams", weight: 70, dropLowest: 0 },
];
/** How each quiz counts, what it is worth, and where. */
const QUIZZES: { counts: Blueprint["counts"]; late?: LateRule; possible: number | null; category: string }[] =
  [
    { counts: "best", possible: null, category: FIRST },
    { counts: "first", possible: 7, category: FIRST },
    { counts: "average", possible: 10, category: FIRST },
    { counts: "last", late: LATE, possible: 20, category: SECOND },
    { counts: "best", late: LATE, possible: null, category: SECOND },
  ];
/** By student and quiz: of three questions so many right, and how many days after the opening. */
const SAT: [right: number, days: number][][][] = [
  [
    [
      [1, 0.1],
      [3, 0.2],
      [2, 0.3],
    ],
    [
      [2, 0.1],
      [3, 0.2],
    ],
    [
      [0, 0.1],
      [1, 0.2],
    ],
    [
      [3, 0.5],
      [2, 2.5],
    ],
    [
      [3, 3.5],
      [2, 0.5],
    ],
  ],
  [
    [[2, 0.1]],
    [
      [0, 0.1],
      [3, 0.2],
    ],
    [
      [2, 0.1],
      [3, 0.2],
      [3, 0.3],
    ],
    [[1, 0.5]],
    [[1, 9]],
  ],
  [
    [],
    [[3, 0.1]],
    [[1, 0.1]],
    [],
    [
      [2, 0.4],
      [3, 1.2],
    ],
  ],
];

describe.each(testDatabases())("the figures of a class on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 3);
  });
  afterAll(() => opened.close());

  async function sit(userId: string, assignmentId: string, right: number, at: number): Promise<void> {
    const started = await startAssigned(db, userId, assignmentId, at);
    if (!("id" in started)) throw new Error(`refused: ${started.refused}`);
    const view = await attemptView(db, userId, started.id, at);
    const saves = [0, 1, 2].map((n) => {
      const question = questionAt(view, n);
      return saveOf(question, answerTo(question.item, n < right), { givenAt: at });
    });
    await saveAnswers(db, userId, started.id, saves, { now: at });
    await finishAttempt(db, userId, started.id, at);
  }

  /** Points of an assignment from the very responses; null: nothing was handed in. */
  async function recount(
    userId: string,
    assignmentId: string,
    quiz: (typeof QUIZZES)[number],
    dueAt: number,
  ) {
    const mine = and(eq(attempts.userId, userId), eq(attempts.assignmentId, assignmentId));
    const sat = await db
      .select({ id: attempts.id, number: attempts.number, at: attempts.finishedAt })
      .from(attempts)
      .where(and(mine, isNotNull(attempts.finishedAt)));
    const of = await Promise.all(
      sat
        .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
        .map(async ({ id, at }) => {
          const { rules } = (await attemptById(db, userId, id)) ?? {};
          if (!rules) throw new Error("no attempt");
          const judged = (await keyedQuestions(db, userId, id)).map((question) => ({
            ...settle(rules.behaviour, question),
            points: question.points,
          }));
          const counting = judged.filter(({ voided }) => !voided);
          const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
          const outOf = sum(counting.map(({ points }) => points));
          const days = Math.max(0, Math.ceil(((at?.getTime() ?? 0) - dueAt) / DAY));
          const factor = quiz.late ? 1 - Math.min(0.4, 0.15 * days) : 1;
          return (sum(counting.map(({ earned }) => earned)) / outOf) * (quiz.possible ?? 6) * factor;
        }),
    );
    if (of.length === 0) return null;
    return {
      best: Math.max(...of),
      first: of[0] ?? 0,
      last: of.at(-1) ?? 0,
      average: of.reduce((a, b) => a + b, 0) / of.length,
    }[quiz.counts];
  }

  /** The mean of the categories by weight; of each the best that leaving so many out gives, found by trying all. */
  function totalOf(cells: ({ points: number; possible: number } | null)[]): number {
    const shares = CATEGORIES.flatMap(({ id, weight, dropLowest }) => {
      const own = cells.flatMap((cell, n) => (cell && QUIZZES[n]?.category === id ? [cell] : []));
      const ways = Array.from({ length: 2 ** own.length }, (_, mask) =>
        own.filter((_, n) => mask & (1 << n)),
      );
      const kept = ways.filter((way) => way.length === Math.max(1, own.length - dropLowest));
      const share = (way: typeof own) =>
        way.reduce((sum, one) => sum + one.points, 0) / way.reduce((sum, one) => sum + one.possible, 0);
      return own.length === 0 ? [] : [{ weight, share: Math.max(...kept.map(share)) }];
    });
    const all = shares.reduce((sum, { weight }) => sum + weight, 0);
    return shares.reduce((sum, { weight, share }) => sum + weight * share, 0) / all;
  }
  const rounded = (value: number) => Math.round(value * 100 + 1e-7) / 100;

  it("are the same on the screen, in the file and from the responses, also after a correction", async () => {
    const world = await makeClass(db);
    const students = [world.student, await makeUser(db), await makeUser(db)];
    for (const user of students.slice(1)) await join(db, world.id, user);
    const dueAt = NOW + DAY;
    const section = {
      title: "",
      topics: [],
      importance: [],
      expected: { from: 0, to: 1 },
      count: 3,
      points: 2,
    };
    const ids: string[] = [];
    for (const [n, { counts, late }] of QUIZZES.entries()) {
      const blueprint = { sections: [{ ...section, forms: ["choice" as const] }], counts, shuffle: false };
      const dates = { dueAt, closesAt: NOW + 10 * DAY };
      ids.push(
        await assign(db, world.asOwner, { title: `Q${n}`, ...dates, blueprint, ...(late ? { late } : {}) }),
      );
    }
    await db.transaction((tx) =>
      saveScheme(
        tx,
        world.asOwner,
        0,
        {
          missingCounts: true,
          categories: CATEGORIES,
          assignments: QUIZZES.map(({ category, possible }, n) => ({
            ...{ id: ids[n] as string, categoryId: category, possible },
          })),
        },
        NOW,
      ),
    );
    const order = SAT.flatMap((quizzes, who) =>
      quizzes.flatMap((all, quiz) =>
        all.map(([right, days]) => ({ who, quiz, right, at: NOW + days * DAY })),
      ),
    ).sort((a, b) => a.at - b.at);
    for (const { who, quiz, right, at } of order) await sit(students[who] ?? "", ids[quiz] ?? "", right, at);
    const [one, two, three] = students as [string, string, string];
    const set = (
      userId: string,
      quiz: number,
      to: { kind: "manual"; points: number } | { kind: "excused" },
    ) =>
      db.transaction((tx) =>
        adjustGrade(
          tx,
          world.asOwner,
          { userId, assignmentId: ids[quiz] ?? "", set: to, reason: "Why not" },
          NOW + 9 * DAY,
        ),
      );
    await set(two, 2, { kind: "manual", points: 11.25 });
    await set(one, 3, { kind: "excused" });
    await set(three, 1, { kind: "manual", points: 0 });

    async function compare() {
      const now = NOW + 20 * DAY;
      const book = await gradebook(db, world.asOwner, now);
      const words = { student: "S", email: "E", studentNumber: "N", group: "G", total: "T", excused: "x" };
      const table = exportTable(book, words);
      const file = csvOf(table).split("\r\n");
      for (const [who, userId] of students.entries()) {
        const at = book.rows.findIndex(({ student }) => student.userId === userId);
        const { cells, total } = book.rows[at] as (typeof book.rows)[number];
        const line = table[at + 1] ?? [];
        const recounted = await Promise.all(
          QUIZZES.map(async (quiz, n) => {
            const possible = quiz.possible ?? 6;
            if (who === 0 && n === 3) return null;
            if (who === 1 && n === 2) return { points: 11.25, possible };
            if (who === 2 && n === 1) return { points: 0, possible };
            return { points: (await recount(userId, ids[n] ?? "", quiz, dueAt)) ?? 0, possible };
          }),
        );
        const columnOf = (n: number) => book.columns.findIndex(({ id }) => id === ids[n]);
        for (const [n, cell] of recounted.entries()) {
          const shown = cells[columnOf(n)];
          const screen = shown?.points == null ? null : shownPoints(shown.points);
          expect([screen, line[4 + columnOf(n)]], `student ${who}, quiz ${n}`).toEqual(
            cell ? [rounded(cell.points), rounded(cell.points)] : [null, "x"],
          );
        }
        const whole = rounded(100 * totalOf(recounted));
        expect([shownPercent(total.share ?? -1), line.at(-1)]).toEqual([whole, whole]);
        expect(file[at + 1]?.split(",").at(-1)).toBe(String(whole));
      }
      return book.rows.map(({ total }) => total.share);
    }
    const before = await compare();
    // One question of the exam is voided, and the key of another is changed: everything moves, and agrees again.
    const scope = await assignmentScope(db, world.asOwner, ids[4] ?? "");
    if (!scope) throw new Error("no scope");
    const [first, second] = await askedQuestions(db, scope);
    if (!first || !second) throw new Error("nothing asked");
    const other = second.options.find((option) => option !== second.answer) ?? "";
    const correct = (question: typeof first, change: { kind: "void" } | { kind: "key"; texts: string[] }) =>
      applyCorrection(
        db,
        scope,
        { cardId: question.cardId, form: question.form, change, reason: "Bad" },
        NOW + 19 * DAY,
      );
    await correct(first, { kind: "void" });
    await correct(second, { kind: "key", texts: [other] });
    expect(await compare()).not.toEqual(before);
  });
});

import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dates } from "@/learn/class/assignment";
import type { LateRule } from "@/learn/class/late";
import { exportTable } from "@/learn/grades/export";
import { shownPoints } from "@/learn/grades/shown";
import { settle } from "@/learn/quiz/judge";
import { totalOf } from "@/learn/quiz/marks";
import type { Db } from "../../client";
import { cards, decks } from "../../schema/content";
import { makeCard, makeUser, type OpenDatabase, publishCards, testDatabases } from "../../testing";
import { assign, join, makeClass } from "../../testing-classes";
import { answerTo, MINUTE, NOW, publishBank, questionAt, saveOf } from "../../testing-quizzes";
import { finishAttempt } from "../attempts/finish";
import { attemptById, keyedQuestions } from "../attempts/rows";
import { saveAnswers } from "../attempts/save";
import { startAssigned } from "../attempts/start-assigned";
import { attemptView } from "../attempts/view";
import type { ClassAccess } from "../classes/access";
import { setException } from "../classes/exceptions";
import { classesData } from "../classes/export";
import { grantInClass } from "../classes/members";
import { noticesOf } from "../classes/notices";
import { recordSent } from "../reviews";
import { adjustGrade } from "./adjust";
import { auditTrail } from "./audit";
import { gradebook } from "./gradebook";
import { gradeScheme, type SchemeInput, saveScheme } from "./settings";

const DAY = 24 * 60 * MINUTE;
const CATEGORY = "00000000-0000-4000-8000-000000000001";

describe.each(testDatabases())("the gradebook on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let world: Awaited<ReturnType<typeof makeClass>>;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 2);
    world = await makeClass(db);
  });
  afterAll(() => opened.close());

  const sections = [
    {
      title: "",
      topics: [],
      importance: [],
      forms: ["choice" as const],
      expected: { from: 0, to: 1 },
      count: 2,
      points: 5,
    },
  ];
  const give = (is: Partial<Dates> & { late?: LateRule; counts?: "best" | "last"; title?: string } = {}) => {
    const { counts = "best", ...rest } = is;
    return assign(db, world.asOwner, { ...rest, blueprint: { sections, counts, shuffle: false } });
  };

  /** Sits an assignment and gets so many of its two questions right. */
  async function sit(userId: string, assignmentId: string, right: number, at: number): Promise<string> {
    const started = await startAssigned(db, userId, assignmentId, at);
    if (!("id" in started)) throw new Error(`refused: ${started.refused}`);
    const view = await attemptView(db, userId, started.id, at);
    const saves = [0, 1].map((n) => {
      const question = questionAt(view, n);
      return saveOf(question, answerTo(question.item, n < right), { givenAt: at });
    });
    await saveAnswers(db, userId, started.id, saves, { now: at });
    await finishAttempt(db, userId, started.id, at);
    return started.id;
  }

  const rowOf = async (userId: string, now: number, access: ClassAccess = world.asOwner) => {
    const book = await gradebook(db, access, now);
    const row = book.rows.find(({ student }) => student.userId === userId);
    if (!row) throw new Error("no such row");
    const cell = (id: string) => row.cells[book.columns.findIndex((column) => column.id === id)];
    return { ...row, cell };
  };

  it("is of students alone, with what follows from their attempts, recounted from the responses", async () => {
    const id = await give({ counts: "last" });
    const other = await makeUser(db);
    await join(db, world.id, other);
    await sit(world.student, id, 2, NOW);
    const attempt = await sit(world.student, id, 1, NOW + MINUTE);
    const book = await gradebook(db, world.asOwner, NOW + 2 * MINUTE);
    expect(book.rows.map(({ student }) => student.userId).sort()).toEqual([world.student, other].sort());
    const row = await rowOf(world.student, NOW + 2 * MINUTE);
    expect(row.cell(id)).toMatchObject({ state: "graded", points: 5, possible: 10 });
    const { rules } = (await attemptById(db, world.student, attempt)) ?? {};
    if (!rules) throw new Error("no attempt");
    const questions = await keyedQuestions(db, world.student, attempt);
    const recounted = totalOf(questions.map((question) => settle(rules.behaviour, question).earned));
    expect(recounted).toBe(5);
    // What the page shows, the file says, and the responses add up to, is one figure.
    const words = { student: "S", email: "E", studentNumber: "N", group: "G", total: "T", excused: "x" };
    const at = book.columns.findIndex((column) => column.id === id);
    const line = exportTable(book, words).find(([, email]) => email === row.student.email);
    expect([line?.[4 + at], shownPoints(row.cells[at]?.points ?? -1)]).toEqual([recounted, recounted]);
    expect((await rowOf(other, NOW)).cell(id)).toMatchObject({ state: "open", points: null });
    const [own] = (await gradebook(db, world.asOwner, NOW, other)).rows;
    expect(own?.student.userId).toBe(other);
  });

  it("dates are each student's: exceptions and extra days move what is late and what is missing", async () => {
    const late: LateRule = { kind: "penalty", perDay: 0.5, most: 0.5 };
    const id = await give({ dueAt: NOW + DAY, late });
    const [plain, excepted, granted] = (await Promise.all([makeUser(db), makeUser(db), makeUser(db)])) as [
      string,
      string,
      string,
    ];
    for (const user of [plain, excepted, granted]) await join(db, world.id, user);
    const exception = {
      opensAt: null,
      dueAt: NOW + 5 * DAY,
      closesAt: null,
      timeLimitMinutes: null,
      attempts: null,
    };
    await setException(db, world.asOwner, id, { userId: excepted }, exception);
    await grantInClass(db, world.asOwner, granted, { timeFactor: 1, extraAttempts: 0, extraDays: 2 });
    const at = NOW + 2 * DAY;
    const states = async () =>
      Promise.all([plain, excepted, granted].map(async (user) => (await rowOf(user, at)).cell(id)));
    expect((await states()).map((cell) => cell?.state)).toEqual(["missing", "open", "open"]);
    for (const user of [plain, excepted, granted]) await sit(user, id, 2, at);
    expect((await states()).map((cell) => [cell?.points, cell?.late])).toEqual([
      [5, true],
      [10, false],
      [10, false],
    ]);
  });

  it("an adjustment takes the place of the work, leaves a trail, and can be taken back", async () => {
    const id = await give();
    const student = await makeUser(db);
    await join(db, world.id, student);
    await sit(student, id, 1, NOW);
    const set = (to: { kind: "manual"; points: number } | { kind: "excused" } | null, reason: string) =>
      db.transaction((tx) =>
        adjustGrade(tx, world.asOwner, { userId: student, assignmentId: id, set: to, reason }, NOW + 1),
      );
    expect(await set({ kind: "manual", points: 7.5 }, "Question 2 was unclear")).toBe(true);
    expect((await rowOf(student, NOW)).cell(id)).toMatchObject({ points: 7.5, manual: true, computed: 5 });
    const downloaded = (await classesData(db, student, NOW)).map(({ name, role, grades }) => [
      name,
      role,
      grades.find(({ grade }) => grade?.state === "graded")?.grade?.points,
    ]);
    expect(downloaded).toEqual([["Civics 101", "student", 7.5]]);
    await set({ kind: "manual", points: 7.5 }, "again");
    await set({ kind: "excused" }, "Was ill");
    expect((await rowOf(student, NOW)).cell(id)).toMatchObject({ state: "excused", points: null });
    await set(null, "Was there after all");
    expect((await rowOf(student, NOW)).cell(id)).toMatchObject({ points: 5, manual: false });
    await expect(set(null, " ")).rejects.toThrow();
    // Told once for each change, and alone.
    const told = (who: string) =>
      noticesOf(db, who).then((all) => all.filter(({ kind }) => kind === "graded"));
    expect((await told(student)).map(({ assignment }) => assignment?.id)).toEqual([id, id, id]);
    expect(await told(world.student)).toEqual([]);
    const trail = await auditTrail(db, world.asOwner, { assignmentId: id, userId: student });
    expect(trail.map(({ before, after, reason, by }) => [before, after, reason, by])).toEqual([
      [{ kind: "excused" }, null, "Was there after all", "Test"],
      [{ kind: "manual", points: 7.5 }, { kind: "excused" }, "Was ill", "Test"],
      [null, { kind: "manual", points: 7.5 }, "Question 2 was unclear", "Test"],
    ]);
  });

  it("nobody is adjusted who is no student of the class, or in another class's assignment", async () => {
    const id = await give();
    const elsewhere = await makeClass(db);
    const adjust = (access: ClassAccess, userId: string) =>
      db.transaction((tx) =>
        adjustGrade(tx, access, { userId, assignmentId: id, set: { kind: "excused" }, reason: "x" }, NOW),
      );
    expect(await adjust(world.asOwner, elsewhere.student)).toBe(false);
    expect(await adjust(world.asOwner, world.assistant)).toBe(false);
    expect(await adjust(elsewhere.asOwner, world.student)).toBe(false);
    expect(await auditTrail(db, elsewhere.asOwner)).toEqual([]);
  });

  it("a scheme is saved whole, on the revision that was opened, and leaves a trail", async () => {
    const id = await give();
    const before = await gradeScheme(db, world.asOwner);
    const input: SchemeInput = {
      missingCounts: false,
      categories: [{ id: CATEGORY, name: "Quizzes", weight: 40, dropLowest: 1 }],
      assignments: [{ id, categoryId: CATEGORY, possible: 20 }],
    };
    const save = (revision: number, is = input) =>
      db.transaction((tx) => saveScheme(tx, world.asOwner, revision, is, NOW));
    expect(await save(before.revision)).toEqual({ status: "saved", revision: before.revision + 1 });
    expect(await save(before.revision)).toEqual({ status: "conflict", revision: before.revision + 1 });
    const book = await gradebook(db, world.asOwner, NOW);
    expect(book).toMatchObject({
      missingCounts: false,
      categories: [{ name: "Quizzes", weight: 40, dropLowest: 1 }],
    });
    const [category] = book.categories;
    expect(book.columns.find((column) => column.id === id)).toMatchObject({
      categoryId: category?.id,
      possible: 20,
    });
    await sit(world.student, id, 1, NOW);
    expect((await rowOf(world.student, NOW)).total).toMatchObject({ share: 0.5 });
    const [entry] = await auditTrail(db, world.asOwner, {}, 1);
    expect(entry).toMatchObject({ what: "settings", after: { missingCounts: false } });
    const nowhere = { ...input, assignments: [{ id, categoryId: id, possible: null }] };
    await expect(save(before.revision + 1, nowhere)).rejects.toThrow();
    await save(before.revision + 1, { missingCounts: true, categories: [], assignments: [] });
  });

  it("a deck is graded by how far its goal was at the due date, whatever was studied after", async () => {
    const deckCards = Array.from({ length: 4 }, (_, n) => makeCard(`d${n}`, `${n}`));
    await publishCards(db, "deck-pack", deckCards);
    const [deck] = await db
      .select()
      .from(decks)
      .where(and(eq(decks.packId, "deck-pack"), eq(decks.slug, "all")));
    if (!deck) throw new Error("no deck");
    const id = await assign(db, world.asOwner, { deckId: deck.id, dueAt: NOW + DAY });
    const student = await makeUser(db);
    await join(db, world.id, student);
    const ids = (await db.select({ id: cards.id }).from(cards).where(eq(cards.packId, "deck-pack"))).map(
      (card) => card.id,
    );
    const rate = (cardId: number, at: number) =>
      recordSent(
        db,
        student,
        [
          {
            id: uuidv7({ msecs: at }),
            cardId,
            trace: 1,
            kind: "rating",
            targetId: null,
            rating: 4,
            form: "flip",
            reviewedAt: at,
            durationMs: 1000,
          },
        ],
        { now: at },
      );
    for (const cardId of ids.slice(0, 2)) await rate(cardId, NOW);
    expect((await rowOf(student, NOW + MINUTE)).cell(id)).toMatchObject({ state: "open" });
    for (const cardId of ids.slice(2)) await rate(cardId, NOW + DAY + MINUTE);
    const cell = (await rowOf(student, NOW + DAY + 2 * MINUTE)).cell(id);
    expect(cell).toMatchObject({ state: "graded", possible: 10, points: 5 });
    expect((await rowOf(world.student, NOW + DAY + 2 * MINUTE)).cell(id)).toMatchObject({ points: 0 });

    // It is a figure of one person's study: a class that shows aggregates only has no such grade.
    const head = { ...world.asOwner.head, studyVisibility: "aggregate" as const };
    const { columns } = await gradebook(db, { ...world.asOwner, head }, NOW + DAY + 2 * MINUTE);
    expect(columns.length).toBeGreaterThan(0);
    expect(columns.map((column) => column.kind)).not.toContain("deck");
  });
});

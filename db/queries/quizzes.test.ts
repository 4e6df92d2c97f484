import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newBlueprint, type QuizDraft } from "@/learn/quiz/draft";
import { quizDraftSchema } from "@/learn/quiz/schema";
import type { Db } from "../client";
import { attempts } from "../schema/quizzes";
import { makeUser, type OpenDatabase, testDatabases } from "../testing";
import { accommodationOf, grantAccommodation } from "./accommodations";
import { newCode } from "./quiz-code";
import {
  copyQuiz,
  createQuiz,
  getQuiz,
  listQuizzes,
  quizByCode,
  saveQuiz,
  setArchived,
  setShared,
} from "./quizzes";
import { removeUser } from "./users";

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR = 3_600_000;
const draft = (title = "Quiz 3"): QuizDraft => ({
  title,
  instructions: "Books closed.",
  blueprint: { ...newBlueprint("pack"), timeLimitMinutes: 25 },
  opensAt: NOW,
  closesAt: NOW + HOUR,
});

it("a new quiz is one that may be saved", () => {
  expect(quizDraftSchema.parse(draft())).toEqual(draft());
  expect(quizDraftSchema.safeParse({ ...draft(), closesAt: NOW }).error?.issues[0]?.path).toEqual([
    "closesAt",
  ]);
});

it("codes are long, legible, and not the same twice", () => {
  const codes = Array.from({ length: 500 }, newCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[2346789a-hjkmnp-rtw-z]{12}$/);
});

describe.each(testDatabases())("quizzes on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let owner: string;
  let stranger: string;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    owner = await makeUser(db);
    stranger = await makeUser(db);
  });

  async function attempt(
    quizId: string,
    userId: string,
    extra: { kind?: "quiz" | "preview"; deadlineAt?: Date; finishedAt?: Date } = {},
  ) {
    const { behaviour, perPage, timeLimitMinutes, graceMinutes, review } = newBlueprint("pack");
    await db.insert(attempts).values({
      userId,
      id: uuidv7(),
      kind: "quiz",
      quizId,
      title: "Quiz 3",
      rules: { behaviour, perPage, timeLimitMinutes, graceMinutes, review },
      seed: 1,
      startedAt: new Date(NOW),
      outOf: 20,
      ...(extra.finishedAt ? { finishedBy: "learner" as const } : {}),
      ...extra,
    });
  }

  it("gives back what was created and saved, to its owner alone", async () => {
    const { id } = await createQuiz(db, owner, draft(), NOW);
    expect(await getQuiz(db, owner, id)).toEqual({
      ...draft(),
      id,
      revision: 1,
      code: null,
      updatedAt: NOW,
      archived: false,
    });
    expect(await getQuiz(db, stranger, id)).toBeNull();
    expect(await getQuiz(db, owner, "no id")).toBeNull();
    expect(await listQuizzes(db, stranger, NOW)).toEqual([]);
  });

  it("saves on the newest revision only, and a conflict changes nothing", async () => {
    const { id } = await createQuiz(db, owner, draft(), NOW);
    expect(await saveQuiz(db, owner, id, 1, draft("Mine"), NOW + 1)).toEqual({
      status: "saved",
      revision: 2,
    });
    expect(await saveQuiz(db, owner, id, 1, draft("Other window"), NOW + 2)).toEqual({
      status: "conflict",
      revision: 2,
    });
    expect(await getQuiz(db, owner, id)).toMatchObject({ title: "Mine", revision: 2, updatedAt: NOW + 1 });
    expect(await saveQuiz(db, stranger, id, 2, draft("Theirs"), NOW)).toEqual({ status: "not-found" });
    expect(await saveQuiz(db, owner, "1", 2, draft(), NOW)).toEqual({ status: "not-found" });
    expect((await getQuiz(db, owner, id))?.title).toBe("Mine");
  });

  it("of two who save at once one wins, and the other is told", async () => {
    const { id } = await createQuiz(db, owner, draft(), NOW);
    const outcomes = await Promise.all(
      ["a", "b", "c"].map((title) => saveQuiz(db, owner, id, 1, draft(title), NOW)),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["conflict", "conflict", "saved"]);
    const winner = ["a", "b", "c"][outcomes.findIndex((outcome) => outcome.status === "saved")];
    expect(await getQuiz(db, owner, id)).toMatchObject({ title: winner, revision: 2 });
  });

  it("lists the newest change first, with its attempts counted and previews left out", async () => {
    const { id: first } = await createQuiz(db, owner, draft("First"), NOW);
    const { id: second } = await createQuiz(db, owner, draft("Second"), NOW + 1);
    const other = await createQuiz(db, stranger, draft("Not mine"), NOW);
    await attempt(other.id, owner);
    await attempt(first, stranger, { finishedAt: new Date(NOW) });
    await attempt(first, stranger, { deadlineAt: new Date(NOW + HOUR) });
    await attempt(first, stranger, { deadlineAt: new Date(NOW - HOUR) });
    await attempt(first, owner);
    await attempt(first, owner, { kind: "preview" });
    const listed = await listQuizzes(db, owner, NOW);
    expect(listed.map(({ id, attempts, open, people }) => ({ id, attempts, open, people }))).toEqual([
      { id: second, attempts: 0, open: 0, people: 0 },
      { id: first, attempts: 4, open: 2, people: 2 },
    ]);
    expect(listed[0]).toMatchObject({ title: "Second", packId: "pack", questions: 20, closesAt: NOW + HOUR });
  });

  it("puts a quiz away and takes it out again", async () => {
    const { id } = await createQuiz(db, owner, draft(), NOW);
    expect(await setArchived(db, stranger, id, true, NOW)).toBe(false);
    expect(await setArchived(db, owner, id, true, NOW)).toBe(true);
    expect(await listQuizzes(db, owner, NOW)).toEqual([]);
    expect((await listQuizzes(db, owner, NOW, { archived: true })).map((quiz) => quiz.id)).toEqual([id]);
    expect(await setArchived(db, owner, id, false, NOW)).toBe(true);
    expect((await listQuizzes(db, owner, NOW)).map((quiz) => quiz.id)).toEqual([id]);
  });

  it("copies without link, attempts and revisions", async () => {
    const { id } = await createQuiz(db, owner, draft(), NOW);
    await saveQuiz(db, owner, id, 1, draft("Changed"), NOW);
    await setShared(db, owner, id, true);
    await attempt(id, stranger);
    expect(await copyQuiz(db, stranger, id, "Stolen", NOW)).toBeNull();
    const copy = await copyQuiz(db, owner, id, `${"Copy ".repeat(40)}`, NOW + 5);
    const made = await getQuiz(db, owner, copy?.id ?? "");
    expect(made).toMatchObject({ revision: 1, code: null, archived: false, updatedAt: NOW + 5 });
    expect(made?.title).toHaveLength(120);
    expect(made?.blueprint).toEqual(draft().blueprint);
    expect((await listQuizzes(db, owner, NOW))[0]).toMatchObject({ id: copy?.id, attempts: 0 });
  });

  it("is found by its link while that is on, and a link once off stays dead", async () => {
    const { id } = await createQuiz(db, owner, draft(), NOW);
    expect(await setShared(db, stranger, id, true)).toBeUndefined();
    const code = (await setShared(db, owner, id, true)) as string;
    expect(await setShared(db, owner, id, true)).toBe(code);
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toUpperCase();
    const offered = await quizByCode(db, typed);
    expect(offered).toMatchObject({ id, ownerName: "Test", questions: 20, points: 20, attempts: 1 });
    expect(offered?.rules).toMatchObject({ timeLimitMinutes: 25, graceMinutes: 10 });
    expect(JSON.stringify(offered)).not.toContain("sections");
    expect(await setShared(db, owner, id, false)).toBeNull();
    expect(await quizByCode(db, code)).toBeNull();
    expect(await setShared(db, owner, id, true)).not.toBe(code);
    expect(await quizByCode(db, code)).toBeNull();
    expect(await quizByCode(db, "")).toBeNull();
  });

  it("goes with its owner", async () => {
    const { id } = await createQuiz(db, owner, draft(), NOW);
    const code = (await setShared(db, owner, id, true)) as string;
    await attempt(id, stranger);
    await removeUser(db, owner);
    expect(await quizByCode(db, code)).toBeNull();
    expect(await db.$count(attempts)).toBeGreaterThan(0);
  });

  it("keeps what a person is granted", async () => {
    expect(await accommodationOf(db, owner)).toEqual({ timeFactor: 1, extraAttempts: 0, extraDays: 0 });
    await grantAccommodation(db, owner, { timeFactor: 1.5, extraAttempts: 1, extraDays: 0 }, NOW);
    await grantAccommodation(db, owner, { timeFactor: 2, extraAttempts: 0, extraDays: 0 }, NOW);
    expect(await accommodationOf(db, owner)).toEqual({ timeFactor: 2, extraAttempts: 0, extraDays: 0 });
    expect(await accommodationOf(db, stranger)).toEqual({ timeFactor: 1, extraAttempts: 0, extraDays: 0 });
    await expect(
      grantAccommodation(db, owner, { timeFactor: 0.5, extraAttempts: 0, extraDays: 0 }, NOW),
    ).rejects.toThrow();
  });
});

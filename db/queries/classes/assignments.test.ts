import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { templateOf } from "@/learn/class/template";
import type { Db } from "../../client";
import { decks } from "../../schema/content";
import { type OpenDatabase, publishCards, testDatabases } from "../../testing";
import { access, assign, draftIs, join, makeClass } from "../../testing-classes";
import { MINUTE, makeQuiz, NOW, PACK, publishBank } from "../../testing-quizzes";
import { grantAccommodation } from "../accommodations";
import { removeUser } from "../users";
import {
  classOfAssignment,
  createAssignment,
  getAssignment,
  givableDeck,
  givenQuiz,
  listAssignments,
  saveAssignment,
  withdrawAssignment,
} from "./assignments";
import { archiveClass } from "./classes";
import { listExceptions, removeException, setException } from "./exceptions";
import { assignedIn, assignedOne, assignedTo } from "./for-student";
import { endMembership, grantInClass, setRosterFields } from "./members";
import { getTemplate, listTemplates, removeTemplate, saveTemplate } from "./templates";

const DAY = 24 * 60 * MINUTE;
const NONE = { opensAt: null, dueAt: null, closesAt: null, timeLimitMinutes: null, attempts: null };

describe.each(testDatabases())("assignments on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let world: Awaited<ReturnType<typeof makeClass>>;
  let deckId: number;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 1);
    deckId = (await db.select({ id: decks.id }).from(decks).where(eq(decks.packId, PACK)))[0]?.id as number;
    world = await makeClass(db);
  });
  afterAll(() => opened.close());

  it("come back as they were given, by due date, undated ones last", async () => {
    const { asOwner } = await makeClass(db);
    const quiz = draftIs({ title: "Quiz", opensAt: NOW, dueAt: NOW + DAY, closesAt: NOW + 2 * DAY });
    const { id } = await createAssignment(db, asOwner, quiz, NOW);
    expect(await getAssignment(db, asOwner, id)).toEqual({
      ...quiz,
      id,
      classId: asOwner.classId,
      revision: 1,
      createdAt: NOW,
      updatedAt: NOW,
      forUsers: null,
      withdrawnAt: null,
    });
    await assign(db, asOwner, { title: "Undated" });
    await assign(db, asOwner, { title: "Deck", deckId });
    await assign(db, asOwner, { title: "Sooner", dueAt: NOW + MINUTE });
    expect((await listAssignments(db, asOwner)).map(({ title }) => title)).toEqual([
      "Sooner",
      "Quiz",
      "Deck",
      "Undated",
    ]);
  });

  it("are another class's business in another class", async () => {
    const there = await makeClass(db);
    const id = await assign(db, world.asOwner);
    expect(await classOfAssignment(db, id)).toBe(world.id);
    expect(await classOfAssignment(db, "no id")).toBeNull();
    expect(await getAssignment(db, there.asOwner, id)).toBeNull();
    expect(await withdrawAssignment(db, there.asOwner, id, true, NOW)).toBe(false);
    expect(await saveAssignment(db, there.asOwner, id, 1, draftIs(), NOW)).toEqual({ status: "not-found" });
    expect(await setException(db, there.asOwner, id, { userId: there.student }, NONE)).toBe(false);
    expect(await listExceptions(db, there.asOwner, id)).toEqual([]);
    expect(await assignedOne(db, there.student, id)).toBeNull();
  });

  it("are changed on the revision that was opened, and stay what they are", async () => {
    const id = await assign(db, world.asOwner);
    expect(await saveAssignment(db, world.asOwner, id, 1, draftIs({ title: "New" }), NOW + 1)).toEqual({
      status: "saved",
      revision: 2,
    });
    expect(await saveAssignment(db, world.asOwner, id, 1, draftIs({ title: "Lost" }), NOW)).toEqual({
      status: "conflict",
      revision: 2,
    });
    expect(await saveAssignment(db, world.asOwner, id, 2, draftIs({ deckId }), NOW)).toMatchObject({
      status: "conflict",
    });
    expect(await getAssignment(db, world.asOwner, id)).toMatchObject({ title: "New", updatedAt: NOW + 1 });
  });

  it("are seen by the students of now, while they stand and the class is open", async () => {
    const here = await makeClass(db);
    const id = await assign(db, here.asOwner, { deckId });
    const sees = async (userId: string) =>
      (await assignedTo(db, userId)).map(({ assignment }) => assignment.id);
    expect(await sees(here.student)).toEqual([id]);
    expect(await sees(here.former)).toEqual([]);
    expect(await sees(here.assistant)).toEqual([]);
    await withdrawAssignment(db, here.asOwner, id, true, NOW);
    expect(await sees(here.student)).toEqual([]);
    expect(await listAssignments(db, here.asOwner, { withdrawn: true })).toHaveLength(1);
    await withdrawAssignment(db, here.asOwner, id, false, NOW);
    await endMembership(db, here.asOwner, here.student, "removed", NOW);
    expect(await sees(here.student)).toEqual([]);
    await join(db, here.id, here.student);
    expect(await sees(here.student)).toEqual([id]);
    await archiveClass(db, here.asOwner, true, NOW);
    expect(await sees(here.student)).toEqual([]);
  });

  it("mean to a student what exceptions and accommodations make of them", async () => {
    const here = await makeClass(db);
    const { asOwner, student } = here;
    await setRosterFields(db, asOwner, student, {
      rosterName: null,
      studentNumber: null,
      groupName: "Monday",
    });
    const id = await assign(db, asOwner, {
      dueAt: NOW + DAY,
      closesAt: NOW + 2 * DAY,
      blueprint: { attempts: 1, timeLimitMinutes: 30 },
    });
    await setException(
      db,
      asOwner,
      id,
      { groupName: "Monday" },
      { ...NONE, dueAt: NOW + 5 * DAY, attempts: 2 },
    );
    await setException(db, asOwner, id, { groupName: "Friday" }, { ...NONE, attempts: 9 });
    const mine = async () => (await assignedIn(db, student, here.id))[0]?.effective;
    expect(await mine()).toEqual({
      opensAt: null,
      dueAt: NOW + 5 * DAY,
      closesAt: NOW + 5 * DAY,
      attempts: 2,
      timeLimitMinutes: 30,
      timeFactor: 1,
    });
    await setException(db, asOwner, id, { userId: student }, { ...NONE, timeLimitMinutes: 45, attempts: 5 });
    await setException(db, asOwner, id, { userId: student }, { ...NONE, timeLimitMinutes: 60 });
    await grantInClass(db, asOwner, student, { timeFactor: 1.5, extraAttempts: 1, extraDays: 0 });
    await grantAccommodation(db, student, { timeFactor: 1, extraAttempts: 0, extraDays: 3 }, NOW);
    expect(await mine()).toEqual({
      opensAt: null,
      dueAt: NOW + 8 * DAY,
      closesAt: NOW + 8 * DAY,
      attempts: 3,
      timeLimitMinutes: 60,
      timeFactor: 1.5,
    });
    const all = await listExceptions(db, asOwner, id);
    expect(all.map(({ groupName, name, attempts }) => [groupName, name, attempts])).toEqual([
      ["Friday", null, 9],
      ["Monday", null, 2],
      [null, "Test", null],
    ]);
    expect(await removeException(db, asOwner, id, all[1]?.id as string)).toBe(true);
    expect((await mine())?.dueAt).toBe(NOW + 4 * DAY);
  });

  it("make exceptions only for students, and only in an order that holds", async () => {
    const id = await assign(db, world.asOwner);
    const stranger = (await makeClass(db)).student;
    expect(await setException(db, world.asOwner, id, { userId: stranger }, NONE)).toBe(false);
    expect(await setException(db, world.asOwner, id, { userId: world.assistant }, NONE)).toBe(false);
    await expect(
      setException(
        db,
        world.asOwner,
        id,
        { userId: world.student },
        { ...NONE, dueAt: NOW, closesAt: NOW - 1 },
      ),
    ).rejects.toThrow("close before");
  });

  it("take a quiz only from whoever made it, and keep it when that account is gone", async () => {
    const here = await makeClass(db);
    const quizId = await makeQuiz(db, here.owner, { attempts: 2 });
    expect(await givenQuiz(db, here.coInstructor, quizId)).toBeNull();
    const given = await givenQuiz(db, here.owner, quizId);
    expect(given?.given).toMatchObject({ quizId, quizRevision: 1, blueprint: { attempts: 2 } });
    const id = await assign(db, here.asOwner, { quizId });
    await removeUser(db, here.owner);
    const kept = await getAssignment(db, await access(db, here.coInstructor, here.id), id);
    expect(kept?.given).toMatchObject({ kind: "quiz", quizId: null });
  });

  it("name decks that can be given", async () => {
    expect(await givableDeck(db, deckId)).toMatchObject({ packId: PACK });
    expect(await givableDeck(db, 999_999)).toBeNull();
    await publishCards(db, "other", []);
  });

  it("are kept as templates by each teacher alone", async () => {
    const draft = templateOf(draftIs({ dueAt: NOW }), "Asia/Almaty");
    const id = await saveTemplate(db, world.owner, "Weekly quiz", draft, NOW);
    expect(await listTemplates(db, world.owner)).toEqual([{ id, name: "Weekly quiz", draft }]);
    expect(await getTemplate(db, world.coInstructor, id)).toBeNull();
    expect(await removeTemplate(db, world.coInstructor, id)).toBe(false);
    expect(await removeTemplate(db, world.owner, id)).toBe(true);
    expect(await getTemplate(db, world.owner, "no id")).toBeNull();
  });
});

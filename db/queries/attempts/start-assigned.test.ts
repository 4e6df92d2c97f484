import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examReview } from "@/learn/quiz/blueprint";
import type { Db } from "../../client";
import { attempts } from "../../schema/quizzes";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { access, assign, join, makeClass } from "../../testing-classes";
import { MINUTE, makeQuiz, NOW, publishBank } from "../../testing-quizzes";
import { withdrawAssignment } from "../classes/assignments";
import { setException } from "../classes/exceptions";
import { endMembership, grantInClass } from "../classes/members";
import { finishAttempt } from "./finish";
import { lengthenOpen } from "./lengthen";
import { listAttempts, quizAttempts } from "./list";
import { reviewAttempt } from "./review";
import { responsesOf } from "./rows";
import { startQuiz } from "./start";
import { previewAssigned, startAssigned } from "./start-assigned";
import { attemptView } from "./view";

const DAY = 24 * 60 * MINUTE;
const NONE = { opensAt: null, dueAt: null, closesAt: null, timeLimitMinutes: null, attempts: null };

describe.each(testDatabases())("attempts of assignments on $name", ({ open }) => {
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

  const start = (id: string, now = NOW, who = world.student) => startAssigned(db, who, id, now);
  async function begun(id: string, now = NOW, who = world.student): Promise<string> {
    const started = await start(id, now, who);
    if (!("id" in started)) throw new Error(started.refused);
    return started.id;
  }
  const stored = async (id: string) => (await db.select().from(attempts).where(eq(attempts.id, id)))[0];
  async function newStudent() {
    const id = await makeUser(db);
    await join(db, world.id, id);
    return id;
  }

  it("begin for students of the class alone", async () => {
    const id = await assign(db, world.asOwner);
    const other = await makeClass(db);
    for (const who of [world.owner, world.assistant, world.former, other.student, await makeUser(db)]) {
      expect(await start(id, NOW, who)).toEqual({ refused: "unknown" });
    }
    expect(await start("no id")).toEqual({ refused: "unknown" });
    const attempt = await begun(id);
    expect(await stored(attempt)).toMatchObject({
      assignmentId: id,
      kind: "quiz",
      number: 1,
      title: "Assigned",
    });
    expect(await begun(id)).toBe(attempt);
  });

  it("two starts at once sit the same one", async () => {
    const id = await assign(db, world.asOwner);
    const ids = await Promise.all([1, 2, 3].map(() => begun(id)));
    expect(new Set(ids).size).toBe(1);
  });

  it("keep to the opening and the closing", async () => {
    const id = await assign(db, world.asOwner, { opensAt: NOW, dueAt: NOW + DAY, closesAt: NOW + 2 * DAY });
    expect(await start(id, NOW - 1)).toEqual({ refused: "not-open-yet", at: NOW });
    expect(await start(id, NOW + 2 * DAY)).toEqual({ refused: "closed", at: NOW + 2 * DAY });
    expect((await stored(await begun(id, NOW + DAY + 1)))?.deadlineAt?.getTime()).toBe(NOW + 2 * DAY);
    const strict = await assign(db, world.asOwner, { dueAt: NOW + DAY, late: { kind: "refuse" } });
    expect(await start(strict, NOW + DAY)).toEqual({ refused: "closed", at: NOW + DAY });
    await withdrawAssignment(db, world.asOwner, strict, true, NOW);
    expect(await start(strict)).toEqual({ refused: "unknown" });
  });

  it("have the limits, exceptions and accommodations that hold for the student", async () => {
    const who = await newStudent();
    const id = await assign(db, world.asOwner, {
      closesAt: NOW + DAY,
      blueprint: { timeLimitMinutes: 20, attempts: 1 },
    });
    await setException(
      db,
      world.asOwner,
      id,
      { userId: who },
      { ...NONE, timeLimitMinutes: 30, closesAt: NOW + 3 * DAY },
    );
    await grantInClass(db, world.asOwner, who, { timeFactor: 1.5, extraAttempts: 1, extraDays: 1 });
    const first = await begun(id, NOW + 3 * DAY, who);
    expect((await stored(first))?.deadlineAt?.getTime()).toBe(NOW + 3 * DAY + 45 * MINUTE);
    expect((await stored(first))?.rules).toMatchObject({ timeLimitMinutes: 30 });
    await finishAttempt(db, who, first, NOW + 3 * DAY + 1);
    const second = await begun(id, NOW + 4 * DAY - 5 * MINUTE, who);
    // Closing, a day later for this student, and the extra quarter of an hour.
    expect((await stored(second))?.deadlineAt?.getTime()).toBe(NOW + 4 * DAY + 15 * MINUTE);
    await finishAttempt(db, who, second, NOW + 4 * DAY - 4 * MINUTE);
    expect(await start(id, NOW + 4 * DAY - 3 * MINUTE, who)).toEqual({ refused: "no-attempts-left" });
  });

  it("count apart from those by the link of the quiz, and in each class by themselves", async () => {
    const who = await newStudent();
    const quizId = await makeQuiz(db, world.owner, { attempts: 1 });
    const other = await makeClass(db);
    await join(db, other.id, who);
    const here = await assign(db, world.asOwner, { quizId, blueprint: { attempts: 1 } });
    const there = await assign(db, other.asOwner, { quizId, blueprint: { attempts: 1 } });
    const byLink = await startQuiz(db, who, quizId, NOW);
    const ids = [await begun(here, NOW, who), await begun(there, NOW, who)];
    expect("id" in byLink).toBe(true);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect((await stored(id))?.number).toBe(1);
    expect(await quizAttempts(db, world.owner, quizId, NOW)).toHaveLength(1);
    expect(await listAttempts(db, who, { quizId }, NOW)).toHaveLength(1);
    expect(await listAttempts(db, who, { assignmentId: here }, NOW)).toMatchObject([{ id: ids[0] }]);
  });

  it("all get the same where there is one variant", async () => {
    const [one, two] = [await newStudent(), await newStudent()];
    const id = await assign(db, world.asOwner, { blueprint: { variants: "one" } });
    const asked = async (who: string) =>
      (await responsesOf(db, who, await begun(id, NOW, who))).map(({ cardId, form }) => `${cardId} ${form}`);
    expect(await asked(one)).toEqual(await asked(two));
  });

  it("are looked back on when nobody of the class can be sitting any more", async () => {
    const [quick, slow] = [await newStudent(), await newStudent()];
    await grantInClass(db, world.asOwner, slow, { timeFactor: 1, extraAttempts: 0, extraDays: 2 });
    const id = await assign(db, world.asOwner, {
      closesAt: NOW + DAY,
      blueprint: { review: examReview(), graceMinutes: 10 },
    });
    const attempt = await begun(id, NOW, quick);
    await finishAttempt(db, quick, attempt, NOW + MINUTE);
    const score = async (now: number) => (await reviewAttempt(db, quick, attempt, now))?.score;
    expect(await score(NOW + DAY + 11 * MINUTE)).toBeNull();
    expect((await reviewAttempt(db, quick, attempt, NOW + DAY))?.moreAt).toBe(NOW + 3 * DAY + 10 * MINUTE);
    expect(await score(NOW + 3 * DAY + 10 * MINUTE)).not.toBeNull();
    await setException(db, world.asOwner, id, { userId: slow }, { ...NONE, closesAt: NOW + 5 * DAY });
    expect(await score(NOW + 3 * DAY + 10 * MINUTE)).toBeNull();
    expect(await score(NOW + 7 * DAY + 10 * MINUTE)).not.toBeNull();
  });

  it("stay with whoever leaves", async () => {
    const who = await newStudent();
    const id = await assign(db, world.asOwner);
    const attempt = await begun(id, NOW, who);
    await endMembership(db, world.asOwner, who, "left", NOW);
    expect(await attemptView(db, who, attempt, NOW)).toMatchObject({ state: "open" });
    await finishAttempt(db, who, attempt, NOW);
    expect(await reviewAttempt(db, who, attempt, NOW)).toMatchObject({ assignmentId: id });
    expect(await start(id, NOW, who)).toEqual({ refused: "unknown" });
  });

  it("can be tried by those who teach, and count nowhere", async () => {
    const id = await assign(db, world.asOwner, { opensAt: NOW + DAY, blueprint: { timeLimitMinutes: 20 } });
    const assistant = await access(db, world.assistant, world.id);
    const tried = await previewAssigned(db, assistant, id, 7, NOW);
    expect("id" in tried && (await stored(tried.id))).toMatchObject({ kind: "preview", number: null });
    const elsewhere = await makeClass(db);
    expect(await previewAssigned(db, elsewhere.asOwner, id, 7, NOW)).toEqual({ refused: "unknown" });
  });

  it("get more time at once by what is granted in the class, and by an exception for person or group", async () => {
    const id = await assign(db, world.asOwner, {
      blueprint: { timeLimitMinutes: 20 },
      closesAt: NOW + 60 * MINUTE,
    });
    const [granted, excepted, plain] = [await newStudent(), await newStudent(), await newStudent()];
    const sat = [await begun(id, NOW, granted), await begun(id, NOW, excepted), await begun(id, NOW, plain)];
    const minutes = async () =>
      Promise.all(
        sat.map(async (one) => ((await stored(one))?.deadlineAt?.getTime() ?? 0) / MINUTE - NOW / MINUTE),
      );
    const lengthen = () => Promise.all([granted, excepted, plain].map((who) => lengthenOpen(db, who, NOW)));
    await lengthen();
    expect(await minutes()).toEqual([20, 20, 20]);
    await grantInClass(db, world.asOwner, granted, { timeFactor: 2, extraAttempts: 0, extraDays: 0 });
    await setException(db, world.asOwner, id, { userId: excepted }, { ...NONE, timeLimitMinutes: 45 });
    await lengthen();
    expect(await minutes()).toEqual([40, 45, 20]);
    // A shorter one takes nothing away from what goes on.
    await setException(db, world.asOwner, id, { userId: excepted }, { ...NONE, timeLimitMinutes: 5 });
    await lengthen();
    expect(await minutes()).toEqual([40, 45, 20]);
    const other = await makeClass(db);
    await join(db, other.id, plain);
    await grantInClass(db, other.asOwner, plain, { timeFactor: 5, extraAttempts: 0, extraDays: 0 });
    await lengthen();
    expect(await minutes()).toEqual([40, 45, 20]);
  });
});

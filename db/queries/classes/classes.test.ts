import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "../../client";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { access, CLASS, join, makeClass } from "../../testing-classes";
import { NOW } from "../../testing-quizzes";
import { grantAccommodation } from "../accommodations";
import { removeUser } from "../users";
import { accessTo } from "./access";
import {
  archiveClass,
  classByCode,
  createClass,
  joinCodeOf,
  listClasses,
  saveClass,
  setJoinCode,
} from "./classes";
import {
  endMembership,
  grantInClass,
  groupsOf,
  joinByCode,
  makeOwner,
  roster,
  setRole,
  setRosterFields,
  undoRemoval,
} from "./members";

describe.each(testDatabases())("classes on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
  });
  afterAll(() => opened.close());

  it("say what everybody is to them", async () => {
    const world = await makeClass(db);
    const other = await makeClass(db);
    const relation = async (userId: string) => (await accessTo(db, userId, world.id))?.relation;
    expect(await relation(world.owner)).toBe("owner");
    expect(await relation(world.coInstructor)).toBe("co-instructor");
    expect(await relation(world.assistant)).toBe("assistant");
    expect(await relation(world.student)).toBe("student");
    expect(await relation(world.former)).toBe("former");
    expect(await relation(other.student)).toBe("none");
    expect(await accessTo(db, world.owner, "no id")).toBeNull();
    expect(await accessTo(db, world.owner, crypto.randomUUID())).toBeNull();
  });

  it("are listed for whoever is in them now, with who teaches and how many learn", async () => {
    const world = await makeClass(db);
    const [mine] = await listClasses(db, world.student);
    expect(mine).toMatchObject({
      id: world.id,
      role: "student",
      relation: "student",
      students: 1,
      name: CLASS.name,
    });
    expect(mine?.teachers).toHaveLength(2);
    expect(await listClasses(db, world.former)).toEqual([]);
    await archiveClass(db, world.asOwner, true, NOW);
    expect(await listClasses(db, world.owner)).toEqual([]);
    expect(await listClasses(db, world.owner, { archived: true })).toMatchObject([{ archivedAt: NOW }]);
    expect(await classByCode(db, world.joinCode)).toBeNull();
    expect(await joinByCode(db, await makeUser(db), world.joinCode, NOW)).toEqual({ status: "unknown" });
  });

  it("are joined by their code however it is typed, once, as a student", async () => {
    const world = await makeClass(db);
    const newcomer = await makeUser(db);
    const typed = ` ${world.joinCode.slice(0, 4).toUpperCase()}-${world.joinCode.slice(4)} `;
    expect(await classByCode(db, typed)).toMatchObject({ id: world.id, teachers: ["Test", "Test"] });
    expect(await joinByCode(db, newcomer, typed, NOW)).toEqual({ status: "joined", classId: world.id });
    expect(await joinByCode(db, newcomer, typed, NOW)).toEqual({ status: "already", classId: world.id });
    expect((await accessTo(db, newcomer, world.id))?.relation).toBe("student");
    // Whoever teaches it does not become a student by trying the code.
    expect(await joinByCode(db, world.coInstructor, typed, NOW)).toMatchObject({ status: "already" });
    expect((await accessTo(db, world.coInstructor, world.id))?.relation).toBe("co-instructor");
  });

  it("an old code is dead once there is a new one, or none", async () => {
    const world = await makeClass(db);
    const renewed = await setJoinCode(db, world.asOwner, true);
    expect(renewed).not.toBe(world.joinCode);
    expect(await classByCode(db, world.joinCode)).toBeNull();
    expect(await setJoinCode(db, world.asOwner, false)).toBeNull();
    expect(await joinCodeOf(db, world.asOwner)).toBeNull();
    expect(await classByCode(db, renewed as string)).toBeNull();
  });

  it("a leaver comes back to what they were given; who was removed does not come back by the code", async () => {
    const world = await makeClass(db);
    await grantInClass(db, world.asOwner, world.student, { timeFactor: 1.5, extraAttempts: 1, extraDays: 2 });
    const asStudent = await access(db, world.student, world.id);
    expect(await endMembership(db, asStudent, world.student, "left", NOW)).toBe(true);
    expect(await endMembership(db, asStudent, world.student, "left", NOW)).toBe(false);
    expect((await roster(db, world.asOwner)).map(({ userId }) => userId)).not.toContain(world.student);
    await joinByCode(db, world.student, world.joinCode, NOW + 1);
    expect((await roster(db, world.asOwner)).find(({ userId }) => userId === world.student)).toMatchObject({
      granted: { timeFactor: 1.5, extraAttempts: 1, extraDays: 2 },
      joinedAt: NOW + 1,
    });
    await endMembership(db, world.asOwner, world.student, "removed", NOW);
    expect(await joinByCode(db, world.student, world.joinCode, NOW)).toEqual({ status: "removed" });
    expect(await undoRemoval(db, world.asOwner, world.student)).toBe(true);
    expect((await accessTo(db, world.student, world.id))?.relation).toBe("student");
  });

  it("the owner can neither leave nor be removed nor lowered, and can hand the class over to an instructor", async () => {
    const { asOwner, owner, coInstructor, student, id } = await makeClass(db);
    expect(await endMembership(db, asOwner, owner, "removed", NOW)).toBe(false);
    expect(await setRole(db, asOwner, owner, "student")).toBe(false);
    expect(await makeOwner(db, asOwner, student)).toBe(false);
    expect(await makeOwner(db, asOwner, coInstructor)).toBe(true);
    expect((await accessTo(db, owner, id))?.relation).toBe("co-instructor");
    expect(await setRole(db, asOwner, owner, "student")).toBe(true);
  });

  it("when the owner's account is gone the class stays, and its instructors own it", async () => {
    const world = await makeClass(db);
    await removeUser(db, world.owner);
    expect((await accessTo(db, world.coInstructor, world.id))?.relation).toBe("owner");
    expect((await accessTo(db, world.assistant, world.id))?.relation).toBe("assistant");
  });

  it("the roster calls people as it wants, and tells the larger of what is granted here and everywhere", async () => {
    const world = await makeClass(db);
    const fields = { rosterName: " Әлия Қасым ", studentNumber: "A-17", groupName: "Monday" };
    expect(await setRosterFields(db, world.asOwner, world.student, fields)).toBe(true);
    await grantAccommodation(db, world.student, { timeFactor: 2, extraAttempts: 0, extraDays: 1 }, NOW);
    await grantInClass(db, world.asOwner, world.student, {
      timeFactor: 1.25,
      extraAttempts: 3,
      extraDays: 0,
    });
    const all = await roster(db, world.asOwner);
    expect(all.map(({ role }) => role)).toEqual(["instructor", "instructor", "assistant", "student"]);
    expect(all.at(-1)).toMatchObject({
      name: "Әлия Қасым",
      ownName: "Test",
      studentNumber: "A-17",
      groupName: "Monday",
      grantedHere: { timeFactor: 1.25, extraAttempts: 3, extraDays: 0 },
      granted: { timeFactor: 2, extraAttempts: 3, extraDays: 1 },
      isOwner: false,
    });
    expect(await groupsOf(db, world.asOwner)).toEqual(["Monday"]);
    await expect(
      grantInClass(db, world.asOwner, world.student, { timeFactor: 9, extraAttempts: 0, extraDays: 0 }),
    ).rejects.toThrow("from 1");
  });

  it("one class's teacher reaches nobody of another", async () => {
    const [here, there] = [await makeClass(db), await makeClass(db)];
    expect(await setRole(db, here.asOwner, there.student, "instructor")).toBe(false);
    expect(await endMembership(db, here.asOwner, there.student, "removed", NOW)).toBe(false);
    expect(
      await grantInClass(db, here.asOwner, there.student, { timeFactor: 2, extraAttempts: 0, extraDays: 0 }),
    ).toBe(false);
    expect(await setRole(db, here.asOwner, "no id", "student")).toBe(false);
  });

  it("keep what they are set to, and refuse what they cannot be", async () => {
    const teacher = await makeUser(db);
    const { id } = await createClass(db, teacher, { ...CLASS, examDay: "2026-06-30" }, NOW);
    const mine = await access(db, teacher, id);
    expect(mine.head).toMatchObject({ name: "Civics 101", timeZone: "Asia/Almaty", examDay: "2026-06-30" });
    await saveClass(db, mine, { ...CLASS, name: "Civics 102", studyVisibility: "aggregate" });
    expect((await access(db, teacher, id)).head).toMatchObject({
      name: "Civics 102",
      studyVisibility: "aggregate",
      examDay: null,
    });
    await expect(saveClass(db, mine, { ...CLASS, timeZone: "Asia/Nowhere" })).rejects.toThrow("time zone");
    await expect(saveClass(db, mine, { ...CLASS, name: "  " })).rejects.toThrow();
    const student = await makeUser(db);
    await join(db, id, student);
    expect(await listClasses(db, student)).toHaveLength(1);
  });
});

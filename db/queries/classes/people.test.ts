import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "../../client";
import { makeUser, type OpenDatabase, testDatabases } from "../../testing";
import { access, assign, draftIs, join, makeClass } from "../../testing-classes";
import { NOW, publishBank } from "../../testing-quizzes";
import { feedVersion, removeFeed, renewFeed } from "../calendar-feeds";
import { userById } from "../users";
import { accessTo } from "./access";
import { createAssignment } from "./assignments";
import {
  acceptInvite,
  clearExpiredInvites,
  INVITE_LASTS,
  invite,
  listInvites,
  peekInvite,
  withdrawInvite,
} from "./invites";
import { endMembership, roster } from "./members";
import { digestOf, markSeen, noticesOf, setDigest, tell } from "./notices";

describe.each(testDatabases())("invitations, notices and calendars on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  let world: Awaited<ReturnType<typeof makeClass>>;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishBank(db, 1);
  });
  afterAll(() => opened.close());
  const emailOf = async (id: string) => (await userById(db, id))?.email as string;

  it("an invitation is accepted once, by the account of its address", async () => {
    world = await makeClass(db);
    const [id, other] = [await makeUser(db), await makeUser(db)];
    const email = await emailOf(id);
    const whom = { email: ` ${email.toUpperCase()} `, role: "assistant" as const, studentNumber: "7" };
    const token = await invite(db, world.asOwner, whom, NOW);
    expect(await peekInvite(db, token, NOW)).toMatchObject({
      email,
      role: "assistant",
      offer: { id: world.id },
    });
    expect(await listInvites(db, world.asOwner, NOW)).toMatchObject([
      { email, expiresAt: NOW + INVITE_LASTS },
    ]);
    expect(await acceptInvite(db, { id: other, email: await emailOf(other) }, token, NOW)).toBe("other");
    expect(await acceptInvite(db, { id, email }, token, NOW)).toEqual({ classId: world.id });
    expect(await acceptInvite(db, { id, email }, token, NOW)).toBeNull();
    expect((await accessTo(db, id, world.id))?.relation).toBe("assistant");
    expect((await roster(db, world.asOwner)).find(({ userId }) => userId === id)?.studentNumber).toBe("7");
  });

  it("its link dies with time, with a newer one, and when it is taken back", async () => {
    world = await makeClass(db);
    const id = await makeUser(db);
    const whom = { email: await emailOf(id), role: "student" as const };
    const first = await invite(db, world.asOwner, whom, NOW);
    const second = await invite(db, world.asOwner, whom, NOW);
    expect(await peekInvite(db, first, NOW)).toBeNull();
    expect(await peekInvite(db, second, NOW + INVITE_LASTS)).toBeNull();
    expect(await acceptInvite(db, { id, email: whom.email }, second, NOW + INVITE_LASTS)).toBeNull();
    expect(await withdrawInvite(db, world.asOwner, whom.email)).toBe(true);
    expect(await peekInvite(db, second, NOW)).toBeNull();
    await invite(db, world.asOwner, whom, NOW);
    await clearExpiredInvites(db, NOW + INVITE_LASTS);
    expect(await listInvites(db, world.asOwner, NOW)).toEqual([]);
  });

  it("lowers nobody's role, and brings back who was removed", async () => {
    world = await makeClass(db);
    const at = async (id: string) => ({ id, email: await emailOf(id) });
    const teacher = await at(world.coInstructor);
    const token = await invite(db, world.asOwner, { email: teacher.email, role: "student" }, NOW);
    await acceptInvite(db, teacher, token, NOW);
    expect((await accessTo(db, teacher.id, world.id))?.relation).toBe("co-instructor");
    await endMembership(db, world.asOwner, world.student, "removed", NOW);
    const student = await at(world.student);
    const again = await invite(db, world.asOwner, { email: student.email, role: "student" }, NOW);
    await acceptInvite(db, student, again, NOW);
    expect((await accessTo(db, student.id, world.id))?.relation).toBe("student");
  });

  it("notices reach the students of now, from when they joined, and say what was seen", async () => {
    world = await makeClass(db);
    const late = await makeUser(db);
    await tell(db, world.asOwner, { kind: "message", text: "Welcome" }, NOW + 1);
    await join(db, world.id, late, "student", NOW + 2);
    const assignmentId = await assign(db, world.asOwner, { title: "Quiz 1", dueAt: NOW + 9 });
    await tell(db, world.asOwner, { kind: "assigned", assignmentId }, NOW + 3);
    await tell(
      db,
      world.asOwner,
      { kind: "changed", assignmentId, userId: late, text: "Your date" },
      NOW + 4,
    );
    const texts = async (who: string) =>
      (await noticesOf(db, who)).map(({ kind, seen }) => `${kind} ${seen}`);
    expect(await texts(world.student)).toEqual(["assigned false", "message false"]);
    expect(await texts(late)).toEqual(["changed false", "assigned false"]);
    expect(await texts(world.assistant)).toEqual([]);
    expect(await texts(world.former)).toEqual([]);
    expect((await noticesOf(db, late, { since: NOW + 3 })).map(({ text }) => text)).toEqual(["Your date"]);
    expect((await noticesOf(db, late))[1]?.assignment).toMatchObject({ title: "Quiz 1", dueAt: NOW + 9 });
    await markSeen(db, late, NOW + 3);
    await markSeen(db, late, NOW + 1);
    expect(await texts(late)).toEqual(["changed false", "assigned true"]);
    // An assignment for some is nobody else's news.
    const some = await createAssignment(db, world.asOwner, draftIs(), NOW, [late]);
    await tell(db, world.asOwner, { kind: "assigned", assignmentId: some.id }, NOW + 5);
    expect(await texts(late)).toHaveLength(3);
    expect(await texts(world.student)).toHaveLength(2);
    await endMembership(db, await access(db, late, world.id), late, "left", NOW + 6);
    expect(await texts(late)).toEqual([]);
  });

  it("an e-mail digest is off until it is wanted", async () => {
    const id = await makeUser(db);
    expect(await digestOf(db, id)).toBe("off");
    await markSeen(db, id, NOW);
    await setDigest(db, id, "daily", NOW);
    expect(await digestOf(db, id)).toBe("daily");
  });

  it("a calendar link is renewed and taken back", async () => {
    const id = await makeUser(db);
    expect(await feedVersion(db, id)).toBeNull();
    const first = await renewFeed(db, id, NOW);
    expect(await feedVersion(db, id)).toBe(first);
    expect(await renewFeed(db, id, NOW)).not.toBe(first);
    await removeFeed(db, id);
    expect(await feedVersion(db, id)).toBeNull();
    expect(await feedVersion(db, "no id")).toBeNull();
  });
});

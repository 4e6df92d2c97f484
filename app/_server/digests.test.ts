import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Db } from "@/db/client";
import { setDigest, tell } from "@/db/queries/classes/notices";
import { userById } from "@/db/queries/users";
import { makeUser, type OpenDatabase, testDatabases } from "@/db/testing";
import { assign, join, makeClass } from "@/db/testing-classes";
import { NOW, publishBank } from "@/db/testing-quizzes";
import { sendDigests } from "./digests";
import { env } from "./env";

const DAY = 86_400_000;
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "zerek-digests-"));

describe.each(testDatabases())("digests on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("SMTP_URL", "");
    vi.stubEnv("ZEREK_DATA_DIR", dir);
    opened = await open();
    db = opened.db;
    await publishBank(db, 1);
  });
  afterAll(async () => {
    await opened.close();
    fs.rmSync(path.join(env().dataDir, "outbox"), { recursive: true, force: true });
  });
  beforeEach(() => fs.rmSync(path.join(env().dataDir, "outbox"), { recursive: true, force: true }));

  function mails(): string[] {
    const outbox = path.join(env().dataDir, "outbox");
    return fs.existsSync(outbox)
      ? fs.readdirSync(outbox).map((file) => fs.readFileSync(path.join(outbox, file), "utf8"))
      : [];
  }

  it("tell once, to whom wants it, what is new and what is due", async () => {
    const world = await makeClass(db, { name: "Civics" });
    const quiet = await makeUser(db);
    await join(db, world.id, quiet);
    await setDigest(db, world.student, "daily", NOW);
    await tell(db, world.asOwner, { kind: "message", text: "Bring a pen" }, NOW + 1);
    const quiz = await assign(db, world.asOwner, { title: "Quiz 1", dueAt: NOW + 3 * DAY });
    const about = { assignmentId: quiz, userId: world.student };
    for (const kind of ["graded", "corrected"] as const)
      await tell(db, world.asOwner, { kind, ...about }, NOW + 2);
    await assign(db, world.asOwner, { title: "Far away", dueAt: NOW + 30 * DAY });
    expect(await sendDigests(db, NOW + DAY / 2)).toBe(0);
    expect(await sendDigests(db, NOW + DAY)).toBe(1);
    const [mail = "", ...others] = mails();
    expect(others).toEqual([]);
    expect(mail).toContain(`To: ${(await userById(db, world.student))?.email}`);
    expect(mail).toContain("- Civics: Bring a pen");
    expect(mail).toContain("- Your instructor set your grade: Quiz 1, Civics");
    expect(mail).toContain("- A question was corrected and your points changed: Quiz 1, Civics");
    expect(mail).toContain("- Quiz 1 (Civics), due 18 Jun 2026");
    expect(mail).not.toContain("Far away");
    expect(await sendDigests(db, NOW + DAY)).toBe(0);
  });

  it("are not sent when there is nothing to say, and come weekly to whom wants that", async () => {
    const world = await makeClass(db);
    await setDigest(db, world.student, "weekly", NOW);
    await tell(db, world.asOwner, { kind: "message", text: "Hello" }, NOW + 1);
    expect(await sendDigests(db, NOW + 6 * DAY)).toBe(0);
    expect(await sendDigests(db, NOW + 7 * DAY)).toBe(1);
    expect(await sendDigests(db, NOW + 14 * DAY)).toBe(0);
    expect(mails()).toHaveLength(1);
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "./client";
import { ensureDemo } from "./demo";
import { progressOf } from "./queries/progress";
import { refoldUser } from "./queries/refold";
import { demoUsers } from "./queries/users";
import { users } from "./schema/accounts";
import { reviews } from "./schema/study";
import { makeCard, type OpenDatabase, publishCards, testDatabases } from "./testing";

const NOW = Date.UTC(2026, 5, 15, 12);
const hash = async (password: string) => `hash of ${password}`;

describe.each(testDatabases())("demo accounts on $name", ({ open }) => {
  let opened: OpenDatabase;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await publishCards(
      db,
      "pack",
      Array.from({ length: 300 }, (_, n) => makeCard(`f${n}`, `${n}`)),
    );
    await ensureDemo(db, "secret", hash, NOW);
  });
  afterAll(() => opened.close());

  it("have weeks of plausible history that a replay confirms", async () => {
    const made = await demoUsers(db);
    expect(made.map((user) => user.email.split("@")[0]).sort()).toEqual(["instructor", "student"]);
    const [student] = await db.select().from(users).where(eq(users.email, "student@zerek.example"));
    const userId = student?.id as string;
    expect(student?.passwordHash).toBe("hash of secret");
    expect(await refoldUser(db, userId)).toMatchObject({ wrong: 0, wrongDays: 0 });
    const { states, totals, forecast, days } = await progressOf(db, userId, NOW);
    expect(totals.daysStudied).toBeGreaterThan(24);
    expect(totals.daysStudied).toBeLessThan(35);
    expect(totals.recalled).toBeGreaterThan(0.75);
    expect(totals.recalled).toBeLessThan(0.97);
    expect(states.young + states.mature).toBeGreaterThan(100);
    expect(states.new).toBeGreaterThan(0);
    expect(forecast[0]?.due).toBeGreaterThan(3);
    expect(days.at(-1)?.reviews).toBe(0);
    expect(Math.max(...days.map((day) => day.reviews))).toBeLessThan(150);
  });

  it("are made once", async () => {
    const before = await db.$count(reviews);
    await ensureDemo(db, "other", hash, NOW + 86_400_000);
    expect(await db.$count(reviews)).toBe(before);
    expect(await db.$count(users)).toBe(2);
  });
});

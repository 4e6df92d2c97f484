import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createUser } from "@/db/queries/users";
import { type OpenDatabase, testDatabases } from "@/db/testing";
import { userByPassword } from "./credentials";
import { hashPassword } from "./passwords";
import { countTry } from "./rate-limit";

const from = (ip: string) => new Headers({ "x-forwarded-for": ip });
const password = "tulip in the steppe";

beforeAll(() => {
  vi.stubEnv("ZEREK_DOOR", "1");
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NEXTAUTH_SECRET", "t".repeat(40));
});

describe.each(testDatabases())("credentials on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
    const passwordHash = await hashPassword(password);
    await createUser(opened.db, { email: "aya@example.org", name: "Aya", passwordHash }, new Date());
    await createUser(opened.db, { email: "google@example.org", name: "G", passwordHash: null }, new Date());
  });
  afterAll(() => opened.close());
  const attempt = (email: string, given: string, ip = "203.0.113.1") =>
    userByPassword(opened.db, { email, password: given }, from(ip));

  it("fit, in whatever case the address is typed", async () => {
    expect(await attempt(" AYA@Example.org ", password)).toMatchObject({ name: "Aya" });
  });

  it("do not fit: wrong password, unknown address, no password at all", async () => {
    expect(await attempt("aya@example.org", "wrong")).toBeNull();
    expect(await attempt("nobody@example.org", password)).toBeNull();
    expect(await attempt("google@example.org", "")).toBeNull();
    expect(await attempt("' or 1=1 --", password)).toBeNull();
  });

  it("are limited for one sender and address, and another sender still gets in", async () => {
    for (let i = 0; i < 10; i++) await attempt("limit@example.org", "wrong", "203.0.113.2");
    await expect(attempt("limit@example.org", "wrong", "203.0.113.2")).rejects.toMatchObject({
      code: "too-many",
    });
    expect(await attempt("limit@example.org", "wrong", "203.0.113.3")).toBeNull();
  });

  it("are limited for known and unknown addresses alike", async () => {
    for (let i = 0; i < 10; i++) await attempt("aya@example.org", "wrong", "203.0.113.4");
    await expect(attempt("aya@example.org", password, "203.0.113.4")).rejects.toMatchObject({
      code: "too-many",
    });
  });

  it("count every one of many tries at once", async () => {
    const limit = { name: "burst", points: 5, seconds: 60 };
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => countTry(opened.db, limit, "x")));
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(5);
    const later = Date.now() + 61_000;
    await expect(countTry(opened.db, limit, "x", later)).resolves.toBeUndefined();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Db } from "@/db/client";
import { bumpSessionEpoch, createUser, setName, type User, userById } from "@/db/queries/users";
import { type OpenDatabase, testDatabases } from "@/db/testing";
import { AppError } from "./errors";
import { type Handler, isWrapped, mutation, query } from "./mutation";
import { encodeSession } from "./session-token";

let db: Db;
vi.mock("@/db/client", () => ({ getDb: async () => db }));

const ORIGIN = "http://localhost:3000";
const [embedded] = testDatabases();
let opened: OpenDatabase;
let user: User;

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  vi.stubEnv("NEXTAUTH_SECRET", "t".repeat(40));
  opened = (await embedded?.open()) as OpenDatabase;
  db = opened.db;
});
afterAll(() => opened.close());
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.org`;
  user = (await createUser(db, { email, name: "Aya", passwordHash: null }, new Date())) as User;
});

const ours = { origin: ORIGIN, host: "localhost:3000", "content-type": "application/json" };
type Init = { headers?: Record<string, string>; body?: BodyInit | null; as?: User | null };

async function call(handler: Handler, init: Init = {}, method = "POST") {
  const headers = new Headers(init.headers ?? ours);
  const who = init.as === undefined ? user : init.as;
  if (who) headers.set("cookie", `a=b; zerek.session=${encodeSession(who)}`);
  const body = method === "GET" ? null : (init.body ?? "{}");
  const request = new Request(`${ORIGIN}/api/x?n=1`, {
    method,
    headers,
    body,
    duplex: "half",
  } as RequestInit);
  const response = await handler(request, { params: Promise.resolve({}) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : null };
}

const whoAmI = mutation({ who: "user", input: z.object({}), run: async ({ user: who }) => ({ id: who.id }) });
const rename = mutation({
  who: "user",
  input: z.object({ name: z.string().min(2, "too short"), fail: z.boolean().optional() }),
  run: async ({ db: tx, user: who, input }) => {
    await setName(tx, who.id, input.name);
    if (input.fail) throw new AppError("conflict", "Somebody was quicker.");
  },
});

describe("who", () => {
  it("is known by the cookie, and nobody without it", async () => {
    expect(await call(whoAmI)).toMatchObject({ status: 200, json: { id: user.id } });
    expect(await call(whoAmI, { as: null })).toMatchObject({
      status: 401,
      json: { error: { code: "unauthenticated" } },
    });
  });

  it("is nobody once the epoch moved on or the account is gone", async () => {
    await bumpSessionEpoch(db, user.id);
    expect((await call(whoAmI)).status).toBe(401);
    const ghost = { ...user, id: "0190a000-0000-7000-8000-00000000dead" };
    expect((await call(whoAmI, { as: ghost })).status).toBe(401);
  });

  it("of a bare session is told without asking the database, with the epoch to compare", async () => {
    const bare = mutation({
      who: "session",
      input: z.object({}),
      transaction: false,
      run: async ({ user: who }) => who,
    });
    await bumpSessionEpoch(db, user.id);
    expect(await call(bare)).toMatchObject({ status: 200, json: { id: user.id, sessionEpoch: 1 } });
    expect((await call(bare, { as: null })).status).toBe(401);
  });

  it("may be nobody where anyone may", async () => {
    const open = query({
      who: "anyone",
      input: z.object({ n: z.coerce.number() }),
      run: async (c) => [c.user, c.input],
    });
    expect((await call(open, { as: null }, "GET")).json).toEqual([null, { n: 1 }]);
    expect((await call(open, {}, "GET")).json[0].id).toBe(user.id);
  });
});

describe("where from", () => {
  it.each([
    ["another site", { ...ours, origin: "https://evil.example" }],
    ["another port", { ...ours, origin: "http://localhost:3001" }],
    ["a name that begins with ours", { ...ours, origin: "http://localhost:3000.evil.example" }],
    ["nowhere (sandboxed frame)", { ...ours, origin: "null" }],
    ["a page that the browser calls cross-site", { ...ours, "sec-fetch-site": "cross-site" }],
    ["a sibling subdomain", { ...ours, "sec-fetch-site": "same-site" }],
    [
      "a forwarded host that no proxy of ours wrote",
      { ...ours, origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
    ["no browser at all", { host: "localhost:3000", "content-type": "application/json" }],
  ])("refuses %s", async (_, headers) => {
    expect(await call(whoAmI, { headers })).toMatchObject({
      status: 403,
      json: { error: { code: "forbidden" } },
    });
  });

  it("takes a page of ours, by whichever header", async () => {
    expect((await call(whoAmI, { headers: { ...ours, "sec-fetch-site": "same-origin" } })).status).toBe(200);
    const { origin: _, ...rest } = ours;
    expect((await call(whoAmI, { headers: { ...rest, "sec-fetch-site": "same-origin" } })).status).toBe(200);
    const lan = { ...ours, origin: "http://192.168.1.7:3000", host: "192.168.1.7:3000" };
    expect((await call(whoAmI, { headers: lan })).status).toBe(200);
  });
});

describe("what", () => {
  it.each([
    ["not JSON", "{name:", 400],
    ["nothing", "", 400],
    ["null", "null", 400],
    ["an array", "[]", 400],
    ["too short a name", '{"name":"x"}', 400],
    ["a name that is no text", '{"name":{"$ne":null}}', 400],
    ["a million brackets", "[".repeat(60_000), 400],
  ])("refuses %s", async (_, body, status) => {
    expect(await call(rename, { body })).toMatchObject({ status, json: { error: { code: "invalid" } } });
  });

  it("says which field and why", async () => {
    expect((await call(rename, { body: '{"name":"x"}' })).json.error.fields).toEqual({ name: "too short" });
  });

  it("refuses a form of another content type", async () => {
    const headers = { ...ours, "content-type": "text/plain" };
    expect((await call(rename, { headers, body: '{"name":"Mallory"}' })).status).toBe(400);
  });

  it("refuses a large body by its declared size, without reading it", async () => {
    const body = new ReadableStream({ pull: () => Promise.reject(new Error("was read")) });
    const headers = { ...ours, "content-length": String(10 * 1024 * 1024) };
    expect(await call(rename, { headers, body })).toMatchObject({
      status: 413,
      json: { error: { code: "too-large" } },
    });
  });

  it("stops reading a large body of unknown size", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(32));
        if (sent > 10 * 1024 * 1024) controller.close();
      },
    });
    expect((await call(rename, { body })).status).toBe(413);
    expect(sent).toBeLessThan(256 * 1024);
  });

  it("keeps what looks like SQL as text", async () => {
    const name = "'); drop table users; --";
    expect((await call(rename, { body: JSON.stringify({ name }) })).status).toBe(204);
    expect((await userById(db, user.id))?.name).toBe(name);
  });
});

describe("how it ends", () => {
  it("takes back what was done when it fails", async () => {
    const answer = await call(rename, { body: '{"name":"Undone","fail":true}' });
    expect(answer).toMatchObject({
      status: 409,
      json: { error: { code: "conflict", message: "Somebody was quicker." } },
    });
    expect((await userById(db, user.id))?.name).toBe("Aya");
  });

  it("tells nothing of what was not expected", async () => {
    const broken = mutation({
      who: "user",
      input: z.object({}),
      run: async () => {
        throw new Error("password of the database is hunter2");
      },
    });
    const answer = await call(broken);
    expect(answer).toMatchObject({ status: 500, json: { error: { code: "internal" } } });
    expect(JSON.stringify(answer.json)).not.toContain("hunter2");
  });

  it("limits, and says when to come back", async () => {
    const limit = { name: "test", points: 2, seconds: 60, by: "user" as const };
    const limited = mutation({ who: "user", input: z.object({}), limit, run: async () => ({}) });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await call(limited)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const wait = Number((await call(limited)).headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it("is never cached, framed or sniffed", async () => {
    const { headers } = await call(whoAmI);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("is compressed only where that saves something", async () => {
    const answering = (length: number) =>
      mutation({ who: "user", input: z.object({}), run: async () => ({ text: "x".repeat(length) }) });
    const control = async (length: number) =>
      (await call(answering(length))).headers.get("cache-control")?.includes("no-transform");
    expect(await control(100)).toBe(true);
    expect(await control(5000)).toBe(false);
  });

  it("is marked as made by the wrapper", () => {
    expect(isWrapped(whoAmI)).toBe(true);
    expect(isWrapped(async () => new Response())).toBe(false);
  });
});

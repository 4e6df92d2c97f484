import { createHmac } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { cookieValue, decodeSession, encodeSession, renewSession, SESSION_SECONDS } from "./session-token";

const ID = "0190a000-0000-7000-8000-000000000001";
const NOW = Date.UTC(2026, 4, 1);
const DAY = 24 * 3600 * 1000;
const session = { id: ID, sessionEpoch: 3 };

beforeAll(() => {
  vi.stubEnv("NEXTAUTH_SECRET", "t".repeat(40));
  vi.stubEnv("DATABASE_URL", "");
});

describe("session token", () => {
  it("gives back what was put in", () => {
    expect(decodeSession(encodeSession(session, NOW), NOW)).toMatchObject({ sub: ID, epoch: 3 });
  });

  it("runs out", () => {
    const token = encodeSession(session, NOW);
    expect(decodeSession(token, NOW + SESSION_SECONDS * 1000 - 1000)).not.toBeNull();
    expect(decodeSession(token, NOW + SESSION_SECONDS * 1000)).toBeNull();
  });

  it("refuses a token with any byte changed", () => {
    const token = encodeSession(session, NOW);
    fc.assert(
      fc.property(fc.nat(token.length - 2), fc.constantFrom(..."AZaz09-_.".split("")), (at, char) => {
        fc.pre(token[at] !== char);
        expect(decodeSession(token.slice(0, at) + char + token.slice(at + 1), NOW)).toBeNull();
      }),
    );
  });

  it("refuses other algorithms, other keys and rubbish", () => {
    const [, body = ""] = encodeSession(session, NOW).split(".");
    const head = (alg: string) => Buffer.from(JSON.stringify({ alg, typ: "JWT" })).toString("base64url");
    const signed = `${head("HS256")}.${body}`;
    const foreign = createHmac("sha256", "another key").update(signed).digest("base64url");
    for (const token of [
      `${head("none")}.${body}.`,
      `${head("none")}.${body}.x`,
      `${signed}.${foreign}`,
      `${signed}.`,
    ]) {
      expect(decodeSession(token, NOW)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (token) => decodeSession(token, NOW) === null));
    expect(decodeSession("x".repeat(100_000), NOW)).toBeNull();
  });

  it("is renewed after a day, but not for ever", () => {
    const first = encodeSession(session, NOW);
    expect(renewSession(first, NOW + DAY / 2)).toBeNull();
    let token = first;
    let at = NOW;
    for (;;) {
      at += 2 * DAY;
      const next = renewSession(token, at);
      if (!next) break;
      token = next;
    }
    expect(at - NOW).toBeGreaterThanOrEqual(180 * DAY);
    expect(at - NOW).toBeLessThanOrEqual(182 * DAY);
  });
});

describe("cookieValue", () => {
  it("finds exactly the cookie of that name", () => {
    expect(cookieValue("a=1; zerek.session=x.y=z; b=2", "zerek.session")).toBe("x.y=z");
    expect(cookieValue("not-zerek.session=x", "zerek.session")).toBeNull();
    expect(cookieValue(null, "zerek.session")).toBeNull();
    expect(cookieValue("zerek.session", "zerek.session")).toBeNull();
  });
});

import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";

const ID = "0190a000-0000-7000-8000-000000000001";

async function load(url: string) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NEXTAUTH_SECRET", "t".repeat(40));
  vi.stubEnv("NEXTAUTH_URL", url);
  const [{ proxy }, tokens] = await Promise.all([import("@/proxy"), import("./session-token")]);
  const visit = (path: string, cookie?: string, init: { method?: string } = {}) =>
    proxy(new NextRequest(url + path, { ...init, headers: cookie ? { cookie } : {} }));
  return { visit, ...tokens };
}

beforeEach(() => vi.unstubAllEnvs());

describe("proxy", () => {
  it("gives every page a policy with a nonce of its own, and tells Next", async () => {
    const { visit } = await load("http://localhost:3000");
    const [first, second] = [visit("/"), visit("/")];
    const nonce = (r: Response) =>
      r.headers.get("content-security-policy")?.match(/'nonce-([0-9a-f]{32})'/)?.[1];
    expect(nonce(first)).toBeTruthy();
    expect(nonce(first)).not.toBe(nonce(second));
    expect(first.headers.get("x-middleware-request-x-nonce")).toBe(nonce(first));
    const policy = first.headers.get("content-security-policy") ?? "";
    for (const part of [
      "'strict-dynamic'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain("unsafe-eval");
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe-inline");
    expect(first.headers.get("strict-transport-security")).toBeNull();
    expect(first.headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });

  it("sends HSTS and keeps to __Host- cookies over https only", async () => {
    const { visit, sessionCookie } = await load("https://learn.example.org");
    expect(visit("/").headers.get("strict-transport-security")).toContain("max-age=");
    expect(sessionCookie()).toEqual({
      name: "__Host-zerek.session",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
    });
  });

  it.each(["/today", "/settings", "/progress", "/study/today", "/study/missed/1?x=1"])(
    "turns strangers away from %s and remembers where they wanted to go",
    async (path) => {
      const { visit, encodeSession } = await load("http://localhost:3000");
      const refused = visit(path, "zerek.session=forged.token.here");
      expect(refused.status).toBe(307);
      expect(refused.headers.get("location")).toBe(
        `http://localhost:3000/sign-in?next=${encodeURIComponent(path)}`,
      );
      const token = encodeSession({ id: ID, sessionEpoch: 1 });
      expect(visit(path, `zerek.session=${token}`).status).toBe(200);
    },
  );

  it.each(["/", "/decks", "/sign-in", "/todayish"])("lets anyone see %s", async (path) => {
    const { visit } = await load("http://localhost:3000");
    expect(visit(path).status).toBe(200);
  });

  it("renews a session that is a day old, on a visit but not on a sent form", async () => {
    const { visit, encodeSession, decodeSession } = await load("http://localhost:3000");
    const old = `zerek.session=${encodeSession({ id: ID, sessionEpoch: 1 }, Date.now() - 2 * 86_400_000)}`;
    const renewed = visit("/", old).cookies.get("zerek.session");
    expect(decodeSession(renewed?.value ?? "")).toMatchObject({ sub: ID, epoch: 1 });
    expect(renewed).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/" });
    expect(visit("/", old, { method: "POST" }).cookies.get("zerek.session")).toBeUndefined();
    const fresh = `zerek.session=${encodeSession({ id: ID, sessionEpoch: 1 })}`;
    expect(visit("/", fresh).cookies.get("zerek.session")).toBeUndefined();
  });
});

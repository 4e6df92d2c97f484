import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env";
import { keptSecret } from "./secret";

const made = "m".repeat(64);
const parse = (source: Record<string, string>) => parseEnv(source, () => made);
const problems = (source: Record<string, string>): string[] => {
  try {
    parse(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
};
const good = "s".repeat(32);
const url = "postgres://zerek:pw@localhost:5432/zerek";

describe("environment", () => {
  it("needs nothing: embedded, with a kept secret, on localhost", () => {
    expect(parse({})).toMatchObject({
      embedded: true,
      demo: true,
      secret: made,
      baseUrl: "http://localhost:3000",
      secure: false,
      trustedProxies: 0,
      providers: [],
    });
    expect(parse({ PORT: "3101" }).baseUrl).toBe("http://localhost:3101");
  });

  it("stops with DATABASE_URL and no secret, naming the variable and the mend", () => {
    expect(problems({ DATABASE_URL: url })).toEqual([
      expect.stringMatching(/^NEXTAUTH_SECRET: .*openssl rand/),
    ]);
    expect(problems({ DATABASE_URL: url, NEXTAUTH_SECRET: "" })).toHaveLength(1);
    expect(problems({ DATABASE_URL: url, NEXTAUTH_SECRET: good })).toEqual([]);
    expect(problems({ DATABASE_URL: url, AUTH_SECRET: good })).toEqual([]);
  });

  it.each(["NEXTAUTH_SECRET", "AUTH_SECRET"])("names %s when it is short, embedded or not", (name) => {
    const short = { [name]: "s".repeat(31) };
    expect(problems(short)).toEqual([expect.stringMatching(`^${name}: has 31 characters`)]);
    expect(problems({ ...short, DATABASE_URL: url })).toEqual([expect.stringMatching(`^${name}: `)]);
  });

  it("has no demo accounts with DATABASE_URL unless asked", () => {
    expect(parse({ DATABASE_URL: url, NEXTAUTH_SECRET: good }).demo).toBe(false);
    expect(parse({ DATABASE_URL: url, NEXTAUTH_SECRET: good, ZEREK_DEMO: "1" }).demo).toBe(true);
  });

  it.each([
    ["DATABASE_URL", "mysql://x"],
    ["NEXTAUTH_URL", "learn.example.org"],
    ["NEXTAUTH_URL", "javascript:alert(1)"],
    ["PORT", "http"],
    ["PORT", "70000"],
    ["TRUST_PROXY", "yes"],
    ["SMTP_URL", "mail.example.org"],
  ])("names %s when it is %s", (name, value) => {
    expect(problems({ NEXTAUTH_SECRET: good, [name]: value })).toEqual([expect.stringMatching(`^${name}: `)]);
  });

  it("names the half that is missing of a provider", () => {
    expect(problems({ AUTH_GOOGLE_ID: "x" })).toEqual([expect.stringMatching(/^AUTH_GOOGLE_SECRET: /)]);
    expect(problems({ AUTH_GITHUB_SECRET: "x" })).toEqual([expect.stringMatching(/^AUTH_GITHUB_ID: /)]);
    expect(problems({ AUTH_OIDC_ID: "x", AUTH_OIDC_SECRET: "x" })).toEqual([
      expect.stringMatching(/^AUTH_OIDC_ISSUER: /),
    ]);
  });

  it("reports all problems at once", () => {
    expect(problems({ DATABASE_URL: url, AUTH_GOOGLE_ID: "x", SMTP_URL: "smtp://m" })).toHaveLength(3);
  });

  it("takes https for secure and drops a slash at the end", () => {
    expect(parse({ NEXTAUTH_URL: "https://learn.example.org/" })).toMatchObject({
      baseUrl: "https://learn.example.org",
      secure: true,
    });
  });

  it.each([
    ["true", 1],
    ["2", 2],
    ["false", 0],
  ])("reads TRUST_PROXY=%s as %i", (value, hops) => {
    expect(parse({ TRUST_PROXY: value }).trustedProxies).toBe(hops);
  });
});

describe("kept secret", () => {
  it("is made once, long, and readable by its owner only", () => {
    const dir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "zerek-")), "data");
    const first = keptSecret(dir);
    expect(first.length).toBeGreaterThanOrEqual(64);
    expect(keptSecret(dir)).toBe(first);
    expect(fs.statSync(path.join(dir, "secret")).mode & 0o777).toBe(0o600);
    fs.writeFileSync(path.join(dir, "secret"), "short");
    expect(() => keptSecret(dir)).toThrow(/too short/);
    fs.rmSync(path.dirname(dir), { recursive: true });
  });
});

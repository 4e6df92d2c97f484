import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "./paths";

describe("safePath", () => {
  it("drops the mark of Next's own requests", () => {
    expect(safePath("/progress?_rsc=DQxj")).toBe("/progress");
    expect(safePath("/decks?a=1&_rsc=x")).toBe("/decks?a=1");
  });

  it.each(["/today", "/decks/kazakhstan-2022/all?x=1#top", "/сессия"])("lets %s pass", (path) => {
    expect(decodeURI(safePath(path))).toBe(path);
  });

  it.each([
    "",
    "today",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/x\\..\\..\\\\evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/%2e%2e//evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/api/auth/signout",
    "/today\r\nSet-Cookie: a=b",
    `/${"x".repeat(3000)}`,
    null,
    undefined,
  ])("turns %j into the start page", (path) => {
    expect(safePath(path)).toBe("/");
  });

  it("never leads to another host, whatever is given", () => {
    const nasty = fc.string({
      unit: fc.constantFrom(..."/\\.@:?#%2eF\t\n evil.example".split("")),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string(), fc.webUrl()), (path) => {
        const safe = safePath(path);
        expect(new URL(safe, "https://zerek.test").origin).toBe("https://zerek.test");
        expect(safePath(safe)).toBe(safe);
      }),
      { numRuns: 600 },
    );
  });
});

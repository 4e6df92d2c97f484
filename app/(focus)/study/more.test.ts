import { describe, expect, it } from "vitest";
import { extraOf } from "./more";
import { moreLink, newToday } from "./more-link";

const queryOf = (href: string) => Object.fromEntries(new URL(href, "http://localhost").searchParams);

describe("more new cards", () => {
  it("are the same number however often the page is loaded", () => {
    const extra = extraOf(queryOf(moreLink("/study/today", 10, 20)));
    expect(extra).toEqual({ more: 10, from: 20 });
    // buildQueue takes what was done off this limit: 4 of the 10 learned leaves 6.
    expect(newToday(20, extra) - 20).toBe(10);
    expect(newToday(20, extra) - 24).toBe(6);
  });

  it("never make the day smaller, and a link without its beginning counts from the limit", () => {
    expect(newToday(20, null)).toBe(20);
    expect(newToday(20, { more: 10, from: 0 })).toBe(20);
    expect(newToday(20, extraOf({ more: "10" }))).toBe(30);
  });

  it.each([{}, { more: "x" }, { more: "0" }, { more: "51" }, { more: "1.5" }, { more: ["1", "2"] }])(
    "leaves %j alone",
    (query) => expect(extraOf(query)).toBeNull(),
  );
  it("leaves an impossible beginning alone", () => {
    expect(extraOf({ more: "10", from: "-1" })).toBeNull();
    expect(extraOf({ more: "10", from: "1001" })).toBeNull();
  });
});

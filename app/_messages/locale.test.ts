import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_LOCALE, localeOf } from "./locale";

describe("localeOf", () => {
  it.each([
    ["en-US,en;q=0.9", "en-US"],
    ["ru-RU,ru;q=0.9,en-us;q=0.8,en;q=0.7", "en-US"],
    ["en", DEFAULT_LOCALE],
    ["kk-KZ, ru", DEFAULT_LOCALE],
    ["", DEFAULT_LOCALE],
    [null, DEFAULT_LOCALE],
    ["en-x-private, en_US, *", DEFAULT_LOCALE],
  ])("%s: %s", (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });

  it("gives a locale that Intl takes, whatever a header holds", () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(() => new Intl.NumberFormat(localeOf(header))).not.toThrow();
      }),
    );
  });
});

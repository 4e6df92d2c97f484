import { describe, expect, it } from "vitest";
import { dateInWords, datesOverlap, precisionOf, rangeOf } from "./dates";

describe("dateInWords", () => {
  it.each([
    ["2022", "2022"],
    ["2022-03", "March 2022"],
    ["2022-03-16", "16 March 2022"],
    ["2022-21", "spring 2022"],
    ["2020-23", "autumn 2020"],
    ["2022~", "about 2022"],
    ["2015/2018", "2015 to 2018"],
    ["2022-03/2022-05", "March to May 2022"],
    ["2022-01-04/2022-01-07", "4 to 7 January 2022"],
    ["2021-12/2022-02", "December 2021 to February 2022"],
    ["2019/..", "since 2019"],
    ["../2019", "until 2019"],
    ["199X", "the 1990s"],
  ])("%s reads %s", (date, words) => {
    expect(dateInWords(date)).toBe(words);
  });
});

describe("precisionOf", () => {
  it.each([
    ["2022", "year"],
    ["2022-03", "month"],
    ["2022-03-16", "day"],
    ["2022-24", "season"],
    ["2015/2018", "interval"],
    ["199X", "interval"],
  ])("%s is given to the %s", (date, precision) => {
    expect(precisionOf(date)).toBe(precision);
  });
});

describe("datesOverlap", () => {
  it.each([
    ["2022", "2022-03-16", true],
    ["2022-03", "2022-04", false],
    ["2021-24", "2022-01", true],
    ["2015/2018", "2018", true],
    ["2015/2018", "2019", false],
    ["2019/..", "2022", true],
    ["199X", "1995-05", true],
    ["2020-02", "2020-02-29", true],
  ])("%s and %s: %s", (one, other, overlap) => {
    expect(datesOverlap(one, other)).toBe(overlap);
    expect(datesOverlap(other, one)).toBe(overlap);
  });

  it("falls back to the general parser for rarer dates", () => {
    expect(rangeOf("2022-03-XX").from).toBeLessThanOrEqual(rangeOf("2022-03-01").from);
  });
});

import { describe, expect, it } from "vitest";
import { formatCountdown, formatDay, formatInterval, formatShare, formatTime, formatWhen } from "./format";

const MINUTE = 60_000;
const DAY = 86_400_000;

describe("formatInterval", () => {
  it.each([
    [20_000, "1 min"],
    [10 * MINUTE, "10 min"],
    [59.6 * MINUTE, "1 hr"],
    [5 * 60 * MINUTE, "5 hr"],
    [23.6 * 60 * MINUTE, "1 day"],
    [9 * DAY, "9 days"],
    [59 * DAY, "59 days"],
    [74 * DAY, "2.4 months"],
    [364.6 * DAY, "1 year"],
    [500 * DAY, "1.4 years"],
    [36_500 * DAY, "100 years"],
  ])("%d ms is %s", (ms, text) => {
    expect(formatInterval(ms, "en")).toBe(text);
  });

  it("follows the locale", () => {
    expect(formatInterval(9 * DAY, "kk")).toContain("9");
    expect(formatInterval(9 * DAY, "kk")).not.toContain("days");
  });
});

it("says when", () => {
  expect(formatWhen(DAY, "en")).toBe("tomorrow");
  expect(formatWhen(10 * MINUTE, "en")).toBe("in 10 minutes");
  expect(formatWhen(-5, "en")).toBe("in 1 minute");
});

it("says shares and days", () => {
  expect(formatShare(0.914, "en")).toBe("91%");
  expect(formatDay("2026-11-24", "en", { weekday: "long", day: "numeric", month: "long" })).toBe(
    "Tuesday, November 24",
  );
});

describe("formatCountdown", () => {
  it.each([
    [-1, "0:00"],
    [1, "0:01"],
    [59_001, "1:00"],
    [299_000, "4:59"],
    [299_001, "5 min"],
    [24 * MINUTE, "24 min"],
    [59 * MINUTE + 1, "1 hr"],
    [80 * MINUTE, "1 hr 20 min"],
    [26 * 60 * MINUTE, "26 hr"],
  ])("%d ms is %s", (ms, text) => {
    expect(formatCountdown(ms, "en")).toBe(text);
  });
});

it("says the time, and the day where it is another", () => {
  const noon = Date.UTC(2026, 10, 24, 12, 5);
  expect(formatTime(noon, noon + 1000, "en-GB", "UTC")).toBe("12:05");
  expect(formatTime(noon + DAY, noon, "en-GB", "UTC")).toBe("25 Nov 2026, 12:05");
  expect(formatTime(noon, noon + 1000, "en-GB", "Asia/Almaty")).toBe("17:05");
  expect(formatTime(noon + 7 * 60 * MINUTE, noon, "en-GB", "Asia/Almaty")).toBe("25 Nov 2026, 00:05");
});

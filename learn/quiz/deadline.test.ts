import { describe, expect, it } from "vitest";
import { countsAt, deadlineOf, endOf, givenTime, isOverdue } from "./deadline";

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 15, 12);
const at = (minutes: number) => START + minutes * MINUTE;
const deadline = (limitMinutes: number | null, closes: number | null, timeFactor = 1) =>
  deadlineOf({ startedAt: START, limitMinutes, timeFactor, closesAt: closes === null ? null : at(closes) });

describe("a deadline", () => {
  it.each([
    ["neither", null, null, 1, null],
    ["the limit", 30, null, 1, 30],
    ["closing", null, 45, 1, 45],
    ["the limit, before closing", 30, 45, 1, 30],
    ["closing, before the limit", 30, 10, 1, 10],
    ["the limit with a quarter more", 40, null, 1.25, 50],
    ["closing with the person's extra minutes", 40, 10, 1.25, 20],
    ["the longer limit before the later closing", 40, 45, 1.25, 50],
    ["closing for whoever has extra time but no limit", null, 45, 2, 45],
  ])("is %s", (_, limit, closes, factor, expected) => {
    expect(deadline(limit, closes, factor)).toBe(expected === null ? null : at(expected));
  });
});

describe("an answer", () => {
  const timing = { deadlineAt: at(30), graceMinutes: 5 };
  it.each([
    ["given and here in time", 10, 10, true],
    ["given at the last moment", 30, 30, true],
    ["given in time, here within the grace", 29, 35, true],
    ["given in time, here after the grace", 29, 35.01, false],
    ["given too late, here within the grace", 30.01, 31, false],
  ])("%s counts: %s", (_, given, now, counts) => {
    expect(countsAt(timing, at(given), at(now))).toBe(counts);
  });

  it("counts whenever there is no deadline", () => {
    expect(countsAt({ deadlineAt: null, graceMinutes: 0 }, at(1e6), at(1e6))).toBe(true);
  });

  it("is given neither after now nor before the start", () => {
    expect(givenTime(at(50), START, at(20))).toBe(at(20));
    expect(givenTime(at(-50), START, at(20))).toBe(START);
    expect(givenTime(at(10), START, at(20))).toBe(at(10));
  });
});

describe("an attempt", () => {
  it("is overdue once nothing can arrive any more", () => {
    const timing = { deadlineAt: at(30), graceMinutes: 5 };
    expect(isOverdue(timing, at(35))).toBe(false);
    expect(isOverdue(timing, at(35) + 1)).toBe(true);
    expect(isOverdue({ deadlineAt: null, graceMinutes: 5 }, at(1e6))).toBe(false);
  });

  it("ends by its learner before the deadline, by time at it", () => {
    expect(endOf(at(30), at(29))).toEqual({ at: at(29), by: "learner" });
    expect(endOf(at(30), at(33))).toEqual({ at: at(30), by: "time" });
    expect(endOf(null, at(99))).toEqual({ at: at(99), by: "learner" });
  });
});

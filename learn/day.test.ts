import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, endOfDay, startOfDay, studyDay } from "./day";

const settings = fc.record({
  timeZone: fc.constantFrom(
    "UTC",
    "Asia/Almaty",
    "America/New_York",
    "Europe/Berlin",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
  ),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
});
const moment = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });

describe("study day", () => {
  it("holds each moment between its beginning and its end, also when clocks change", () => {
    fc.assert(
      fc.property(moment, settings, (at, s) => {
        const day = studyDay(at, s);
        expect(startOfDay(day, s)).toBeLessThanOrEqual(at);
        expect(endOfDay(day, s)).toBeGreaterThan(at);
      }),
    );
  });

  it("begins at the rollover hour of the learner's clock", () => {
    const almaty = { timeZone: "Asia/Almaty", rolloverHour: 4 };
    expect(studyDay(Date.parse("2026-11-24T22:59:59Z"), almaty)).toBe("2026-11-24");
    expect(studyDay(Date.parse("2026-11-24T23:00:00Z"), almaty)).toBe("2026-11-25");
  });

  it("begins after the gap where clocks skip the rollover hour", () => {
    expect(startOfDay("2026-03-29", { timeZone: "Europe/Berlin", rolloverHour: 2 })).toBe(
      Date.parse("2026-03-29T01:00:00Z"),
    );
  });

  it("counts days", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(daysBetween("2026-02-28", "2026-03-02")).toBe(2);
  });
});

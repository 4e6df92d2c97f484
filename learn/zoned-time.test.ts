import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromLocalField, toLocalField } from "./zoned-time";

describe("fields of date and time", () => {
  it.each([
    ["2026-11-26T18:00", "Asia/Almaty", "2026-11-26T13:00:00Z", null],
    ["2026-11-26T18:00", "UTC", "2026-11-26T18:00:00Z", null],
    ["2026-07-01T09:30", "America/New_York", "2026-07-01T13:30:00Z", null],
    ["2026-12-01T09:30", "America/New_York", "2026-12-01T14:30:00Z", null],
    // Berlin puts the clocks on at 02:00 on 29 March and back at 03:00 on 25 October.
    ["2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59:00Z", null],
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00Z", "skipped"],
    ["2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00Z", null],
    ["2026-10-25T01:59", "Europe/Berlin", "2026-10-24T23:59:00Z", null],
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00Z", "repeated"],
    ["2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00Z", null],
    // Half an hour on Lord Howe Island.
    ["2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z", "skipped"],
    ["2024-02-29T12:00", "Asia/Kathmandu", "2024-02-29T06:15:00Z", null],
  ])("%s in %s is %s (%s)", (text, zone, utc, note) => {
    expect(fromLocalField(text, zone)).toEqual({ at: Date.parse(utc), note });
  });

  it.each(["", "tomorrow", "2026-02-31T10:00", "2026-13-01T10:00", "2026-01-01T24:00", "2026-01-01"])(
    "“%s” is no time",
    (text) => {
      expect(fromLocalField(text, "UTC")).toBeNull();
    },
  );

  it("a moment's own field means that moment, or the same wall clock an hour before", () => {
    const zones = [
      "UTC",
      "Asia/Almaty",
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 }),
        fc.constantFrom(...zones),
        (minute, zone) => {
          const at = minute * 60_000;
          const back = fromLocalField(toLocalField(at, zone), zone);
          expect(back?.note).not.toBe("skipped");
          if (back?.note === null) expect(back.at).toBe(at);
          else expect(toLocalField(back?.at ?? 0, zone)).toBe(toLocalField(at, zone));
        },
      ),
    );
  });
});

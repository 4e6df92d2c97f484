import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { studyDay } from "./day";
import { lightened } from "./easy-days";
import { rate } from "./memory";
import type { Rating } from "./review";
import { DEFAULT_SCHEDULE_OPTIONS, isOptionsText, optionsText, parseOptions } from "./schedule";

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 0, 5, 9);
const zone = { timeZone: "Asia/Almaty", rolloverHour: 4 };

const steps = fc.array(fc.integer({ min: 1, max: 1439 }), { maxLength: 4 });
const options = fc.record({
  learningSteps: steps,
  relearningSteps: steps,
  maximumInterval: fc.integer({ min: 1, max: 36_500 }),
  fuzz: fc.boolean(),
  easyDays: fc.option(
    fc.record({
      shares: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 }),
      timeZone: fc.constantFrom("UTC", "Asia/Almaty", "Etc/GMT+5"),
      rolloverHour: fc.integer({ min: 0, max: 23 }),
    }),
  ),
});

describe("options of a schedule", () => {
  it("read as they were written, in one way only", () => {
    fc.assert(
      fc.property(options, (chosen) => {
        const text = optionsText(chosen);
        const light = chosen.easyDays?.shares.some((share) => share < 1) ? chosen.easyDays : null;
        expect(parseOptions(text)).toEqual({ ...chosen, easyDays: light });
        expect(optionsText(parseOptions(text))).toBe(text);
        expect(text === null || isOptionsText(text)).toBe(true);
      }),
    );
    expect(optionsText(DEFAULT_SCHEDULE_OPTIONS)).toBeNull();
    const long = { ...DEFAULT_SCHEDULE_OPTIONS, learningSteps: [1, 10, 60], maximumInterval: 365 };
    expect(optionsText(long)).toBe("learn:1,10,60 max:365");
  });

  it.each([
    "learn:1,10",
    "max:0",
    "max:1.5",
    "fuzz:1",
    "learn:1440",
    "learn:-1",
    "easy:1,1,1@UTC+4",
    "easy:1,1,1,1,1,1,2@UTC+4",
    "easy:1,1,1,1,1,1,0@Nowhere/Else+4",
    "fuzz:0 max:365",
    "unknown:1",
    "",
  ])("refuses %j", (text) => {
    expect(isOptionsText(text)).toBe(false);
    expect(() => parseOptions(text)).toThrow(RangeError);
  });

  it("steps and the longest interval are kept", () => {
    const by = { desiredRetention: 0.9, options: "learn:3,30,300 max:2" };
    const at = (n: number) => MONDAY + n * 3_600_000;
    const meet = (rating: Rating, reviewedAt: number, before: ReturnType<typeof rate> | null) =>
      rate(before, { id: "a", cardId: 1, rating, reviewedAt }, by);
    const first = meet(1, at(0), null);
    expect(first.due - at(0)).toBe(3 * 60_000);
    const second = meet(3, at(1), first);
    expect(second.due - at(1)).toBe(30 * 60_000);
    expect(meet(4, at(1), first).scheduledDays).toBeLessThanOrEqual(2);
  });

  it("without fuzz cards met alike come back alike", () => {
    const days = (cardId: number, text: string | null) =>
      rate(null, { id: "a", cardId, rating: 4, reviewedAt: MONDAY }, { desiredRetention: 0.9, options: text })
        .scheduledDays;
    const cards = Array.from({ length: 40 }, (_, n) => n);
    expect(new Set(cards.map((id) => days(id, "fuzz:0"))).size).toBe(1);
    expect(new Set(cards.map((id) => days(id, null))).size).toBeGreaterThan(1);
  });
});

describe("easy days", () => {
  const weekend = { shares: [1, 1, 1, 1, 1, 0, 0.5], ...zone };
  const weekday = (at: number) => new Date(`${studyDay(at, zone)}T00:00:00Z`).getUTCDay();

  it("nothing falls on a free day where fuzz had a choice, and about half on one with half", () => {
    const landed = [0, 0, 0, 0, 0, 0, 0];
    const before = [0, 0, 0, 0, 0, 0, 0];
    for (let card = 0; card < 4_000; card++) {
      const from = MONDAY + (card % 28) * DAY;
      const days = 20 + (card % 35);
      const moved = lightened(days, from, weekend, `${card}`, 36_500);
      expect(Math.abs(moved - days)).toBeLessThanOrEqual(3);
      before[weekday(from + days * DAY)] = (before[weekday(from + days * DAY)] ?? 0) + 1;
      landed[weekday(from + moved * DAY)] = (landed[weekday(from + moved * DAY)] ?? 0) + 1;
    }
    expect(landed[6]).toBe(0);
    expect((landed[0] ?? 0) / (before[0] ?? 1)).toBeGreaterThan(0.4);
    expect((landed[0] ?? 0) / (before[0] ?? 1)).toBeLessThan(0.6);
  });

  it("leaves short intervals and full weeks alone", () => {
    const every = { shares: [0, 0, 0, 0, 0, 0, 0], ...zone };
    for (let days = 1; days < 60; days++) {
      expect(lightened(days, MONDAY, every, "x", 36_500)).toBe(days);
      if (days < 3) expect(lightened(days, MONDAY, weekend, "x", 36_500)).toBe(days);
    }
  });

  it("stands in the event: a rating by such options lands on a lighter week", () => {
    const text = optionsText({ ...DEFAULT_SCHEDULE_OPTIONS, easyDays: weekend });
    for (let cardId = 1; cardId < 60; cardId++) {
      const review = { id: "a", cardId, rating: 4 as const, reviewedAt: MONDAY + (cardId % 7) * DAY };
      const memory = rate(null, review, { desiredRetention: 0.9, options: text });
      expect(memory.due - memory.lastReviewedAt).toBe(memory.scheduledDays * DAY);
      expect(weekday(memory.due)).not.toBe(6);
    }
  });
});

import { describe, expect, it } from "vitest";
import type { Memory } from "./memory";
import { cardsFor, movesSchedule, PURPOSES, type PurposeCard } from "./purpose";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const zone = { timeZone: "UTC", rolloverHour: 4 };

function card(cardId: number, dueIn: number | null, extra: Partial<PurposeCard & Memory> = {}): PurposeCard {
  const { lapses = 0, difficulty = 5, stability = 10, state = 2, ...rest } = extra;
  const memory: Memory | null =
    dueIn === null
      ? null
      : {
          ...{ state, stability, difficulty, lapses, due: NOW + dueIn * DAY, lastReviewedAt: NOW - 10 * DAY },
          ...{
            firstReviewedAt: NOW - 30 * DAY,
            scheduledDays: 10,
            learningSteps: 0,
            reps: 3,
            lastReviewId: "x",
          },
        };
  return { cardId, position: cardId, memory, marks: {}, forgottenToday: false, ...rest };
}

const deck = [
  card(1, null),
  card(2, -1),
  card(3, 3, { stability: 20 }),
  card(4, 3, { stability: 8 }),
  card(5, 30, { lapses: 4 }),
  card(6, 30, { difficulty: 9, lapses: 1 }),
  card(7, 30, { marks: { flag: "2" }, forgottenToday: true }),
  card(8, -1, { marks: { suspended: "yes", flag: "1" }, lapses: 9, forgottenToday: true }),
  card(9, -1, { marks: { buried: "2026-06-15" } }),
];
const chosen = (purpose: (typeof PURPOSES)[number]) => cardsFor(purpose, deck, zone, NOW);

describe("study on purpose", () => {
  it("chooses by what is asked for, and never what was suspended", () => {
    expect(chosen("due")).toEqual([2, 1]);
    expect(chosen("flagged")).toEqual([7]);
    expect(chosen("difficult")).toEqual([5, 6]);
    expect(chosen("forgotten")).toEqual([7]);
    expect(chosen("ahead")).toEqual([4, 3]);
    expect(chosen("cram")).toHaveLength(8);
    expect(chosen("cram")[0]).toBe(1);
  });

  it("only cramming moves nothing", () => {
    expect(PURPOSES.filter((purpose) => !movesSchedule(purpose))).toEqual(["cram"]);
  });
});

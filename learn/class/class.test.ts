import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newBlueprint } from "../quiz/draft";
import { addDaysZoned, fromLocalField, toLocalField } from "../zoned-time";
import type { AssignmentDraft, Exception } from "./assignment";
import { NOTHING_GRANTED } from "./assignment";
import { combined, effectiveFor, phaseAt } from "./effective";
import { goalState, newPerDay } from "./goal";
import { isLate, lateFactor } from "./late";
import { relationOf } from "./relation";
import { assignmentDraftSchema, exceptionSchema } from "./schema";
import { draftOf, templateOf } from "./template";
import { figureOf, standsInParts } from "./visibility";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const BERLIN = "Europe/Berlin";
const local = (text: string, zone = BERLIN) => fromLocalField(text, zone)?.at as number;

describe("what an assignment means to one student", () => {
  const assignment = {
    opensAt: local("2026-10-19T08:00"),
    dueAt: local("2026-10-23T18:00"),
    closesAt: local("2026-10-24T18:00"),
    timeLimitMinutes: 30,
    attempts: 1,
    late: { kind: "accept" as const },
    timeZone: BERLIN,
  };
  const none: Exception = {
    opensAt: null,
    dueAt: null,
    closesAt: null,
    timeLimitMinutes: null,
    attempts: null,
  };

  it("extra days end at the same wall clock, across a change of clocks too", () => {
    const { dueAt, closesAt } = effectiveFor(assignment, {}, { ...NOTHING_GRANTED, extraDays: 2 });
    expect(toLocalField(dueAt as number, BERLIN)).toBe("2026-10-25T18:00");
    // The clocks went back that night: the two days had 49 hours.
    expect((dueAt as number) - assignment.dueAt).toBe(49 * 3_600_000);
    expect(toLocalField(closesAt as number, BERLIN)).toBe("2026-10-26T18:00");
  });

  it("a person's exception goes before the group's, field by field", () => {
    const person = { ...none, attempts: 3 };
    const group = { ...none, attempts: 2, timeLimitMinutes: 60 };
    expect(effectiveFor(assignment, { person, group }, NOTHING_GRANTED)).toMatchObject({
      attempts: 3,
      timeLimitMinutes: 60,
      dueAt: assignment.dueAt,
    });
  });

  it("what is due after the closing can be handed in then; what is refused late closes when due", () => {
    const person = { ...none, dueAt: local("2026-10-30T18:00") };
    expect(effectiveFor(assignment, { person }, NOTHING_GRANTED).closesAt).toBe(person.dueAt);
    const strict = { ...assignment, late: { kind: "refuse" as const } };
    expect(effectiveFor(strict, {}, NOTHING_GRANTED).closesAt).toBe(assignment.dueAt);
  });

  it("no limit of attempts stays none", () => {
    const free = { ...assignment, attempts: null };
    expect(effectiveFor(free, {}, { ...NOTHING_GRANTED, extraAttempts: 2 }).attempts).toBeNull();
    expect(effectiveFor(assignment, {}, { ...NOTHING_GRANTED, extraAttempts: 2 }).attempts).toBe(3);
  });

  it("never takes from anybody: whatever is granted, dates are not earlier and limits not lower", () => {
    const granted = fc.record({
      timeFactor: fc.double({ min: 1, max: 5, noNaN: true }),
      extraAttempts: fc.nat(100),
      extraDays: fc.nat(100),
    });
    fc.assert(
      fc.property(granted, granted, (a, b) => {
        const both = combined(a, b);
        const plain = effectiveFor(assignment, {}, a);
        const more = effectiveFor(assignment, {}, both);
        expect(more.dueAt as number).toBeGreaterThanOrEqual(plain.dueAt as number);
        expect(more.closesAt as number).toBeGreaterThanOrEqual(more.dueAt as number);
        expect(more.attempts as number).toBeGreaterThanOrEqual(plain.attempts as number);
        expect(more.timeFactor).toBe(Math.max(a.timeFactor, b.timeFactor));
      }),
    );
  });

  it.each([
    ["before", -1],
    ["open", 0],
    ["open", 10],
    ["late", 11],
    ["closed", 20],
  ] as const)("is %s at %i", (phase, at) => {
    expect(phaseAt({ opensAt: 0, dueAt: 10, closesAt: 20 }, at)).toBe(phase);
  });
});

describe("late work", () => {
  const rule = { kind: "penalty", perDay: 0.1, most: 0.5 } as const;
  it.each([
    ["in time", 0, 1],
    ["a moment late", 1, 0.9],
    ["a day late", DAY, 0.9],
    ["a day and a moment late", DAY + 1, 0.8],
    ["a month late", 30 * DAY, 0.5],
  ])("%s keeps its share", (_, after, share) => {
    expect(lateFactor(rule, NOW, NOW + after)).toBeCloseTo(share);
    expect(isLate(NOW, NOW + after)).toBe(after > 0);
  });
  it("costs nothing where nothing is due, or lateness is only marked", () => {
    expect(lateFactor(rule, null, NOW)).toBe(1);
    expect(lateFactor({ kind: "accept" }, NOW, NOW + 9 * DAY)).toBe(1);
    expect(isLate(null, NOW)).toBe(false);
  });
});

describe("a goal", () => {
  const memory = (stability: number) => ({
    state: 2 as const,
    stability,
    difficulty: 5,
    due: NOW,
    lastReviewedAt: NOW - DAY,
    firstReviewedAt: NOW - DAY,
    scheduledDays: 1,
    learningSteps: 0,
    reps: 1,
    lapses: 0,
    lastReviewId: "r",
  });
  const recall = { kind: "met-and-recalled", share: 0.9 } as const;
  it("of recall wants every card met and the mean recall reached", () => {
    // FSRS: after as many days as the stability, recall is 90 %.
    expect(goalState(recall, [memory(1), memory(1)], 1, NOW)).toMatchObject({
      reached: true,
      met: 2,
      cards: 2,
    });
    expect(goalState(recall, [memory(1), null], 1, NOW)).toMatchObject({ reached: false, met: 1, cards: 2 });
    expect(goalState(recall, [memory(100), memory(0.2)], 1, NOW).reached).toBe(false);
    expect(goalState(recall, [], 0, NOW)).toMatchObject({ reached: false, recall: null });
  });
  it("of days counts days", () => {
    const days = { kind: "study-days", days: 3 } as const;
    expect(goalState(days, [null], 2, NOW).reached).toBe(false);
    expect(goalState(days, [null], 3, NOW).reached).toBe(true);
  });
  it("says how many new cards a day meet all of it, with days left for recalling", () => {
    const settings = { timeZone: "UTC", rolloverHour: 4 };
    const pace = (unmet: number, days: number) => newPerDay(recall, unmet, NOW, NOW + days * DAY, settings);
    expect(pace(40, 0)).toBe(40);
    expect(pace(40, 9)).toBe(5);
    expect(pace(40, -3)).toBe(40);
    expect(pace(0, 9)).toBeNull();
    expect(newPerDay({ kind: "study-days", days: 3 }, 40, NOW, NOW + DAY, settings)).toBeNull();
    expect(newPerDay(recall, 40, NOW, null, settings)).toBeNull();
  });
  it("at its pace meets every card before the due date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 60 }), (cards, days) => {
        const settings = { timeZone: "UTC", rolloverHour: 4 };
        let unmet = cards;
        for (let day = 0; day <= days && unmet > 0; day++) {
          unmet -= newPerDay(recall, unmet, NOW + day * DAY, NOW + days * DAY, settings) ?? 0;
        }
        expect(unmet).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("a template", () => {
  const draft = (zone: string): AssignmentDraft => ({
    title: "Weekly quiz",
    instructions: "",
    late: { kind: "accept" },
    given: { kind: "quiz", quizId: null, quizRevision: null, blueprint: newBlueprint("pack") },
    opensAt: local("2026-03-23T08:00", zone),
    dueAt: local("2026-03-27T18:00", zone),
    closesAt: null,
  });
  it("given again keeps the wall clock, in another zone and across a change of clocks", () => {
    const kept = templateOf(draft(BERLIN), BERLIN);
    expect(kept).toMatchObject({
      opens: { days: 0, time: "08:00" },
      due: { days: 4, time: "18:00" },
      closes: null,
    });
    expect(draftOf(kept, "2026-03-23", BERLIN)).toEqual(draft(BERLIN));
    expect(draftOf(kept, "2026-03-23", "Asia/Almaty")).toEqual(draft("Asia/Almaty"));
    const next = draftOf(kept, "2026-03-26", BERLIN);
    expect(toLocalField(next.dueAt as number, BERLIN)).toBe("2026-03-30T18:00");
  });
  it("without a day has no dates", () => {
    const undated = draftOf(templateOf(draft(BERLIN), BERLIN), null, BERLIN);
    expect([undated.opensAt, undated.dueAt, undated.closesAt]).toEqual([null, null, null]);
  });
});

describe("figures of a class that shows aggregates only", () => {
  it("stand on five people or not at all", () => {
    expect(figureOf("aggregate", 4, 0.7)).toBeNull();
    expect(figureOf("aggregate", 5, 0.7)).toBe(0.7);
    expect(figureOf("each", 1, 0.7)).toBe(0.7);
  });
  it("stand side by side only where no part is smaller", () => {
    expect(standsInParts("aggregate", [5, 0, 9])).toBe(true);
    expect(standsInParts("aggregate", [5, 4])).toBe(false);
    expect(standsInParts("each", [1])).toBe(true);
  });
});

it("relations follow the row and the owner", () => {
  expect(relationOf("a", "a", { role: "instructor", ended: false })).toBe("owner");
  expect(relationOf("a", null, { role: "instructor", ended: false })).toBe("owner");
  expect(relationOf("a", "b", { role: "instructor", ended: false })).toBe("co-instructor");
  expect(relationOf("a", "b", { role: "student", ended: false })).toBe("student");
  expect(relationOf("a", "a", { role: "instructor", ended: true })).toBe("former");
  expect(relationOf("a", "b", null)).toBe("none");
});

it("days by the wall clock are undone by as many back, where no clock is put on", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: -400, max: 400 }), (at, days) => {
      const moved = addDaysZoned(at, days, "Asia/Tokyo");
      expect(addDaysZoned(moved, -days, "Asia/Tokyo")).toBe(at);
    }),
  );
});

it("what is sent is checked: dates in order, and a goal with its date", () => {
  const deck = {
    title: " Deck ",
    instructions: "",
    late: { kind: "accept" },
    given: { kind: "deck", deckId: 1, goal: { kind: "study-days", days: 5 } },
    opensAt: NOW,
    dueAt: NOW + DAY,
    closesAt: null,
  };
  expect(assignmentDraftSchema.parse(deck).title).toBe("Deck");
  const paths = (input: unknown) =>
    assignmentDraftSchema.safeParse(input).error?.issues.map(({ path }) => path.join("."));
  expect(paths({ ...deck, dueAt: NOW })).toEqual(["dueAt"]);
  expect(paths({ ...deck, dueAt: null })).toEqual(["dueAt"]);
  expect(paths({ ...deck, closesAt: NOW })).toEqual(["closesAt"]);
  expect(
    exceptionSchema.safeParse({
      opensAt: null,
      dueAt: null,
      closesAt: null,
      timeLimitMinutes: 0,
      attempts: null,
    }).success,
  ).toBe(false);
});

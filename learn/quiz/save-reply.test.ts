import { describe, expect, it } from "vitest";
import type { ResponseState, Save } from "./attempt";
import { whyNot } from "./save-reply";

const NOW = Date.UTC(2026, 5, 15, 12);
const save: Save = {
  saveId: "s1",
  position: 3,
  base: 1,
  answer: { form: "typed", text: "x" },
  certainty: null,
  flagged: false,
  givenAt: NOW - 1000,
};
const state: ResponseState = { answer: null, certainty: null, flagged: true, revision: 2, savedAt: NOW - 9 };
const stored = { form: "typed" as const, saveId: "s0", locked: false, state };
const attempt = { startedAt: NOW - 60_000, deadlineAt: NOW - 500, graceMinutes: 1, isFinished: false };
const refused = (reason: string) => ({ status: "refused", reason, revision: 2, current: state });

describe("why a save was not written", () => {
  it.each([
    ["another was quicker", {}, {}, {}, { status: "conflict", revision: 2, current: state }],
    ["it is stored already", {}, {}, { saveId: "s1" }, { status: "repeated", revision: 2 }],
    [
      "it is stored already, and the attempt over",
      {},
      { isFinished: true, deadlineAt: NOW - 9e9 },
      { saveId: "s1", locked: true },
      { status: "repeated", revision: 2 },
    ],
    ["it is of another form", { answer: { form: "date", text: "1" } }, {}, {}, refused("invalid")],
    ["it was given too late", { givenAt: NOW - 400 }, {}, {}, refused("late")],
    ["it says it was given in the future", { givenAt: NOW + 9e9 }, {}, {}, refused("late")],
    ["it arrived too late", {}, { graceMinutes: 0 }, {}, refused("late")],
    ["the attempt is over", {}, { isFinished: true }, { locked: true }, refused("finished")],
    ["the question is judged", {}, {}, { locked: true }, refused("locked")],
  ])("%s", (_, saved, of, found, expected) => {
    const result = whyNot({ ...save, ...saved } as Save, { ...attempt, ...of }, { ...stored, ...found }, NOW);
    expect(result).toEqual({ saveId: "s1", position: 3, ...expected });
  });

  it("there is no such question", () => {
    expect(whyNot(save, attempt, null, NOW)).toEqual({
      saveId: "s1",
      position: 3,
      status: "refused",
      reason: "invalid",
      revision: 0,
    });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markSchema } from "./mark-schema";
import { foldMarks, isSetAside, type Mark } from "./marks";

const mark = fc.oneof(
  fc.record({ kind: fc.constant("flag" as const), value: fc.constantFrom("1", "2", null) }),
  fc.record({ kind: fc.constant("suspended" as const), value: fc.constantFrom("yes", null) }),
  fc.record({ kind: fc.constant("note" as const), value: fc.constantFrom("a", "b", null) }),
);
const setting = fc.tuple(mark, fc.nat(6)).map(([own, at]): Mark => ({ cardId: 1, at, ...own }));

describe("marks", () => {
  it("come to the same in any order and with repeats", () => {
    const shuffled = fc
      .array(setting, { maxLength: 12 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(foldMarks(mixed)).toEqual(foldMarks(all));
      }),
    );
  });

  it("a later null takes a mark off", () => {
    const note = (value: string | null, at: number): Mark => ({ cardId: 1, kind: "note", value, at });
    expect(foldMarks([note("first", 1), note("second", 3), note(null, 2)])).toEqual({ note: "second" });
    expect(foldMarks([note("first", 1), note(null, 2)])).toEqual({});
  });

  it("suspended cards are set aside for good, buried ones up to their day", () => {
    expect(isSetAside({ suspended: "yes" }, "2026-06-15")).toBe(true);
    expect(isSetAside({ buried: "2026-06-15" }, "2026-06-15")).toBe(true);
    expect(isSetAside({ buried: "2026-06-15" }, "2026-06-16")).toBe(false);
    expect(isSetAside({ flag: "1", note: "x" }, "2026-06-15")).toBe(false);
  });

  it.each([
    { kind: "flag", value: "9" },
    { kind: "suspended", value: "no" },
    { kind: "buried", value: "tomorrow" },
    { kind: "note", value: " " },
    { kind: "star", value: "1" },
  ])("refuses %j", (wrong) => {
    expect(markSchema.safeParse({ cardId: 1, at: 5, ...wrong }).success).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerDiff } from "./diff";

const joined = (typed: string, right: string, ...kinds: string[]) =>
  answerDiff(typed, right)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");

describe("answerDiff", () => {
  it("marks what is the same, extra and missing", () => {
    expect(answerDiff("the Senat of it", "The Senate")).toEqual([
      { kind: "same", text: "the Senat" },
      { kind: "extra", text: " of it" },
      { kind: "missing", text: "e" },
    ]);
    expect(answerDiff("5000", "5,000")).toEqual([
      { kind: "same", text: "5" },
      { kind: "missing", text: "," },
      { kind: "same", text: "000" },
    ]);
    // With little in common words are compared: single letters that agree are chance.
    expect(answerDiff("Parliament", "Police brutality")).toEqual([
      { kind: "extra", text: "Parliament" },
      { kind: "missing", text: "Police brutality" },
    ]);
    expect(answerDiff("", "Almaty")).toEqual([{ kind: "missing", text: "Almaty" }]);
    expect(answerDiff("ӘДІЛЕТ", "әділет")).toEqual([{ kind: "same", text: "ӘДІЛЕТ" }]);
  });

  it("puts both texts together again, whatever they are", () => {
    const words = fc.array(fc.constantFrom("a", "ә", "b ", "Senate", " ", "👩‍👧", "5,000"), {
      maxLength: 90,
    });
    const text = words.map((list) => list.join(""));
    const tidy = (given: string) => given.trim().replace(/\s+/g, " ");
    fc.assert(
      fc.property(text, text, (typed, right) => {
        expect(joined(typed, right, "same", "extra")).toBe(tidy(typed));
        expect(joined(typed, right, "same", "missing").toLowerCase()).toBe(tidy(right).toLowerCase());
        expect(answerDiff(right, right).every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });
});

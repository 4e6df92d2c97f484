import { describe, expect, it } from "vitest";
import type { Answer } from "../answer";
import type { ItemKey, PublicItem } from "../item";
import { answerTimes, evidenceGuess, evidenceScore, type FailedTry, type Sat, settle } from "./judge";

const options = ["a", "b", "c", "d"].map((id) => ({ id, text: id }));
const item: PublicItem = { id: "x", prompt: "", context: "", form: "choice", options };
const key: ItemKey = { answer: "a", explain: "", citations: [], form: "choice", right: "a", reasons: {} };
const chose = (option: string): Answer => ({ form: "choice", option });
const failed = (...given: string[]): FailedTry[] =>
  given.map((option) => ({ checkId: option, answer: chose(option), verdict: "wrong", score: 0 }));
const sat = (answer: Answer | null, tries: FailedTry[] = []): Sat => ({
  item,
  key,
  points: 8,
  answer,
  certainty: null,
  tries,
  ruling: null,
});
const behaviour = { kind: "tries" as const, tries: 4, penalty: 0.25 };

describe("what is judged at the end", () => {
  it.each([
    ["right at once", sat(chose("a")), "right", 8],
    ["right after one failed try", sat(chose("a"), failed("b")), "right", 6],
    ["right after two", sat(chose("a"), failed("b", "c")), "right", 4],
    ["wrong as last tried", sat(chose("b"), failed("b")), "wrong", 0],
    ["taken away after a try", sat(null, failed("b")), "unanswered", 0],
  ])("is %s", (_, of, verdict, earned) => {
    expect(settle(behaviour, of)).toMatchObject({ grade: { verdict }, earned });
  });

  it("costs nothing for the very try that stands at the end", () => {
    const tried: FailedTry = { checkId: "x", answer: chose("a"), verdict: "partly", score: 0.5 };
    expect(settle(behaviour, sat(chose("a"), [tried])).earned).toBe(8);
    expect(settle(behaviour, sat(chose("a"), [...failed("c"), tried])).earned).toBe(6);
  });
});

describe("what is evidence of memory", () => {
  const sides = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
  const matching = (pairs: [string, string][], own?: string): Sat => ({
    ...sat({ form: "match", pairs }),
    item: {
      id: "x",
      prompt: "",
      context: "",
      form: "match",
      left: sides("a", "b", "c"),
      right: sides("p", "q", "r"),
    },
    key: {
      answer: "",
      explain: "",
      citations: [],
      form: "match",
      pairs: [
        ["a", "p"],
        ["b", "q"],
        ["c", "r"],
      ],
      ...(own === undefined ? {} : { own }),
    },
  });

  it("is of matching the card's own pair, whatever was said of the others", () => {
    const given: [string, string][] = [
      ["a", "p"],
      ["b", "r"],
    ];
    expect(evidenceScore(matching(given, "a"))).toBe(1);
    expect(evidenceScore(matching(given, "b"))).toBe(0);
    expect(evidenceScore(matching(given, "c"))).toBeNull();
    expect(evidenceGuess(matching(given, "a"))).toBeCloseTo(1 / 3);
    // Of a question made before its own pair was kept: all of it.
    expect(evidenceScore(matching(given))).toBe(0);
  });

  it("is of the first try, and none of what a correction rules", () => {
    expect(evidenceScore(sat(chose("a"), failed("b")))).toBe(0);
    expect(evidenceScore(sat(chose("a")))).toBe(1);
    expect(evidenceScore(sat(null))).toBeNull();
    expect(evidenceScore({ ...sat(chose("a")), ruling: "void" })).toBeNull();
  });
});

describe("the time an answer took", () => {
  it("is since the one before it, in the order they were given", () => {
    expect(answerTimes(1000, [3000, null, 2000, 7000])).toEqual([1000, null, 1000, 4000]);
    expect(answerTimes(1000, [])).toEqual([]);
    expect(answerTimes(1000, [1000])).toEqual([0]);
  });
});

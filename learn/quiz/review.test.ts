import { describe, expect, it } from "vitest";
import type { Grade } from "../grade/contract";
import type { ItemKey } from "../item";
import { examReview, MOMENTS, openReview, RIGHT_AFTER_MS, SHOWN, type Shown } from "./blueprint";
import { feedbackOf, mayCheck, momentOf, moreAt, triesAllowed } from "./review";

const END = Date.UTC(2026, 5, 15, 12);
const citation = { sourceId: "s", short: "S 2022", section: "One", lines: "l. 1" };
const base = { answer: "5,000", explain: "The second cut.", note: "A note.", citations: [citation] };
const reason = { kind: "old-value" as const, text: "That was before.", factId: "f" };
const told = { kind: reason.kind, text: reason.text };
const key: ItemKey = { ...base, form: "choice", right: "a", reasons: { b: reason } };
const wrong: Grade = { verdict: "wrong", score: 0, reasons: [reason] };
const only = (...shown: Shown[]) =>
  Object.fromEntries(SHOWN.map((what) => [what, shown.includes(what)])) as Record<Shown, boolean>;

describe("the moment", () => {
  it.each([
    ["during", null, END + 9e9, END],
    ["after", END, null, END],
    ["after", END, null, END + RIGHT_AFTER_MS - 1],
    ["open", END, null, END + RIGHT_AFTER_MS],
    ["open", END, END + 9e9, END + RIGHT_AFTER_MS],
    ["closed", END, END, END],
    ["closed", END, END + 9e9, END + 9e9],
  ] as const)("is %s", (moment, finishedAt, closedAt, now) => {
    expect(momentOf(finishedAt, closedAt, now)).toBe(moment);
  });

  it("of more is the closing, where that shows more", () => {
    expect(moreAt(examReview(), "after", 9)).toBe(9);
    expect(moreAt(examReview(), "open", null)).toBeNull();
    expect(moreAt(examReview(), "closed", 9)).toBeNull();
    expect(moreAt(openReview(), "after", 9)).toBeNull();
  });
});

describe("feedback", () => {
  const judged = { key, grade: wrong, earned: 0, locked: true };
  it("is whole where everything may be seen", () => {
    expect(feedbackOf(judged, only(...SHOWN))).toEqual({
      verdict: "wrong",
      points: 0,
      rightAnswer: { text: "5,000", options: ["a"] },
      explanation: { reasons: [told], explain: "The second cut.", note: "A note." },
      source: [citation],
    });
  });

  it.each([
    ["answer", {}],
    ["correctness", { verdict: "wrong" }],
    ["points", { points: 0 }],
    ["right-answer", { rightAnswer: { text: "5,000", options: ["a"] } }],
    ["explanation", { explanation: { reasons: [], explain: "The second cut.", note: "A note." } }],
    ["source", { source: [citation] }],
  ] as const)("with only %s has nothing else", (what, expected) => {
    expect(feedbackOf(judged, only(what))).toEqual(expected);
  });

  it("says that a misspelling was forgiven with right or wrong only", () => {
    const grade: Grade = { verdict: "right", score: 1, reasons: [], forgiven: "spelling" };
    expect(feedbackOf({ ...judged, grade }, only("correctness"))).toEqual({
      verdict: "right",
      forgiven: "spelling",
    });
    expect(feedbackOf({ ...judged, grade }, only("points", "explanation"))).not.toHaveProperty("forgiven");
  });

  it("of a try that failed is no more than that, and what it mistook", () => {
    expect(feedbackOf({ ...judged, earned: null, locked: false }, only(...SHOWN))).toEqual({
      verdict: "wrong",
      explanation: { reasons: [told], explain: "" },
    });
    const may = only("points", "right-answer", "explanation", "source");
    expect(feedbackOf({ ...judged, earned: null, locked: false }, may)).toEqual({});
  });

  it.each<[ItemKey, object]>([
    [{ ...base, form: "typed", typed: { match: "text", accept: ["five"], wrong: [] } }, {}],
    [{ ...base, form: "multiple", right: ["a", "c"], reasons: {} }, { options: ["a", "c"] }],
    [
      { ...base, form: "true-false", right: false, correction: "So." },
      { value: false, correction: "So." },
    ],
    [{ ...base, form: "match", pairs: [["a", "p"]] }, { pairs: [["a", "p"]] }],
    [{ ...base, form: "order", order: ["b", "a"] }, { order: ["b", "a"] }],
  ])("gives the right answer of %j", (of, expected) => {
    const { rightAnswer } = feedbackOf({ ...judged, key: of }, only("right-answer"));
    expect(rightAnswer).toEqual({ text: "5,000", ...expected });
  });
});

describe("checking", () => {
  const behaviours = ["deferred", "immediate", "certainty"] as const;
  it("is for those behaviours that judge before the end", () => {
    expect(behaviours.filter((kind) => mayCheck({ behaviour: { kind } }))).toEqual(["immediate"]);
    expect(mayCheck({ behaviour: { kind: "tries", tries: 3, penalty: 0 } })).toBe(true);
  });

  it("has one try where right or wrong is not told", () => {
    const behaviour = { kind: "tries" as const, tries: 3, penalty: 0.5 };
    expect(triesAllowed({ behaviour, review: openReview() })).toBe(3);
    expect(triesAllowed({ behaviour, review: examReview() })).toBe(1);
    expect(triesAllowed({ behaviour: { kind: "immediate" }, review: openReview() })).toBe(1);
  });

  it("knows every moment", () => {
    expect(Object.keys(openReview())).toEqual([...MOMENTS]);
  });
});

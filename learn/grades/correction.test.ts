import { describe, expect, it } from "vitest";
import type { Answer } from "../answer";
import { gradeAnswer } from "../grade/grade";
import type { ItemKey, PublicItem, TypedKey, WrongReason } from "../item";
import { evidenceScore, settle } from "../quiz/judge";
import { type Change, correctedBy } from "./correction";

const base = { id: "x", prompt: "", context: "" };
const said = { answer: "", explain: "", citations: [] };
const reason: WrongReason = { kind: "old-value", text: "That was before." };
const options = ["Senate", "Mazhilis", "Court"].map((text, n) => ({ id: "abc"[n] as string, text }));
const choice: PublicItem = { ...base, form: "choice", options };
const choiceKey: ItemKey = { ...said, form: "choice", right: "a", reasons: { b: reason, c: reason } };
const scoreOf = (item: PublicItem, key: ItemKey, answer: Answer, ...changes: Change[]) =>
  gradeAnswer(item, correctedBy(item, key, changes).key, answer).score;
const chose = (option: string): Answer => ({ form: "choice", option });

describe("a corrected key", () => {
  it("of a choice names options by their words, whatever ids a variant gave them", () => {
    const accept: Change = { kind: "accept", text: "mazhilis" };
    expect(["a", "b", "c"].map((id) => scoreOf(choice, choiceKey, chose(id), accept))).toEqual([1, 1, 0]);
    const key: Change = { kind: "key", texts: ["Mazhilis"] };
    expect(["a", "b", "c"].map((id) => scoreOf(choice, choiceKey, chose(id), accept, key))).toEqual([
      0, 1, 0,
    ]);
    const shuffled: PublicItem = {
      ...base,
      form: "choice",
      options: [
        { id: "a", text: "Mazhilis" },
        { id: "b", text: "Senate" },
      ],
    };
    expect(scoreOf(shuffled, { ...choiceKey, right: "b" } as ItemKey, chose("a"), key)).toBe(1);
    const reasons = correctedBy(choice, choiceKey, [key]).key as Extract<ItemKey, { form: "choice" }>;
    expect(Object.keys(reasons.reasons)).toEqual(["c"]);
  });

  it("in a variant that does not show the new right answer nobody is right", () => {
    const key: Change = { kind: "key", texts: ["President"] };
    expect(["a", "b", "c"].map((id) => scoreOf(choice, choiceKey, chose(id), key))).toEqual([0, 0, 0]);
  });

  it("of what is typed takes another answer, even one known as wrong before", () => {
    const item: PublicItem = { ...base, form: "numeric" };
    const typed: TypedKey = {
      match: "number",
      amount: 5000,
      tolerance: 0,
      accept: [],
      wrong: [{ amount: 20000, reason }],
    };
    const key: ItemKey = { ...said, form: "numeric", typed };
    const write = (text: string): Answer => ({ form: "numeric", text });
    expect(scoreOf(item, key, write("20,000"))).toBe(0);
    const accept: Change = { kind: "accept", text: "20000" };
    const anew: Change = { kind: "key", texts: ["20000"] };
    expect(["5000", "20000", "700"].map((text) => scoreOf(item, key, write(text), accept))).toEqual([
      1, 1, 0,
    ]);
    expect(["5000", "20 000", "700"].map((text) => scoreOf(item, key, write(text), anew))).toEqual([0, 1, 0]);
  });

  it("of words, of statements, of several and of an order", () => {
    const typed: TypedKey = { match: "text", accept: ["Senate"], wrong: [{ texts: ["Mazhilis"], reason }] };
    const item: PublicItem = { ...base, form: "typed" };
    const write = (text: string): Answer => ({ form: "typed", text });
    const key: ItemKey = { ...said, form: "typed", typed };
    const mazhilis: Change = { kind: "key", texts: ["Mazhilis", "lower house"] };
    expect(
      ["Senate", "mazhilis", "Lower house"].map((text) => scoreOf(item, key, write(text), mazhilis)),
    ).toEqual([0, 1, 1]);

    const statement: PublicItem = { ...base, form: "true-false", statement: "" };
    const isFalse: ItemKey = { ...said, form: "true-false", right: false, correction: "It is." };
    expect(
      scoreOf(statement, isFalse, { form: "true-false", value: true }, { kind: "key", texts: ["true"] }),
    ).toBe(1);

    const several: PublicItem = { ...base, form: "multiple", options };
    const two: ItemKey = { ...said, form: "multiple", right: ["a", "b"], reasons: { c: reason } };
    const other: Change = { kind: "key", texts: ["Court", "Senate"] };
    expect(scoreOf(several, two, { form: "multiple", options: ["a", "c"] }, other)).toBe(1);

    const order: PublicItem = { ...base, form: "order", options };
    const asc: ItemKey = { ...said, form: "order", order: ["a", "b", "c"] };
    const desc: Change = { kind: "key", texts: ["Court", "Mazhilis", "Senate"] };
    expect(scoreOf(order, asc, { form: "order", order: ["c", "b", "a"] }, desc)).toBe(1);
  });
});

describe("what a correction does to points and evidence", () => {
  const sat = (answer: Answer | null, tries: string[], ...changes: Change[]) => ({
    ...{ item: choice, points: 8, certainty: null, answer },
    ...correctedBy(choice, choiceKey, changes),
    tries: tries.map((option) => ({
      checkId: option,
      answer: chose(option),
      verdict: "wrong" as const,
      score: 0,
    })),
  });
  const behaviour = { kind: "tries" as const, tries: 4, penalty: 0.25 };

  it("a try that is right now would have been the last", () => {
    const taken = sat(chose("a"), ["c", "b"], { kind: "accept", text: "Mazhilis" });
    expect(settle(behaviour, taken)).toMatchObject({ grade: { verdict: "right" }, earned: 6 });
    expect(evidenceScore(taken)).toBe(0);
    expect(evidenceScore(sat(chose("a"), ["b", "c"], { kind: "accept", text: "Mazhilis" }))).toBe(1);
  });

  it("void and full prove nothing; a later ruling goes before an earlier one, and a new key lifts neither", () => {
    const none = sat(null, [], { kind: "full" });
    expect(settle(behaviour, none)).toMatchObject({ earned: 8, voided: false });
    const both = sat(chose("a"), [], { kind: "full" }, { kind: "void" }, { kind: "key", texts: ["Senate"] });
    expect(settle(behaviour, both)).toMatchObject({ earned: 0, voided: true });
    expect([evidenceScore(none), evidenceScore(both), evidenceScore(sat(null, []))]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

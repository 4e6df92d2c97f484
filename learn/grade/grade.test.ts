import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../answer";
import type { ItemKey, Option, PublicItem } from "../item";
import { permutations } from "./chosen";
import { gradeAnswer, guessChance, validateAnswer } from "./grade";

const base = { id: "q0", prompt: "?", context: "" };
const back = { answer: "", explain: "", citations: [] };
const options = (n: number): Option[] =>
  Array.from({ length: n }, (_, at) => ({ id: String.fromCharCode(97 + at), text: `Option ${at}` }));
const ids = (n: number) => options(n).map(({ id }) => id);

function multiple(n: number, right: number): { item: PublicItem; key: ItemKey } {
  const reasons = Object.fromEntries(
    ids(n).map((id) => [id, { kind: "other-fact" as const, text: `Why ${id}` }]),
  );
  return {
    item: { ...base, form: "multiple", options: options(n) },
    key: { ...back, form: "multiple", right: ids(n).slice(0, right), reasons },
  };
}
const score = (item: PublicItem, key: ItemKey, answer: Answer) => gradeAnswer(item, key, answer).score;
const subsets = (all: string[]) =>
  Array.from({ length: 2 ** all.length }, (_, mask) => all.filter((_, at) => mask & (1 << at)));

describe("multiple", () => {
  it("never rewards ticking everything, and only what is wholly right scores in full", () => {
    for (const [n, right] of [
      [4, 1],
      [4, 2],
      [5, 3],
      [6, 4],
    ] as const) {
      const { item, key } = multiple(n, right);
      expect(score(item, key, { form: "multiple", options: ids(n) })).toBe(0);
      for (const picked of subsets(ids(n))) {
        const full = score(item, key, { form: "multiple", options: picked }) === 1;
        expect(full).toBe(picked.join() === ids(n).slice(0, right).join());
      }
    }
  });

  it("gives part of the points, and the reason of each wrong tick", () => {
    const { item, key } = multiple(5, 3);
    const partly = gradeAnswer(item, key, { form: "multiple", options: ["a", "b"] });
    expect(partly).toMatchObject({ verdict: "partly", score: 2 / 3 });
    const mixed = gradeAnswer(item, key, { form: "multiple", options: ["a", "b", "d"] });
    expect(mixed.score).toBeCloseTo(2 / 3 - 1 / 2);
    expect(mixed.reasons.map(({ text }) => text)).toEqual(["Why d"]);
  });

  it("knows what blind ticking gives", () => {
    const all: number[] = [];
    for (let right = 1; right < 5; right++) {
      const { item, key } = multiple(5, right);
      const scores = subsets(ids(5)).map((picked) => score(item, key, { form: "multiple", options: picked }));
      all.push(scores.reduce((sum, one) => sum + one, 0) / scores.length);
    }
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
    expect(guessChance(multiple(5, 2).item)).toBeCloseTo(mean, 12);
  });
});

describe("order and match", () => {
  const order = (n: number): { item: PublicItem; key: ItemKey } => ({
    item: { ...base, form: "order", options: options(n) },
    key: { ...back, form: "order", order: ids(n) },
  });
  const match = (n: number): { item: PublicItem; key: ItemKey } => ({
    item: { ...base, form: "match", left: options(n), right: options(n) },
    key: { ...back, form: "match", pairs: ids(n).map((id) => [id, id]) },
  });
  const matched = (places: number[]): Answer => ({
    form: "match",
    pairs: places.map((place, at) => [ids(places.length)[at], ids(places.length)[place]] as [string, string]),
  });
  const ordered = (places: number[]): Answer => ({
    form: "order",
    order: places.map((place) => ids(places.length)[place] as string),
  });

  it("score in full when right, and nothing when reversed or one pair is right by chance", () => {
    expect(score(order(4).item, order(4).key, ordered([0, 1, 2, 3]))).toBe(1);
    expect(score(order(4).item, order(4).key, ordered([3, 2, 1, 0]))).toBe(0);
    expect(score(order(3).item, order(3).key, ordered([0, 2, 1]))).toBeCloseTo(1 / 3);
    expect(score(match(4).item, match(4).key, matched([0, 1, 2, 3]))).toBe(1);
    expect(score(match(4).item, match(4).key, matched([0, 2, 3, 1]))).toBe(0);
    expect(score(match(4).item, match(4).key, matched([0, 1, 3, 2]))).toBeCloseTo(1 / 3);
  });

  it("know what a blind answer gives", () => {
    for (const n of [3, 4, 5]) {
      for (const [{ item, key }, answerOf] of [
        [order(n), ordered],
        [match(n), matched],
      ] as const) {
        const scores = permutations(n).map((places) => score(item, key, answerOf(places)));
        expect(guessChance(item)).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / scores.length, 12);
      }
    }
  });

  it("say what is missing, and judge what is there", () => {
    expect(validateAnswer(order(3).item, { form: "order", order: ["a", "b"] })).toBe("incomplete");
    expect(validateAnswer(match(3).item, { form: "match", pairs: [["a", "a"]] })).toBe("incomplete");
    expect(
      validateAnswer(match(3).item, {
        form: "match",
        pairs: [
          ["a", "a"],
          ["b", "a"],
        ],
      }),
    ).toBe("malformed");
    expect(
      score(match(3).item, match(3).key, {
        form: "match",
        pairs: [
          ["a", "a"],
          ["b", "b"],
        ],
      }),
    ).toBe(0.5);
    expect(score(order(3).item, order(3).key, { form: "order", order: ["a", "b"] })).toBe(0);
  });
});

describe("choice and true or false", () => {
  const reason = { kind: "old-value" as const, text: "That was before." };
  const choice: PublicItem = { ...base, form: "choice", options: options(4) };
  const choiceKey: ItemKey = { ...back, form: "choice", right: "b", reasons: { c: reason } };
  const claim: PublicItem = { ...base, form: "true-false", statement: "It is so." };

  it("are right or wrong for a reason", () => {
    expect(gradeAnswer(choice, choiceKey, { form: "choice", option: "b" })).toMatchObject({
      verdict: "right",
    });
    expect(gradeAnswer(choice, choiceKey, { form: "choice", option: "c" })).toEqual({
      verdict: "wrong",
      score: 0,
      reasons: [reason],
    });
    const falsehood: ItemKey = {
      ...back,
      form: "true-false",
      right: false,
      reason,
      correction: "It is not.",
    };
    expect(gradeAnswer(claim, falsehood, { form: "true-false", value: true }).reasons).toEqual([reason]);
    expect(gradeAnswer(claim, falsehood, { form: "true-false", value: false }).score).toBe(1);
    expect([guessChance(choice), guessChance(claim)]).toEqual([0.25, 0.5]);
  });

  it("take no answer of another form, no unknown option, and none at all as unanswered", () => {
    expect(validateAnswer(choice, { form: "choice", option: "z" })).toBe("malformed");
    expect(validateAnswer(choice, { form: "typed", text: "b" })).toBe("malformed");
    for (const answer of [null, { form: "choice", option: "z" }, { form: "typed", text: "b" }] as const) {
      expect(gradeAnswer(choice, choiceKey, answer)).toEqual({
        verdict: "unanswered",
        score: 0,
        reasons: [],
      });
    }
  });
});

describe("whatever is typed", () => {
  const forms = ["typed", "numeric", "date", "cloze"] as const;
  const item = (form: (typeof forms)[number]): PublicItem => {
    if (form === "cloze")
      return { ...base, form, sentence: { before: "It costs", after: "billion." }, blank: "a number" };
    if (form === "date") return { ...base, form, precision: "day" };
    return form === "numeric" ? { ...base, form, unit: "%" } : { ...base, form };
  };
  const key = (form: (typeof forms)[number]): ItemKey => ({
    ...back,
    form,
    typed:
      form === "typed"
        ? { match: "text", accept: ["the Senate"], wrong: [] }
        : form === "date"
          ? { match: "date", edtf: "2022-03-16", precision: "day", accept: [], wrong: [] }
          : { match: "number", amount: 15, tolerance: 0, accept: [], wrong: [] },
  });

  it("is judged with a score of 0 or 1, and what cannot be judged never scores", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.string({ unit: "grapheme", maxLength: 300 }),
        (form, text) => {
          const answer: Answer = { form, text };
          const { score: given, verdict } = gradeAnswer(item(form), key(form), answer);
          expect([0, 1]).toContain(given);
          if (validateAnswer(item(form), answer)) expect(given).toBe(0);
          expect(verdict).toBe(
            given === 1 ? "right" : validateAnswer(item(form), answer) === "empty" ? "unanswered" : "wrong",
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is judged alike in capitals and with other spaces", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("the Senate", "senate", "Senatt", "Sinate", "Mazhilis", "not Senate"),
        (text) => {
          const judged = (given: string) =>
            gradeAnswer(item("typed"), key("typed"), { form: "typed", text: given });
          expect(judged(text.toUpperCase())).toEqual(judged(text));
          expect(judged(`  ${text.replace(" ", "  ")} `)).toEqual(judged(text));
        },
      ),
    );
  });

  it("is judged in no time however odd it is", () => {
    for (const text of [
      "1,".repeat(150),
      "a ".repeat(150),
      "-".repeat(300),
      "twenty ".repeat(42),
      "1 ".repeat(150),
    ]) {
      for (const form of forms) expect(gradeAnswer(item(form), key(form), { form, text }).score).toBe(0);
    }
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { confusionOf, type Mistake, wordsOfAnswer, wrongIn } from "./confusion";
import type { ItemKey, PublicItem, WrongReason } from "./item";

const reason = (factId: string): WrongReason => ({ kind: "other-fact", text: `It is ${factId}.`, factId });
const mistakes = fc.array(
  fc
    .record({ fact: fc.constantFrom("a", "b", "c"), at: fc.nat(1000) })
    .map(({ fact, at }): Mistake => ({ cardId: 1, reason: reason(fact), instead: `${fact} ${at}`, at })),
  { maxLength: 12 },
);

it("is the misconception shown most often, in whatever order the answers come", () => {
  fc.assert(
    fc.property(mistakes, (list) => {
      const found = confusionOf(list, []);
      const times = (fact: string) => list.filter((one) => one.reason.factId === fact).length;
      expect(found === null).toBe(list.length === 0);
      expect(found?.times ?? 0).toBe(Math.max(...["a", "b", "c"].map(times)));
      expect(times(found?.reason.factId ?? "")).toBe(found?.times ?? 0);
      const backwards = confusionOf([...list].reverse(), []);
      expect(backwards).toEqual(found);
    }),
  );
});

it("is what stands beside the right answer where nothing was answered wrongly, another fact first", () => {
  const old: WrongReason = { kind: "old-value", text: "That was the figure before." };
  const wrong = [
    { reason: old, instead: "20,000" },
    { reason: reason("b"), instead: "700" },
  ];
  expect(confusionOf([], wrong)).toEqual({ reason: reason("b"), instead: "700", times: 0 });
  expect(confusionOf([], wrong.slice(0, 1))).toEqual({ reason: old, instead: "20,000", times: 0 });
  expect(confusionOf([], [])).toBeNull();
});

it("says a wrong answer in words, where it is one value", () => {
  const shown = { id: "i", prompt: "How many?", context: "" };
  const options = [
    { id: "a", text: "5,000" },
    { id: "b", text: "700" },
  ];
  const choice: PublicItem = { ...shown, form: "choice", options };
  const key = { form: "choice", right: "a", reasons: { b: reason("b") } } as unknown as ItemKey;
  expect(wrongIn(choice, key)).toEqual([{ reason: reason("b"), instead: "700" }]);
  expect(wordsOfAnswer(choice, { form: "choice", option: "b" })).toBe("700");
  expect(wordsOfAnswer({ ...shown, form: "typed" }, { form: "typed", text: "six" })).toBe("six");
  const order: PublicItem = { ...shown, form: "order", options };
  expect(wordsOfAnswer(order, { form: "order", order: ["b", "a"] })).toBeNull();
  expect(wrongIn(order, { form: "order", order: ["a", "b"] } as unknown as ItemKey)).toEqual([]);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { confusionOf, type Mistake } from "./confusion";
import type { WrongReason } from "./item";

const reason = (factId: string): WrongReason => ({ kind: "other-fact", text: `It is ${factId}.`, factId });
const mistakes = fc.array(
  fc
    .record({ fact: fc.constantFrom("a", "b", "c"), at: fc.nat(1000) })
    .map(({ fact, at }): Mistake => ({ cardId: 1, reason: reason(fact), at })),
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
  expect(confusionOf([], [old, reason("b")])).toEqual({ reason: reason("b"), times: 0 });
  expect(confusionOf([], [old])).toEqual({ reason: old, times: 0 });
  expect(confusionOf([], [])).toBeNull();
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../answer";
import type { PublicItem } from "../item";
import { isAnswered, isWhole, moved, paired, sameAnswer, withOption } from "./given";

const base = { id: "q0", prompt: "?", context: "" };
const options = ["a", "b", "c", "d"].map((id) => ({ id, text: id }));
const multiple: PublicItem = { ...base, form: "multiple", options };
const match: PublicItem = { ...base, form: "match", left: options.slice(0, 2), right: options };
const ids = fc.shuffledSubarray(["a", "b", "c", "d"]);

describe("what counts as an answer", () => {
  it.each<[Answer | null, boolean]>([
    [null, false],
    [{ form: "typed", text: "  " }, false],
    [{ form: "typed", text: "0" }, true],
    [{ form: "multiple", options: [] }, false],
    [{ form: "match", pairs: [] }, false],
    [{ form: "true-false", value: false }, true],
    [{ form: "choice", option: "a" }, true],
    [{ form: "order", order: ["a"] }, true],
  ])("%j: %s", (answer, answered) => {
    expect(isAnswered(answer)).toBe(answered);
  });

  it("knows what is half done", () => {
    expect(isWhole(match, { form: "match", pairs: [["a", "c"]] })).toBe(false);
    expect(
      isWhole(match, {
        form: "match",
        pairs: [
          ["a", "c"],
          ["b", "d"],
        ],
      }),
    ).toBe(true);
  });
});

describe("the same answer", () => {
  it("has its ticks and pairs in any order, its lines in one", () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const same = [...one].sort().join() === [...other].sort().join();
        expect(sameAnswer({ form: "multiple", options: one }, { form: "multiple", options: other })).toBe(
          same,
        );
        const pairs = one.map((id): [string, string] => [id, id]);
        expect(sameAnswer({ form: "match", pairs }, { form: "match", pairs: [...pairs].reverse() })).toBe(
          true,
        );
        const isList = one.join() === other.join();
        expect(sameAnswer({ form: "order", order: one }, { form: "order", order: other })).toBe(isList);
      }),
    );
    expect(sameAnswer({ form: "typed", text: "" }, null)).toBe(true);
    expect(sameAnswer({ form: "typed", text: "Astana " }, { form: "typed", text: "Astana" })).toBe(true);
    expect(sameAnswer({ form: "typed", text: "Astana" }, null)).toBe(false);
  });
});

describe("changing an answer", () => {
  it("ticks and unticks by number, in the order of the options", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }), (keys) => {
        let answer: Answer | null = null;
        for (const key of keys) answer = withOption(multiple, answer, key);
        const odd = options.filter((_, n) => keys.filter((key) => key === n + 1).length % 2 === 1);
        expect(answer ?? { form: "multiple", options: [] }).toEqual({
          form: "multiple",
          options: odd.map(({ id }) => id),
        });
      }),
    );
    expect(withOption(multiple, null, 5)).toBeNull();
    expect(withOption(match, null, 1)).toBeNull();
    expect(withOption({ ...base, form: "true-false", statement: "" }, null, 2)).toEqual({
      form: "true-false",
      value: false,
    });
  });

  it("uses each side of a pair at most once", () => {
    const side = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(fc.array(fc.tuple(side, fc.option(side))), (steps) => {
        let pairs: [string, string][] = [];
        for (const [left, right] of steps) {
          pairs = paired(pairs, left, right);
          expect(pairs.find(([l]) => l === left)?.[1] ?? null).toBe(right);
        }
        expect(new Set(pairs.map(([l]) => l)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, r]) => r)).size).toBe(pairs.length);
      }),
    );
  });

  it("moves a line and keeps all of them", () => {
    fc.assert(
      fc.property(
        ids,
        fc.constantFrom("a", "b", "c", "d"),
        fc.integer({ min: -5, max: 5 }),
        (order, id, by) => {
          const after = moved(order, id, by);
          expect([...after].sort()).toEqual([...order].sort());
          if (order.includes(id)) {
            const to = Math.min(order.length - 1, Math.max(0, order.indexOf(id) + by));
            expect(after.indexOf(id)).toBe(to);
          }
          expect(after.filter((one) => one !== id)).toEqual(order.filter((one) => one !== id));
        },
      ),
    );
  });
});

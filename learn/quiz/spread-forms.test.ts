import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QUIZ_FORMS } from "../answer";
import { type Askable, spreadForms } from "./spread-forms";

const askable = (cardId: number, form: Askable["form"], itemId: number): Askable => ({
  itemId,
  cardId,
  form,
  expected: 0.5,
});

describe("spreading forms over a practice", () => {
  const bank = fc
    .array(fc.subarray([...QUIZ_FORMS]), { maxLength: 30 })
    .map((cards) =>
      cards.flatMap((forms, cardId) => forms.map((form, at) => askable(cardId, form, cardId * 100 + at))),
    );

  it("gives each card that has items one of its own, in the order asked, and the same for the same seed", () => {
    fc.assert(
      fc.property(bank, fc.integer(), (items, seed) => {
        const withItems = [...new Set(items.map((item) => item.cardId))].reverse();
        const asked = spreadForms([...withItems, 999], items, seed);
        expect(asked.map((item) => item.cardId)).toEqual(withItems);
        for (const item of asked) expect(items).toContain(item);
        expect(spreadForms([...withItems, 999], items, seed)).toEqual(asked);
      }),
    );
  });

  it("takes all forms about equally often, and those of cards that have but one into account", () => {
    const ids = Array.from({ length: 40 }, (_, n) => n);
    const items = ids.flatMap((id) =>
      (id < 10 ? (["date"] as const) : (["typed", "choice", "numeric", "date"] as const)).map((form, at) =>
        askable(id, form, id * 10 + at),
      ),
    );
    for (let seed = 0; seed < 20; seed++) {
      const counts = new Map<string, number>();
      for (const { form } of spreadForms(ids, items, seed)) counts.set(form, (counts.get(form) ?? 0) + 1);
      expect([...counts.values()]).toEqual([10, 10, 10, 10]);
    }
  });

  it("varies with the seed", () => {
    const items = QUIZ_FORMS.map((form, at) => askable(1, form, at));
    const forms = new Set(Array.from({ length: 60 }, (_, seed) => spreadForms([1], items, seed)[0]?.form));
    expect(forms.size).toBeGreaterThan(5);
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { formFor, otherFormFor } from "./forms-mode";
import { type CardKey, FORMS, type Form } from "./item";

const cardOf = fc
  .record({ fact: fc.string(), others: fc.subarray([...FORMS].slice(1)) })
  .map(({ fact, others }) => ({ key: `${fact}#value` as CardKey, forms: ["flip", ...others] as Form[] }));

it("asks a card that is known in each of its forms by turns, and any other as a flashcard", () => {
  fc.assert(
    fc.property(cardOf, fc.nat(50), (card, reps) => {
      for (const memory of [null, { state: 0, reps }, { state: 1, reps }, { state: 3, reps }] as const)
        expect(formFor(card, memory)).toBe("flip");
      const asked = card.forms.map((_, n) => formFor(card, { state: 2, reps: reps + n }));
      expect([...asked].sort()).toEqual([...card.forms].sort());
    }),
  );
});

it("finds another form than the flashcard where there is one, and another each time", () => {
  fc.assert(
    fc.property(cardOf, fc.nat(50), (card, reps) => {
      const others = card.forms.slice(1);
      const asked = others.map((_, n) => otherFormFor(card, { reps: reps + n }));
      expect([...asked].sort()).toEqual([...others].sort());
      if (others.length === 0) expect(otherFormFor(card, { reps })).toBe("flip");
    }),
  );
});

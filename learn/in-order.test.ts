import fc from "fast-check";
import { expect, it } from "vitest";
import { firstInOrder, inOrder } from "./in-order";

interface Card {
  cardId: number;
  number: number;
}

/** Numbers of every size, many of them the same or next to each other, under ids in no order. */
const cards = fc
  .array(
    fc.oneof(
      fc.nat(5),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 4e12, noNaN: true }),
      fc.nat(3).map((n) => 1 + n * Number.EPSILON),
    ),
    { maxLength: 600, size: "max" },
  )
  .chain((numbers) =>
    fc
      .shuffledSubarray([...numbers.keys()], { minLength: numbers.length })
      .map((ids) => numbers.map((number, n): Card => ({ cardId: (ids[n] as number) + 1, number }))),
  );
const plain = (all: readonly Card[]) =>
  [...all].sort((a, b) => a.number - b.number || a.cardId - b.cardId).map(({ cardId }) => cardId);
const numberOf = ({ number }: Card) => number;

it("sorts as a function that compares would", () => {
  fc.assert(
    fc.property(cards, (all) => {
      expect(inOrder(all, numberOf).map(({ cardId }) => cardId)).toEqual(plain(all));
      expect([...firstInOrder(all, numberOf)].map(({ cardId }) => cardId)).toEqual(plain(all));
    }),
    { numRuns: 40 },
  );
});

it("sorts more cards than sixteen bits can tell", () => {
  const all = Array.from(
    { length: 70_000 },
    (_, n): Card => ({ cardId: n + 1, number: (n * 7_919) % 70_001 }),
  );
  expect(inOrder(all, numberOf).map(({ cardId }) => cardId)).toEqual(plain(all));
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { busyDay, shadeOf } from "./heat-map";
import { squaresOf } from "./topic-squares";

it("draws one square for each card", () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.nat(200),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      (a, b, recall) => {
        const topic = { cards: a + b, met: a, recall };
        const { full, half, empty } = squaresOf(topic);
        expect(full + half + empty).toBe(a + b);
        expect(Math.min(full, half, empty)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

it("shades a day darker the more was done, and none at all when nothing was", () => {
  const busy = busyDay([0, 0, 10, 20, 30, 40, 40]);
  expect(busy).toBe(40);
  expect([0, 1, 10, 11, 40, 400].map((n) => shadeOf(n, busy))).toEqual([0, 1, 1, 2, 4, 4]);
  expect(busyDay([])).toBe(1);
  expect(busyDay([0, 7])).toBe(7);
});

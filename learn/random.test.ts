import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { below, hashText, pick, randomFrom, shuffle } from "./random";

describe("randomFrom", () => {
  it("gives the same numbers for the same seed, in [0, 1)", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const one = randomFrom(seed);
        const two = randomFrom(seed);
        for (let n = 0; n < 20; n++) {
          const number = one();
          expect(number).toBe(two());
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThan(1);
        }
      }),
    );
  });

  it("spreads the first number of neighbouring seeds evenly", () => {
    const bins = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 10_000; seed++) {
      const bin = below(randomFrom(`seed ${seed}`), 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // chi-square with 9 degrees of freedom: 27.9 is the 0.999 quantile
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });

  it("is pinned: a change here would change every item already shown", () => {
    const random = randomFrom("zerek");
    expect([below(random, 1000), below(random, 1000), below(random, 1000)]).toMatchInlineSnapshot(`
      [
        648,
        318,
        639,
      ]
    `);
    expect(hashText("zerek")).toMatchInlineSnapshot(`443549213`);
  });
});

describe("shuffle and pick", () => {
  it("keeps the elements and leaves the list alone", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
        const copy = [...list];
        const shuffled = shuffle(randomFrom(seed), list);
        expect(list).toEqual(copy);
        expect([...shuffled].sort()).toEqual([...list].sort());
      }),
    );
  });

  it("picks from the list, and refuses an empty one", () => {
    expect(["a", "b"]).toContain(pick(randomFrom("x"), ["a", "b"]));
    expect(() => pick(randomFrom("x"), [])).toThrow(RangeError);
  });
});

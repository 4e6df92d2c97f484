import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../random";
import { correlationAbove, correlationInterval, REACH, shareAbove, shareInterval } from "./intervals";
import { correlation } from "./moments";
import { normal } from "./testing/class-simulation";

const level = fc.constantFrom(0.8, 0.9, 0.95);

describe("intervals", () => {
  it("agree with Wilson's score as published", () => {
    // Brown, Cai & DasGupta 2001 and Newcombe 1998 (Statistics in Medicine 17): 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (const [right, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = shareInterval(right / n, n, 0.95);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it("leave a value out exactly when it is beyond the reach", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        level,
        (n, share, value, at) => {
          const { low, high } = shareInterval(share, n, at);
          expect(low).toBeLessThanOrEqual(share + 1e-12);
          expect(high).toBeGreaterThanOrEqual(share - 1e-12);
          const above = shareAbove(share, value, n);
          if (Math.abs(Math.abs(above) - REACH[at]) > 1e-6) {
            expect(value < low || value > high).toBe(Math.abs(above) > REACH[at]);
          }
          const r = 2 * share - 1;
          const around = correlationInterval(r, n, at);
          const beyond = correlationAbove(r, 2 * value - 1, n);
          if (around && Math.abs(Math.abs(beyond) - REACH[at]) > 1e-6) {
            expect(2 * value - 1 < around.low || 2 * value - 1 > around.high).toBe(
              Math.abs(beyond) > REACH[at],
            );
          }
        },
      ),
    );
  });

  it("say nothing of nobody", () => {
    expect(shareInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(correlationInterval(1, 3)).toBeNull();
    expect(correlationAbove(1, 0, 3)).toBe(0);
    expect(shareInterval(-0.5, 10)).toEqual(shareInterval(0, 10));
  });

  it("of a correlation cover four fifths of samples", () => {
    const random = randomFrom("coverage of Fisher's z");
    const rho = 0.4;
    let covered = 0;
    for (let turn = 0; turn < 2000; turn++) {
      const a = Array.from({ length: 20 }, () => normal(random));
      const b = a.map((x) => rho * x + Math.sqrt(1 - rho * rho) * normal(random));
      const interval = correlationInterval(correlation(a, b) as number, 20, 0.8);
      if (interval && interval.low <= rho && rho <= interval.high) covered++;
    }
    expect(covered / 2000).toBeGreaterThan(0.77);
    expect(covered / 2000).toBeLessThan(0.83);
  });
});

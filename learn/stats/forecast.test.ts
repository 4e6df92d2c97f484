import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addParts, forecast, partOf } from "./forecast";
import { classPace } from "./pace";
import { measureForecasts } from "./testing/forecast-measure";

const NOBODY = { n: 0, recalled: 0 };
const STRAIGHT = { pace: 0, bend: 0 };

describe("a forecast", () => {
  it("is the mean of what is predicted where nothing says otherwise", () => {
    const pace = classPace([[], []]);
    const parts = [
      partOf({ predicted: [0.9, 0.8], unmet: 0 }, STRAIGHT),
      partOf({ predicted: [0.5, 0.6], unmet: 0 }, STRAIGHT),
    ];
    const made = forecast(parts, pace, NOBODY);
    expect(made).toMatchObject({ cards: 4, met: 4 });
    expect(made?.recall).toBeCloseTo(0.7, 3);
  });

  it("counts cards never met as the class knew others at first sight", () => {
    const pace = classPace([[]]);
    const part = partOf({ predicted: [], unmet: 10 }, STRAIGHT);
    expect(forecast([part], pace, { n: 990, recalled: 299 })?.recall).toBeCloseTo(0.3, 2);
    expect(forecast([part], pace, NOBODY)?.recall).toBeCloseTo(0.1, 3);
  });

  it("is none without cards or students", () => {
    expect(forecast([], classPace([]), NOBODY)).toBeNull();
    expect(forecast([addParts([])], classPace([[]]), NOBODY)).toBeNull();
  });

  it("lies within its range, the range within 0 and 1, and narrows with what is known", () => {
    const predicted = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ predicted, unmet: fc.nat({ max: 30 }) }), { maxLength: 12 }),
        (topics) => {
          const known = topics.map(() => [{ predicted: 0.9, n: 4_000, recalled: 3_600 }]);
          const make = (histories: Parameters<typeof classPace>[0]) =>
            forecast(
              topics.map((topic) => partOf(topic, STRAIGHT)),
              classPace(histories),
              NOBODY,
            );
          const [vague, sure] = [make(topics.map(() => [])), make(known)];
          expect(vague === null).toBe(sure === null);
          for (const made of [vague, sure]) {
            if (!made) continue;
            expect(made.range.low).toBeLessThanOrEqual(made.recall + 1e-9);
            expect(made.range.high).toBeGreaterThanOrEqual(made.recall - 1e-9);
            expect(made.range.low).toBeGreaterThanOrEqual(0);
            expect(made.range.high).toBeLessThanOrEqual(1);
          }
          if (vague && sure)
            expect(sure.range.high - sure.range.low).toBeLessThanOrEqual(
              vague.range.high - vague.range.low + 1e-6,
            );
        },
      ),
    );
  });

  it("holds in four of five simulated classes", () => {
    const found = measureForecasts("test", "fsrs", 4, [7]);
    const topic = found.get("class and topic");
    const student = found.get("student, all topics");
    expect(topic?.forecasts).toBe(24);
    expect((topic?.covered as number) / 24).toBeGreaterThan(0.6);
    expect((student?.covered as number) / (student?.forecasts as number)).toBeGreaterThan(0.75);
    expect(Math.abs(topic?.bias as number)).toBeLessThan(0.02);
  });
});

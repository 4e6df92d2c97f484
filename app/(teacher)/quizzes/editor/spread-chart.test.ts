import { describe, expect, it } from "vitest";
import { piled } from "./spread-chart";

describe("dots of the spread", () => {
  it("stand at their share of the points, those of one place upon each other", () => {
    expect(piled([5, 10, 5.01, 0], 10, 60)).toEqual([
      { at: 0, level: 0 },
      { at: 0.5, level: 0 },
      { at: 0.5, level: 1 },
      { at: 1, level: 0 },
    ]);
  });
});

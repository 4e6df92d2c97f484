import { expect, it } from "vitest";
import { parseSteps, stepsText } from "./step-text";

it("reads steps as people write them, and writes them as it reads them", () => {
  expect(parseSteps("1m 10m 1h")).toEqual([1, 10, 60]);
  expect(parseSteps("1, 10; 90")).toEqual([1, 10, 90]);
  expect(parseSteps("1.5H")).toEqual([90]);
  expect(parseSteps("  ")).toEqual([]);
  expect(stepsText([1, 10, 60, 90])).toBe("1m 10m 1h 90m");
  for (const steps of [[], [0.5], [1, 10, 720]]) expect(parseSteps(stepsText(steps))).toEqual(steps);
});

it.each(["soon", "1d", "24h", "0", "-5m", "1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 11m"])("refuses %j", (text) => {
  expect(parseSteps(text)).toBeNull();
});

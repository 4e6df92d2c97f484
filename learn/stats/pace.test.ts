import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bent, classPace, loadOf, type PredictionGroup, paceSlope, recallAtPace } from "./pace";

const PREDICTED = [0.6, 0.75, 0.85, 0.9, 0.95];
/** A student of a pace, asked so often in each group that chance hardly matters. */
const studentOf = (pace: number, n: number, bend = 0): PredictionGroup[] =>
  PREDICTED.map((predicted) => ({
    predicted,
    n,
    recalled: n * recallAtPace(bent(loadOf(predicted), bend), pace),
  }));

describe("the pace of a class", () => {
  it("is found from what was recalled", () => {
    const truth = [-0.4, -0.1, 0, 0.2, 0.5];
    const { mean, spread, bend, students } = classPace(truth.map((pace) => studentOf(pace, 5_000)));
    students.forEach(({ value }, at) => {
      expect(value).toBeCloseTo(truth[at] as number, 1);
    });
    expect(mean.value).toBeCloseTo(0.04, 1);
    expect(bend.value).toBeCloseTo(0, 1);
    expect(spread).toBeGreaterThan(0.2);
  });

  it("tells a curve that bends otherwise", () => {
    const { bend, students } = classPace([0, 0.1, -0.1, 0.2].map((pace) => studentOf(pace, 5_000, 0.4)));
    expect(bend.value).toBeCloseTo(0.4, 1);
    expect(students[3]?.value).toBeCloseTo(0.2, 1);
  });

  it("takes a student with few answers to be like the others", () => {
    const slow = Array.from({ length: 8 }, () => studentOf(-0.6, 400));
    const lucky: PredictionGroup[] = [{ predicted: 0.8, n: 2, recalled: 2 }];
    const { students, mean } = classPace([...slow, lucky, []]);
    expect(mean.value).toBeLessThan(-0.4);
    expect(students[8]?.value).toBeLessThan(-0.3);
    expect(students[9]?.value).toBeCloseTo(mean.value, 1);
    expect(students[9]?.error).toBeGreaterThan(students[0]?.error as number);
  });

  it("is what the model says where nothing is known", () => {
    const { mean, bend, students } = classPace([[], []]);
    expect([mean.value, bend.value]).toEqual([0, 0]);
    expect(students.map(({ value }) => value)).toEqual([0, 0]);
    expect(classPace([]).students).toEqual([]);
  });

  it("is finite whatever was answered, and better for those who recall more", () => {
    const group = fc.record({
      predicted: fc.double({ min: 0, max: 1, noNaN: true }),
      n: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (groups, share) => {
          const answered = (part: number) => groups.map((g) => ({ ...g, recalled: Math.floor(g.n * part) }));
          const { students, mean, bend, spread } = classPace([answered(share), answered(share), answered(0)]);
          for (const { value, error } of [...students, mean, bend]) {
            expect(Number.isFinite(value) && error > 0 && Number.isFinite(error)).toBe(true);
          }
          expect(spread).toBeGreaterThan(0);
          expect(students[0]?.value).toBeGreaterThanOrEqual((students[2]?.value as number) - 1e-9);
        },
      ),
    );
  });

  it("has the slope it claims", () => {
    for (const p of PREDICTED) {
      const load = loadOf(p);
      const [h, pace] = [1e-5, 0.3];
      const measured = (recallAtPace(load, pace + h) - recallAtPace(load, pace - h)) / (2 * h);
      expect(paceSlope(load, pace)).toBeCloseTo(measured, 6);
      expect(recallAtPace(load, 0)).toBeCloseTo(p, 9);
    }
  });
});

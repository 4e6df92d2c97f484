import { expect, it } from "vitest";
import { believedOf } from "./plan/belief";
import { cheapest, RETENTIONS, type WorkloadInput, workloads } from "./workload";

const none = { n: 0, seconds: 0 };
const input: WorkloadInput = {
  met: Array.from({ length: 300 }, (_, i) => ({ stability: 1 + i, difficulty: 1 + (i % 10), age: i % 20 })),
  fresh: 1_000,
  newPerDay: 5,
  believed: believedOf({
    answers: [],
    firstRatings: { 1: 0, 2: 0, 3: 0, 4: 0 },
    sums: { first: none, recalled: none, forgotten: none },
  }),
};

it("more retention is more reviews and more remembered, and the cheapest lies between the ends", () => {
  const list = workloads(input);
  expect(list.map(({ retention }) => retention)).toEqual([...RETENTIONS]);
  const [least, most] = [list[0], list.at(-1)];
  expect(most?.reviewsADay).toBeGreaterThan(2 * (least?.reviewsADay ?? 0));
  expect(most?.remembered).toBeGreaterThan(least?.remembered ?? 0);
  for (const { remembered, reviewsADay } of list) {
    expect(remembered).toBeLessThanOrEqual(1_300);
    expect(reviewsADay).toBeGreaterThan(0);
  }
  expect(cheapest(list)?.retention).toBeLessThan(0.97);
});

it("the same question has the same answer, and long collections are represented by part of them", () => {
  expect(workloads(input)).toEqual(workloads(input));
  const twice = workloads({ ...input, met: [...input.met, ...input.met], fresh: 0 });
  const once = workloads({ ...input, fresh: 0 });
  const ratio = (twice[6]?.reviewsADay ?? 0) / (once[6]?.reviewsADay ?? 1);
  expect(ratio).toBeGreaterThan(1.8);
  expect(ratio).toBeLessThan(2.2);
});

it("without cards there is no work", () => {
  const [nothing] = workloads({ ...input, met: [], fresh: 0 });
  expect(nothing).toMatchObject({ reviewsADay: 0, minutesADay: 0, remembered: 0, minutesEach: 0 });
});

import { expect, it } from "vitest";
import { planned } from "./planned";
import { greedy, RIVALS } from "./rivals";
import { simulate } from "./simulate";
import { LAWS } from "./student";

const scenario = { days: 7, cards: 60, minutes: 4 };
const mean = (schedule: (typeof RIVALS)[number], law: (typeof LAWS)[number]) =>
  [0, 1, 2, 3].reduce((sum, i) => sum + simulate(schedule, scenario, law, `test ${i}`).onTheDay / 4, 0);

it("the same student under the same schedule remembers the same", () => {
  expect(simulate(planned, scenario, "activation", "a")).toEqual(
    simulate(planned, scenario, "activation", "a"),
  );
});

it.each(LAWS)("the plan leads every ordinary schedule and is level with the greedy (%s)", (law) => {
  const ours = mean(planned, law);
  for (const rival of RIVALS) expect(ours).toBeGreaterThan(mean(rival, law));
  expect(ours).toBeGreaterThan(mean(greedy, law) - 0.01);
});

it("the plan does not give up cards that a longer curve would have kept", () => {
  // Forgetting is exponential here and the greedy, which believes a long tail, hardly reviews.
  const long = { days: 21, cards: 60, minutes: 4 };
  const lead = [0, 1, 2].map(
    (i) =>
      simulate(planned, long, "half-life", `test ${i}`).onTheDay -
      simulate(greedy, long, "half-life", `test ${i}`).onTheDay,
  );
  expect(lead.reduce((a, b) => a + b, 0) / 3).toBeGreaterThan(0.05);
});

import { describe, expect, it } from "vitest";
import { gainOf, lossOf, predict, simulateLives } from "./evidence-measure";

const POPULATION = { learners: 60, cardsEach: 30 };

describe("memories with evidence of quizzes", () => {
  it("predict later recall better than without quizzes, and than counting a right choice as Good", () => {
    const lives = simulateLives("test", POPULATION);
    const losses = (kind: Parameters<typeof predict>[1]) =>
      lives.map((life) => lossOf(life, predict(life, kind, 0.77)));
    const evidence = losses("evidence");
    for (const [other, margin] of [
      ["no quizzes", 0.02],
      ["right is Good", 0.003],
    ] as const)
      expect(gainOf(lives, losses(other), evidence).low).toBeGreaterThan(margin);
  });

  it("are measured on what happened: the same seed gives the same lives, another does not", () => {
    const some = { learners: 2, cardsEach: 5 };
    expect(simulateLives("one", some)).toEqual(simulateLives("one", some));
    expect(simulateLives("one", some)).not.toEqual(simulateLives("other", some));
  });

  it("predict from events, not from the probes", () => {
    const [life] = simulateLives("one", { learners: 1, cardsEach: 10 });
    if (!life) throw new Error("no card was asked in a quiz");
    const turned = { ...life, probes: life.probes.map(({ at, recalled }) => ({ at, recalled: !recalled })) };
    expect(predict(turned, "evidence", 0.5)).toEqual(predict(life, "evidence", 0.5));
  });
});

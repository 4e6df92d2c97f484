import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../random";
import { FLAG_CODES, type FlagInput, flagQuestion } from "./flags";
import { chanceBelow, DISTRACTOR_PRIOR, normalBelow, QUESTION_PRIOR } from "./prior";
import { simulateClass } from "./testing/class-simulation";
import { measureFlags } from "./testing/flag-measure";

const codes = (input: FlagInput) => flagQuestion(input).map(({ code }) => code);
/** n students of rising strength; `picks` says which option (0 is the key) each chooses. */
function choice(n: number, picks: (rank: number) => number, options = 4): FlagInput {
  const chosen = Array.from({ length: n }, (_, rank) => picks(rank / n));
  return {
    scores: chosen.map((c) => (c === 0 ? 1 : 0)),
    others: chosen.map((_, rank) => rank),
    guess: 1 / options,
    options: Array.from({ length: options }, (_, option) => ({
      id: `${option}`,
      right: option === 0,
      chosen: chosen.map((c) => c === option),
    })),
  };
}

describe("flags", () => {
  it("are not raised of a sound question", () => {
    // The weaker half guesses, the stronger half knows.
    expect(codes(choice(40, (rank) => (rank > 0.5 ? 0 : Math.floor(rank * 8))))).toEqual([]);
  });

  it("doubt the key where the strong choose another option", () => {
    const flags = flagQuestion(choice(40, (rank) => (rank > 0.3 ? 2 : Math.floor((rank * 40) % 4))));
    expect(flags[0]).toMatchObject({ code: "key-probably-wrong", option: "2", n: 40, limit: 0 });
    expect(flags[0]?.range.low).toBeGreaterThan(0);
  });

  it("tell hard, easy and worse than guessing, each when the class is large enough to say", () => {
    expect(codes(choice(20, () => 1))).toEqual(
      expect.arrayContaining(["too-hard", "worse-than-guessing"] as const),
    );
    expect(codes(choice(3, () => 1))).toEqual([]);
    expect(codes(choice(20, () => 0))).toContain("too-easy");
    expect(codes(choice(10, () => 0))).toEqual([]);
  });

  it("name the options nobody chooses, in a large class", () => {
    const input = choice(60, (rank) => (rank > 0.4 ? 0 : Math.floor(rank * 7)));
    expect(flagQuestion(input).filter(({ code }) => code === "distractor-unused")).toMatchObject([
      { option: "3", value: 0, limit: 0.05 },
    ]);
    expect(codes(choice(20, (rank) => (rank > 0.4 ? 0 : 1)))).not.toContain("distractor-unused");
  });

  it("stand on intervals beyond their limit, and do not depend on the order of students", () => {
    const input = fc
      .array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 12 })), { maxLength: 60 })
      .map((rows): FlagInput => ({ ...choice(rows.length, () => 0), ...fromRows(rows) }));
    fc.assert(
      fc.property(input, (given) => {
        const flags = flagQuestion(given);
        for (const { code, range, limit, value } of flags) {
          expect(FLAG_CODES).toContain(code);
          expect(range.low).toBeLessThanOrEqual(value);
          expect(range.high).toBeGreaterThanOrEqual(value);
          expect(limit < range.low || limit > range.high).toBe(true);
        }
        const turn = <T>(list: readonly T[]) => [...list].reverse();
        const backwards = flagQuestion({
          ...given,
          scores: turn(given.scores),
          others: turn(given.others),
          options: given.options.map((option) => ({ ...option, chosen: turn(option.chosen) })),
        });
        expect(backwards.map(({ code, option }) => [code, option])).toEqual(
          flags.map(({ code, option }) => [code, option]),
        );
      }),
    );
  });

  it("are rarely wrong in simulated classes of 20", () => {
    const table = measureFlags("test", { quizzes: 20, flawed: 0.03, sizes: { 20: 10 } });
    let [flagged, right] = [0, 0];
    for (const bySize of table.values())
      for (const cell of bySize.values()) {
        flagged += cell.flagged;
        right += cell.right;
      }
    expect(flagged).toBeGreaterThan(100);
    expect(right / flagged).toBeGreaterThan(0.9);
  });

  it("are simulated with students who answer as they know", () => {
    const questions = [{ flaw: "none", a: 5, b: 0, pull: [1, 1], key: 0 } as const].map((q) => ({
      ...q,
      pull: [...q.pull],
    }));
    const [input] = simulateClass(randomFrom("simulation"), questions, 2000);
    const share = (input?.scores ?? []).reduce((a, b) => a + b, 0) / 2000;
    expect(share).toBeGreaterThan(0.71);
    expect(share).toBeLessThan(0.79);
  });
});

function fromRows(rows: [number, number][]): Pick<FlagInput, "scores" | "others" | "options"> {
  return {
    scores: rows.map(([pick]) => (pick === 0 ? 1 : 0)),
    others: rows.map(([, rest]) => rest),
    options: [0, 1, 2, 3].map((option) => ({
      id: `${option}`,
      right: option === 0,
      chosen: rows.map(([pick]) => pick === option),
    })),
  };
}

describe("what questions are like beforehand", () => {
  it("knows the normal distribution", () => {
    for (const [x, p] of [
      [0, 0.5],
      [1.2815515655446004, 0.9],
      [-1.6448536269514722, 0.05],
      [3, 0.9986501019683699],
    ] as const)
      expect(normalBelow(x)).toBeCloseTo(p, 6);
  });

  it("agrees with adding the prior up in small steps", () => {
    for (const prior of [QUESTION_PRIOR, DISTRACTOR_PRIOR])
      for (const [z, n, limit] of [
        [-0.6, 20, 0],
        [0.1, 60, 0.15],
        [0.3, 12, 0],
      ] as const) {
        let [below, all] = [0, 0];
        for (let truth = -2; truth <= 2; truth += 0.001) {
          const before = prior.reduce(
            (sum, { weight, mean, spread }) =>
              sum + (weight / spread) * Math.exp(-((truth - mean) ** 2) / (2 * spread ** 2)),
            0,
          );
          const mass = before * Math.exp((-(n - 3) * (z - truth) ** 2) / 2);
          all += mass;
          if (truth < Math.atanh(limit)) below += mass;
        }
        expect(chanceBelow(prior, z, n, limit)).toBeCloseTo(below / all, 2);
      }
  });

  it("rises as the correlation falls, and is a probability", () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.integer({ min: 0, max: 3000 }), (z, n) => {
        const chance = chanceBelow(QUESTION_PRIOR, z, n, 0);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }),
    );
    expect(chanceBelow(QUESTION_PRIOR, -0.5, 20, 0)).toBeGreaterThan(
      chanceBelow(QUESTION_PRIOR, -0.3, 20, 0),
    );
    expect(chanceBelow(QUESTION_PRIOR, -0.3, 100, 0)).toBeGreaterThan(
      chanceBelow(QUESTION_PRIOR, -0.3, 20, 0),
    );
  });
});

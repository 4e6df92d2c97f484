/**
 * Simulated classes sitting a quiz with some bad questions: what flags are tuned and measured on.
 *
 * A student knows the answer with probability 1 / (1 + exp(−a (θ − b))) (two-parameter logistic model; Birnbaum 1968);
 * one who does not guesses among the options by their attraction, which makes it the three-parameter model.
 */
import { below, pick, type Random } from "@/learn/random";
import type { FlagInput, OptionUse } from "../flags";

const FLAWS = ["none", "miskeyed", "two-right", "flat", "trick"] as const;
/** miskeyed: a wrong option is the key; two-right: a distractor is right too; flat: knowing does not help; trick: knowing harms. */
type Flaw = (typeof FLAWS)[number];

export interface SimulatedQuestion {
  flaw: Flaw;
  a: number;
  b: number;
  /** attraction for those who guess; empty: typed in, no guessing. Option 0 is what those who know answer. */
  pull: number[];
  key: number;
}

/** A number of the standard normal distribution (Box & Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Questions of one quiz; each flaw has the given share. */
export function simulateQuestions(random: Random, count: number, flawed: number): SimulatedQuestion[] {
  return Array.from({ length: count }, () => {
    const roll = random();
    const at = roll < flawed * 4 ? 1 + Math.floor(roll / flawed) : 0;
    const flaw = FLAWS[at] as Flaw;
    const typed = flaw === "none" && random() < 0.25;
    const options = typed ? 0 : pick(random, [3, 4, 4, 4, 5]);
    // Attraction spreads widely: many distractors of real questions are hardly ever chosen.
    const pull = Array.from({ length: options }, () => Math.exp(0.9 * normal(random)));
    return {
      flaw,
      a: flaw === "flat" ? 0 : (flaw === "trick" ? -1 : 1) * Math.exp(0.35 * normal(random)),
      b: -0.5 + 1.2 * normal(random),
      pull,
      key: flaw === "miskeyed" ? 1 + below(random, options - 1) : 0,
    };
  });
}

/** What one student answers: the number of an option, or for a typed question 0 right, 1 wrong. */
function answer(random: Random, { flaw, a, b, pull }: SimulatedQuestion, theta: number): number {
  const knows = random() < 1 / (1 + Math.exp(-a * (theta - b)));
  if (knows) return flaw === "two-right" && random() < 0.5 ? 1 : 0;
  if (pull.length === 0) return 1;
  let left = random() * pull.reduce((x, y) => x + y, 0);
  for (let at = 0; at < pull.length; at++) {
    left -= pull[at] as number;
    if (left < 0) return at;
  }
  return pull.length - 1;
}

/** A class of n students answers; one input to the flags for each question. */
export function simulateClass(
  random: Random,
  questions: readonly SimulatedQuestion[],
  n: number,
): FlagInput[] {
  const chosen = questions.map(() => [] as number[]);
  for (let student = 0; student < n; student++) {
    const theta = normal(random);
    questions.forEach((question, at) => {
      chosen[at]?.push(answer(random, question, theta));
    });
  }
  const scores = questions.map((question, at) =>
    (chosen[at] as number[]).map((c) => (c === question.key ? 1 : 0)),
  );
  const totals = Array.from({ length: n }, (_, s) =>
    scores.reduce((sum, list) => sum + (list[s] as number), 0),
  );
  return questions.map((question, at) => ({
    scores: scores[at] as number[],
    others: totals.map((total, s) => total - (scores[at]?.[s] as number)),
    guess: question.pull.length > 0 ? 1 / question.pull.length : null,
    options: question.pull.map(
      (_, option): OptionUse => ({
        id: `${option}`,
        right: option === question.key,
        chosen: (chosen[at] as number[]).map((c) => c === option),
      }),
    ),
  }));
}

/** How often flags are right, and how much of what is bad they find: measured on simulated quizzes and classes. */
import { randomFrom } from "@/learn/random";
import { FLAG_CODES, FLAG_LIMITS, type FlagCode, type FlagInput, flagQuestion } from "../flags";
import { correlation, mean } from "../moments";
import { type SimulatedQuestion, simulateClass, simulateQuestions } from "./class-simulation";

/** Counts of one flag at one size of class. */
export interface FlagMeasure {
  flagged: number;
  right: number;
  /** bad questions (or options), flagged or not */
  bad: number;
}

/** What is so of one question, or one of its options, in a population of students. */
function truths(
  population: FlagInput,
  question: SimulatedQuestion,
): (code: FlagCode, option?: string) => boolean {
  const facility = mean(population.scores);
  const r = correlation(population.scores, population.others) ?? 0;
  const options = population.options.map(({ right, chosen }) => {
    const list = chosen.map(Number);
    return { right, share: mean(list), r: correlation(list, population.others) ?? 0 };
  });
  return (code, option) => {
    const one = options[Number(option)];
    switch (code) {
      case "too-hard":
        return facility < FLAG_LIMITS[code];
      case "too-easy":
        return facility > FLAG_LIMITS[code];
      case "worse-than-guessing":
        return question.pull.length > 0 && facility < 1 / question.pull.length;
      case "discriminates-negatively":
      case "discriminates-poorly":
        return r < FLAG_LIMITS[code];
      case "key-probably-wrong":
        // The option is right in truth and wrong by the key.
        return option === (question.flaw === "two-right" ? "1" : question.flaw === "miskeyed" ? "0" : null);
      case "distractor-draws-the-strong":
        return one !== undefined && !one.right && one.r > 0;
      case "distractor-unused":
        return one !== undefined && !one.right && one.share < FLAG_LIMITS[code];
    }
  };
}

const ABOUT_OPTIONS: readonly FlagCode[] = [
  "key-probably-wrong",
  "distractor-draws-the-strong",
  "distractor-unused",
];

/**
 * Simulates quizzes of 20 questions, each sat by several classes of each size.
 * @param sizes how many classes of each size
 * @param flawed share of the questions that has each of four flaws
 * @returns by code and size
 */
export function measureFlags(
  seed: string,
  { quizzes, flawed, sizes }: { quizzes: number; flawed: number; sizes: Record<number, number> },
): Map<FlagCode, Map<number, FlagMeasure>> {
  const table = new Map(
    FLAG_CODES.map((code) => [
      code,
      new Map(
        Object.keys(sizes).map((n): [number, FlagMeasure] => [Number(n), { flagged: 0, right: 0, bad: 0 }]),
      ),
    ]),
  );
  for (let quiz = 0; quiz < quizzes; quiz++) {
    const random = randomFrom(`${seed}:${quiz}`);
    const questions = simulateQuestions(random, 20, flawed);
    const isSo = simulateClass(random, questions, 2000).map((population, at) =>
      truths(population, questions[at] as SimulatedQuestion),
    );
    for (const [n, classes] of Object.entries(sizes).map(([size, count]) => [Number(size), count] as const))
      for (let turn = 0; turn < classes; turn++)
        simulateClass(random, questions, n).forEach((input, at) => {
          const so = isSo[at] as (typeof isSo)[number];
          for (const code of FLAG_CODES) {
            const cell = table.get(code)?.get(n) as FlagMeasure;
            if (ABOUT_OPTIONS.includes(code))
              cell.bad += input.options.filter(({ id }) => so(code, id)).length;
            else cell.bad += so(code) ? 1 : 0;
          }
          for (const { code, option } of flagQuestion(input)) {
            const cell = table.get(code)?.get(n) as FlagMeasure;
            cell.flagged++;
            if (so(code, option)) cell.right++;
          }
        });
  }
  return table;
}

/** How a simulated learner answers a question of a quiz: by recalling, recognizing, half-knowledge, guessing, and slips. */
import type { Answer, Certainty, QuizForm } from "@/learn/answer";
import { gradeAnswer, guessChance } from "@/learn/grade/grade";
import type { ItemKey, Option, PublicItem } from "@/learn/item";
import { below, type Random, shuffle } from "@/learn/random";
import { normal } from "@/learn/stats/testing/class-simulation";
import type { Learner } from "./learner";

/** Forms with the number of their options; typed stands for all that cannot be guessed. */
export const ASKED = {
  typed: ["typed", 0],
  "choice of 4": ["choice", 4],
  "choice of 3": ["choice", 3],
  "true or false": ["true-false", 2],
  "multiple of 5": ["multiple", 5],
  "match of 4": ["match", 4],
  "order of 4": ["order", 4],
} as const satisfies Record<string, readonly [QuizForm, number]>;
export type Asked = keyof typeof ASKED;

interface Question {
  item: PublicItem;
  key: ItemKey;
  guess: number;
}

const shown = { id: "q", prompt: "", context: "" };
const back = { answer: "", explain: "", citations: [] };
const optionsOf = (count: number): Option[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, text: `${at}` }));

/** A question whose right answers are the first options, or all options in their order. */
function questionOf(form: QuizForm, count: number): Omit<Question, "guess"> {
  const options = optionsOf(count);
  const ids = options.map(({ id }) => id);
  switch (form) {
    case "choice":
      return { item: { ...shown, form, options }, key: { ...back, form, right: "0", reasons: {} } };
    case "true-false":
      return { item: { ...shown, form, statement: "" }, key: { ...back, form, right: true } };
    case "multiple":
      return {
        item: { ...shown, form, options },
        key: { ...back, form, right: ids.slice(0, 2), reasons: {} },
      };
    case "match":
      return {
        item: { ...shown, form, left: options, right: options },
        key: { ...back, form, pairs: ids.map((id) => [id, id]) },
      };
    case "order":
      return { item: { ...shown, form, options }, key: { ...back, form, order: ids } };
    default:
      return {
        item: { ...shown, form: "typed" },
        key: { ...back, form: "typed", typed: { match: "text", accept: ["right"], wrong: [] } },
      };
  }
}

const QUESTIONS = Object.fromEntries(
  Object.entries(ASKED).map(([asked, [form, count]]) => {
    const question = questionOf(form, count);
    return [asked, { ...question, guess: guessChance(question.item) }];
  }),
) as Record<Asked, Question>;

/** A judged answer, and what it does not show. */
export interface QuizAnswer {
  score: number;
  guess: number;
  certainty: Certainty;
  recalled: boolean;
}

/**
 * An answer as the judges of learn/grade score it.
 * @param recall true chance of recall now
 */
export function answerQuestion(
  random: Random,
  asked: Asked,
  { slip, recognition, boldness }: Learner,
  recall: number,
): QuizAnswer {
  const { item, key, guess } = QUESTIONS[asked];
  const recalled = random() < recall;
  // What was nearly recalled is more often recognized than what was never known.
  const part = guess === 0 ? 0 : recognition * (0.5 + 0.5 * recall);
  const recognized = recalled || random() < part;
  const knows = recognized && random() >= slip;
  const { score } = gradeAnswer(item, key, given(random, item, knows, part));
  // Some of what is wrong is believed.
  const believes = recalled || (!knows && random() < MISCONCEPTIONS);
  const sure = (believes ? 1.1 : recognized ? 0.1 : -0.9) + boldness + 0.8 * normal(random);
  return { score, guess, certainty: sure > 0.8 ? 3 : sure > -0.5 ? 2 : 1, recalled };
}

/** Share of what is not known that is a misconception, as sure as knowledge. */
const MISCONCEPTIONS = 0.15;

/** The right answer, or one of somebody who knows each part of it with a chance only and guesses the rest. */
function given(random: Random, item: PublicItem, knows: boolean, part: number): Answer {
  switch (item.form) {
    case "choice":
      return { form: "choice", option: knows ? "0" : `${below(random, item.options.length)}` };
    case "true-false":
      return { form: "true-false", value: knows || random() < 0.5 };
    case "multiple":
      return {
        form: "multiple",
        options: item.options
          .map(({ id }) => id)
          .filter((id) => (knows || random() < part ? id < "2" : random() < 0.5)),
      };
    case "match":
      return {
        form: "match",
        pairs: arranged(random, item.left.length, knows, part).map((to, at) => [`${at}`, `${to}`]),
      };
    case "order":
      return { form: "order", order: arranged(random, item.options.length, knows, part).map(String) };
    default:
      return { form: "typed", text: knows ? "right" : "something else" };
  }
}

/** Places 0 to n − 1: those known in their place, the others in any. */
function arranged(random: Random, n: number, knows: boolean, part: number): number[] {
  const places = Array.from({ length: n }, (_, at) => at);
  const unsure = places.filter(() => !knows && random() >= part);
  const mixed = shuffle(random, unsure);
  for (const [nth, at] of unsure.entries()) places[at] = mixed[nth] as number;
  return places;
}

/**
 * How hard an item is: the score a typical learner is expected to reach, 0 to 1, from what the item is. Pure.
 */
import type { QuizForm } from "../answer";
import type { Aspect, DatePrecision, PublicItem } from "../item";

/** What the prior goes by. */
interface ItemTraits {
  form: QuizForm;
  /** the score of blind guessing, 0 to 1 */
  guess: number;
  importance: number;
  aspect: Aspect;
  /** words to be typed, for forms that are typed */
  words?: number;
  /** how exactly a date is asked for */
  precision?: DatePrecision;
}

/**
 * Difficulty of a form in logits, for a learner of ability 0 who has met the material: half of the names are recalled,
 * 70 of 100 choices of four come out right. Recalling is harder than recognizing; the help of options is in `guess`.
 */
const FORM: Record<QuizForm, number> = {
  cloze: -0.2,
  typed: 0,
  numeric: 0.3,
  date: 0.2,
  choice: -0.4,
  multiple: 0.2,
  "true-false": 0,
  match: -0.2,
  order: 0.2,
};
/** What matters most is told most often. */
const IMPORTANCE: Record<number, number> = { 1: 0.4, 2: 0, 3: -0.4 };
const PRECISION: Record<DatePrecision, number> = {
  year: 0,
  season: 0.3,
  interval: 0.3,
  month: 0.4,
  day: 0.8,
};
/** Each further word to be typed, up to three. */
const WORD = 0.15;

function ofAspect(aspect: Aspect): number {
  if (aspect === "value") return 0;
  if (aspect === "reverse") return 0.1;
  if (aspect === "date" || aspect === "claimant") return 0.2;
  return 0.3; // what was before, and single members of lists and sequences
}

/**
 * The prior: the three-parameter logistic model at ability 0 and discrimination 1, P = c + (1 − c) · σ(−b)
 * (A. Birnbaum, "Some latent trait models", in Lord & Novick, Statistical Theories of Mental Test Scores, 1968),
 * with c the score of guessing and b the sum of the difficulties above.
 * @returns the expected score, 0 to 1
 */
function expectedScore(traits: ItemTraits): number {
  const { form, guess, importance, aspect, words = 1, precision } = traits;
  const b =
    FORM[form] +
    (IMPORTANCE[importance] ?? 0) +
    ofAspect(aspect) +
    WORD * Math.min(3, Math.max(0, words - 1)) +
    (precision ? PRECISION[precision] : 0);
  return guess + (1 - guess) / (1 + Math.exp(b));
}

/** The prior of an item as it is stored. @param answer the right answer in words */
export function priorOf(
  item: PublicItem,
  answer: string,
  of: { aspect: Aspect; importance: number },
): number {
  if (item.form === "flip") throw new Error("A flashcard has no score to expect");
  const typed = item.form === "typed" || (item.form === "cloze" && /name|words/.test(item.blank));
  return expectedScore({
    ...of,
    form: item.form,
    guess: guessOf(item),
    ...(typed ? { words: answer.trim().split(/\s+/).length } : {}),
    ...(item.form === "date" ? { precision: item.precision } : {}),
  });
}

function guessOf(item: PublicItem): number {
  switch (item.form) {
    case "choice":
      return 1 / item.options.length;
    case "true-false":
      return 0.5;
    case "match":
      return 1 / item.left.length;
    default:
      return 0;
  }
}

/** Bands of difficulty: each a twentieth of the range of expected scores. */
export const BANDS = 20;

/** Which band an expected score lies in, 0 to 19. */
export function bandOf(expected: number): number {
  // Scores that should be a multiple of 0.05 may come out a hair below it.
  return Math.min(BANDS - 1, Math.max(0, Math.floor(expected * BANDS + 1e-9)));
}

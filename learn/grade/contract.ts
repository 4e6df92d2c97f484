/** What a judge of answers says. One judge for each form: validate first, then grade. */
import type { Answer } from "../answer";
import type { ItemKey, PublicItem, WrongReason } from "../item";

/** Why an answer cannot be judged yet; UI texts are made of these. */
export type AnswerProblem =
  /** nothing given */
  | "empty"
  /** pairs or places are missing */
  | "incomplete"
  /** names an option that is not there, or one twice: no honest page sends it */
  | "malformed"
  | "not-a-number"
  | "not-a-date"
  /** a year where a day is asked */
  | "not-precise-enough";

export type Verdict = "right" | "partly" | "wrong" | "unanswered";

/** How an answer was judged. */
export interface Grade {
  verdict: Verdict;
  /** 0 to 1 */
  score: number;
  /** the known misconceptions that the answer shows */
  reasons: WrongReason[];
  /** the answer was taken although: a small misspelling */
  forgiven?: "spelling";
}

type ItemOf<F> = Extract<PublicItem, { form: F }>;
type KeyOf<F> = Extract<ItemKey, { form: F }>;
type AnswerOf<F> = Answer & { form: F };

/** The judge of one form. Pure. */
export interface Judge<F> {
  /** null when the answer can be judged */
  validate: (item: ItemOf<F>, answer: AnswerOf<F>) => AnswerProblem | null;
  /** of an answer that passed `validate` */
  grade: (item: ItemOf<F>, key: KeyOf<F>, answer: AnswerOf<F>) => Grade;
  /** the score that blind guessing is expected to give, 0 to 1 */
  guess: (item: ItemOf<F>) => number;
}

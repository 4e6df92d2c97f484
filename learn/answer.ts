/** What a learner answers: one shape for each form. Option ids are those of the PublicItem. Plain JSON. */
import type { Form } from "./item";

/** The forms a server can judge. A flashcard is judged by the learner alone, so no quiz asks it. */
export const QUIZ_FORMS = [
  "cloze",
  "typed",
  "numeric",
  "date",
  "choice",
  "multiple",
  "true-false",
  "match",
  "order",
] as const satisfies readonly Form[];
export type QuizForm = (typeof QUIZ_FORMS)[number];

/** An answer as given, perhaps not yet complete: what is saved is what the learner sees. */
export type Answer =
  | { form: "cloze" | "typed" | "numeric" | "date"; text: string }
  | { form: "choice"; option: string }
  | { form: "multiple"; options: string[] }
  | { form: "true-false"; value: boolean }
  /** pairs made so far, each left and each right at most once */
  | { form: "match"; pairs: [left: string, right: string][] }
  /** all options, first to last */
  | { form: "order"; order: string[] };

/** How sure the learner says they are, where the quiz asks: 1 not very, 2 fairly, 3 very. */
export type Certainty = 1 | 2 | 3;

/** Longest text that can be typed in, in UTF-16 units. */
export const MAX_ANSWER_LENGTH = 300;

/** A quiz as its author plans it, and the rules an attempt keeps of it. Times in minutes where the name says so, else ms. */
import type { QuizForm } from "../answer";

/** How and when a question is judged. */
export type Behaviour =
  /** everything at the end */
  | { kind: "deferred" }
  /** each question when the learner asks for it, once */
  | { kind: "immediate" }
  /** as immediate, but again after a wrong answer; each failed try costs `penalty` (0 to 1) of the question's points */
  | { kind: "tries"; tries: number; penalty: number }
  /** at the end, with points by how sure the learner was (certainty-based marking, Gardner-Medwin) */
  | { kind: "certainty" };

/** What a review may show. */
export const SHOWN = ["answer", "correctness", "points", "right-answer", "explanation", "source"] as const;
export type Shown = (typeof SHOWN)[number];

/** When: while answering (once a question is judged), in the minutes right after, while the quiz is open, and after it closed. */
export const MOMENTS = ["during", "after", "open", "closed"] as const;
export type Moment = (typeof MOMENTS)[number];

/** "Right after" lasts this long from the end of the attempt, in ms. */
export const RIGHT_AFTER_MS = 2 * 60_000;

/** Who sees what when. */
export type ReviewOptions = Record<Moment, Record<Shown, boolean>>;

/** Questions drawn together. Empty lists mean "any". */
export interface Section {
  title: string;
  /** topic ids of the pack; one stands for those below it too */
  topics: string[];
  importance: (1 | 2 | 3)[];
  forms: QuizForm[];
  /** expected score of a question, 0 to 1: from hard to easy */
  expected: { from: number; to: number };
  count: number;
  /** for each question */
  points: number;
}

/** The rules of sitting, kept by each attempt as they were when it began. */
export interface Rules {
  behaviour: Behaviour;
  /** questions on a page; null: all at once */
  perPage: number | null;
  /** null: no limit. Extra time of the person comes on top. */
  timeLimitMinutes: number | null;
  /** how long after the deadline answers given before it may still arrive from a device that was offline */
  graceMinutes: number;
  review: ReviewOptions;
}

export interface Blueprint extends Rules {
  packId: string;
  sections: Section[];
  /** ids of facts that are asked in every variant, as long as their section has room; they count in the first section that fits */
  pinned: string[];
  /** ids of facts that are never asked */
  banned: string[];
  shuffle: boolean;
  /** a variant for each attempt, or the same for everyone */
  variants: "each" | "one";
  /** null: as many as wanted */
  attempts: number | null;
  counts: "best" | "last" | "first" | "average";
}

/** What the review shows where the author says nothing: all of it once the attempt is over. */
const all = (value: boolean): Record<Shown, boolean> => ({
  answer: value,
  correctness: value,
  points: value,
  "right-answer": value,
  explanation: value,
  source: value,
});

/** Review options that show everything as soon as it cannot help the attempt. */
export function openReview(): ReviewOptions {
  return { during: all(true), after: all(true), open: all(true), closed: all(true) };
}

/** Review options of an exam: own answers at once, everything else after the quiz has closed. */
export function examReview(): ReviewOptions {
  const own = { ...all(false), answer: true };
  return { during: { ...own }, after: { ...own }, open: { ...own }, closed: all(true) };
}

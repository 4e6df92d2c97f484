/** What of a judged question may be seen when. The server cuts by this; pages only show what is left. Pure. */
import type { Grade } from "../grade/contract";
import type { CitationText, ItemKey, WrongReason } from "../item";
import type { Feedback, RightAnswer } from "./attempt";
import { type Moment, RIGHT_AFTER_MS, type Rules, type Shown } from "./blueprint";

/**
 * At which moment of its review an attempt is, as in Moodle: closing goes before "right after".
 * @param closedAt from when nobody can be sitting the quiz any more; null: not known
 */
export function momentOf(finishedAt: number | null, closedAt: number | null, now: number): Moment {
  if (finishedAt === null) return "during";
  if (closedAt !== null && now >= closedAt) return "closed";
  return now < finishedAt + RIGHT_AFTER_MS ? "after" : "open";
}

/**
 * When more may be seen than at this moment: at the closing, if it shows more and is known. Null: never, or nobody knows.
 */
export function moreAt(review: Rules["review"], moment: Moment, closedAt: number | null): number | null {
  if (moment === "closed" || closedAt === null) return null;
  const [here, then] = [review[moment], review.closed];
  return (Object.keys(then) as Shown[]).some((what) => then[what] && !here[what]) ? closedAt : null;
}

/**
 * From when on those who have finished may see right and wrong and the right answers, whatever moment they are at: now
 * where they may while the quiz is open, at its closing where they may then, null where they never may or nobody knows.
 * @param closedAt from when nobody can be sitting the quiz any more; null: not known
 */
export function opensForRemedy(review: Rules["review"], closedAt: number | null, now: number): number | null {
  const shows = (moment: Moment) => review[moment].correctness && review[moment]["right-answer"];
  if (closedAt !== null && now >= closedAt) return shows("closed") ? now : null;
  if (shows("open")) return now;
  return closedAt !== null && shows("closed") ? closedAt : null;
}

/**
 * How many times a question may be judged. Trying again means being told that it was wrong: where right or wrong is
 * not shown while the attempt goes on, there is one try, or the lock would tell.
 */
export function triesAllowed({ behaviour, review }: Pick<Rules, "behaviour" | "review">): number {
  return behaviour.kind === "tries" && review.during.correctness ? behaviour.tries : 1;
}

/** Whether a learner may have a question judged before the end. */
export function mayCheck({ behaviour }: Pick<Rules, "behaviour">): boolean {
  return behaviour.kind === "immediate" || behaviour.kind === "tries";
}

/** A judged answer with its key. */
export interface Judged {
  key: ItemKey;
  grade: Grade;
  /** points earned; null while further tries may change them */
  earned: number | null;
  /** judged for good; before that, only whether a try was right and what misconception it shows may be said */
  locked: boolean;
}

/** The feedback that may be shown: a field that may not is absent. Each is named by itself. */
export function feedbackOf({ key, grade, earned, locked }: Judged, may: Record<Shown, boolean>): Feedback {
  const feedback: Feedback = {};
  if (may.correctness) {
    feedback.verdict = grade.verdict;
    if (grade.forgiven) feedback.forgiven = grade.forgiven;
  }
  if (may.points && locked && earned !== null) feedback.points = earned;
  if (may["right-answer"] && locked) feedback.rightAnswer = rightAnswerOf(key);
  if (may.explanation && (locked || may.correctness)) {
    feedback.explanation = {
      // That a misconception is named says that the answer is wrong.
      reasons: may.correctness ? grade.reasons.map(reasonOf) : [],
      explain: locked ? key.explain : "",
      ...(locked && key.note !== undefined ? { note: key.note } : {}),
    };
  }
  if (may.source && locked) feedback.source = key.citations.map(citationOf);
  return feedback;
}

function rightAnswerOf(key: ItemKey): RightAnswer {
  const text = key.answer;
  switch (key.form) {
    case "flip":
    case "cloze":
    case "typed":
    case "numeric":
    case "date":
      return { text };
    case "choice":
      return { text, options: [key.right, ...(key.also ?? [])] };
    case "multiple":
      return { text, options: [...key.right] };
    case "true-false":
      return { text, value: key.right, ...(key.correction ? { correction: key.correction } : {}) };
    case "match":
      return { text, pairs: key.pairs.map(([left, right]) => [left, right]) };
    case "order":
      return { text, order: [...key.order] };
  }
}

// Not the fact it was taken from: its name leads to more than the reason says.
const reasonOf = ({ kind, text }: WrongReason): WrongReason => ({ kind, text });

const citationOf = ({ sourceId, short, section, lines }: CitationText): CitationText => ({
  sourceId,
  short,
  section,
  lines,
});

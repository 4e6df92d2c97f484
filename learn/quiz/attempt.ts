/** What an attempt looks like from outside: what the server tells a browser, and what a browser may send. Plain JSON, times in ms. */
import type { Answer, Certainty, QuizForm } from "../answer";
import type { AnswerProblem, Verdict } from "../grade/contract";
import type { Ruling } from "../grades/correction";
import type { CitationText, PublicItem, WrongReason } from "../item";
import type { Behaviour } from "./blueprint";

/** Answers sent at once at most. */
export const MAX_SAVES = 200;

/** What of a judged question may be shown now: a field that may not be is absent. */
export interface Feedback {
  verdict?: Verdict;
  points?: number;
  forgiven?: "spelling";
  rightAnswer?: RightAnswer;
  /** why the given answer is wrong, and what is to be known */
  explanation?: { reasons: WrongReason[]; explain: string; note?: string };
  source?: CitationText[];
}

/** The right answer in words, and where it has options by their ids. */
export interface RightAnswer {
  text: string;
  options?: string[];
  pairs?: [left: string, right: string][];
  order?: string[];
  value?: boolean;
  /** the true sentence, for a false statement */
  correction?: string;
}

/** What is stored of one question's answer. `revision` grows by one with each change that was saved. */
export interface ResponseState {
  answer: Answer | null;
  certainty: Certainty | null;
  flagged: boolean;
  revision: number;
  /** when the server last saved it; null: never */
  savedAt: number | null;
}

export interface QuestionView {
  /** from 0, in the order asked */
  position: number;
  points: number;
  form: QuizForm;
  item: PublicItem;
  response: ResponseState;
  /** judged for good: it takes no more answers */
  locked: boolean;
  /** null unless the behaviour has tries */
  triesLeft: number | null;
  /** what the behaviour lets be seen while the attempt goes on; null: nothing yet */
  feedback: Feedback | null;
}

export type AttemptKind = "practice" | "quiz" | "preview";

/** An attempt as its learner sees it while it goes on. */
export interface AttemptView {
  id: string;
  title: string;
  kind: AttemptKind;
  state: "open" | "finished";
  startedAt: number;
  /** null: no limit */
  deadlineAt: number | null;
  graceMinutes: number;
  /** the server's clock when this was made */
  serverNow: number;
  behaviour: Behaviour;
  perPage: number | null;
  questions: QuestionView[];
}

/** One change of one question's answer. `base` is the revision it was made on: a change on an older one is a conflict, never a silent overwrite. */
export interface Save {
  /** UUIDv7 minted by the browser: the same save sent again changes nothing */
  saveId: string;
  position: number;
  base: number;
  answer: Answer | null;
  certainty: Certainty | null;
  flagged: boolean;
  /** when it was given, by the server's clock as the browser knows it */
  givenAt: number;
}

export type SaveRefusal =
  /** given after the deadline, or arrived after the grace */
  | "late"
  /** the attempt is finished */
  | "finished"
  /** the question was judged for good */
  | "locked"
  /** no such question, or an answer of another form */
  | "invalid";

export interface SaveResult {
  saveId: string;
  position: number;
  status: "saved" | "repeated" | "conflict" | "refused";
  reason?: SaveRefusal;
  /** the revision stored now */
  revision: number;
  /** what is stored, when it is not what was sent */
  current?: ResponseState;
}

export interface SaveReply {
  results: SaveResult[];
  serverNow: number;
  state: "open" | "finished";
  deadlineAt: number | null;
}

/** Judge one question now: behaviours immediate and tries. Its answer must have been saved at `revision`. */
export interface CheckRequest {
  position: number;
  revision: number;
  /** UUIDv7: the same check sent again is not a second try */
  checkId: string;
}

export type CheckReply =
  | { status: "checked"; question: QuestionView; serverNow: number }
  /** cannot be judged yet, and costs nothing */
  | { status: "unready"; problem: AnswerProblem; serverNow: number }
  | { status: "conflict"; question: QuestionView; serverNow: number };

/** How an attempt ended. */
export interface FinishReply {
  id: string;
  finishedAt: number;
  /** time: at its deadline, whoever noticed */
  finishedBy: "learner" | "time";
}

/** One question of a finished attempt, as far as its review options let it be seen. */
export interface ReviewedQuestion {
  position: number;
  points: number;
  form: QuizForm;
  item: PublicItem;
  /** absent when it may not be seen */
  answer?: Answer | null;
  certainty?: Certainty | null;
  /** arrived after the deadline from a device that was offline */
  late: boolean;
  feedback: Feedback;
  /** what a correction ruled of its points; absent where points may not be seen */
  ruling?: Ruling;
}

/** A finished attempt as its learner may see it now. */
export interface AttemptReview {
  id: string;
  title: string;
  kind: AttemptKind;
  quizId: string | null;
  /** null when it was sat by the link of the quiz */
  assignmentId: string | null;
  startedAt: number;
  finishedAt: number;
  /** why it ended */
  finishedBy: "learner" | "time";
  behaviour: Behaviour;
  /** null when points may not be seen now */
  score: { points: number; outOf: number } | null;
  /** when more may be seen: the quiz closes then; null: never more than now, or nobody knows when */
  moreAt: number | null;
  questions: ReviewedQuestion[];
  /** ids of the cards missed; null when right or wrong, or the right answers, may not be seen now */
  missed: number[] | null;
  /** ids of the cards that what was missed was confused with, which are not among them; null as above */
  confused: number[] | null;
}

/** Judging the questions of an attempt by their answers as last saved. Pure. */
import type { Answer, Certainty } from "../answer";
import type { Grade, Verdict } from "../grade/contract";
import { gradeAnswer } from "../grade/grade";
import type { ItemKey, PublicItem } from "../item";
import type { Behaviour } from "./blueprint";
import { sameAnswer } from "./given";
import { pointsEarned } from "./marks";

/** A try that failed. */
export interface FailedTry {
  checkId: string;
  answer: Answer;
  verdict: Verdict;
  score: number;
}

/** One question with what was answered. */
export interface Sat {
  item: PublicItem;
  key: ItemKey;
  points: number;
  answer: Answer | null;
  certainty: Certainty | null;
  tries: readonly FailedTry[];
}

/**
 * The final judgement of a question. A last answer that was tried already is that try, and costs no other: what came
 * before it does.
 */
export function settle(behaviour: Behaviour, sat: Sat): { grade: Grade; earned: number } {
  const grade = gradeAnswer(sat.item, sat.key, sat.answer);
  const last = sat.tries.at(-1);
  const failedTries = sat.tries.length - (last && sameAnswer(last.answer, sat.answer) ? 1 : 0);
  const { points, certainty } = sat;
  return { grade, earned: pointsEarned(behaviour, { points, grade, certainty, failedTries }) };
}

/**
 * How long each answer took, in ms: since the answer given before it, or the start. An answer not given has no time.
 * Every figure is a guess at thinking time; whoever counts it cuts it to what is plausible.
 */
export function answerTimes(startedAt: number, givenAt: readonly (number | null)[]): (number | null)[] {
  const times = [startedAt, ...givenAt.filter((at) => at !== null)].sort((a, b) => a - b);
  return givenAt.map((at) => (at === null ? null : at - (times[times.indexOf(at) - 1] ?? at)));
}

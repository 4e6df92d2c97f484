/** Judging the questions of an attempt by their answers as last saved. Pure. */
import type { Answer, Certainty } from "../answer";
import type { Grade, Verdict } from "../grade/contract";
import { gradeAnswer, guessChance } from "../grade/grade";
import type { Ruling } from "../grades/correction";
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
  /** what a correction rules, whatever the key says */
  ruling: Ruling | null;
}

/**
 * The final judgement of a question. A last answer that was tried already is that try, and costs no other: what came
 * before it does. A try that the key, corrected since, takes as right would have been the last. What is voided earns
 * nothing and counts in no sum.
 */
export function settle(behaviour: Behaviour, sat: Sat): { grade: Grade; earned: number; voided: boolean } {
  const { item, key, points, certainty, tries } = sat;
  if (sat.ruling === "full") return { grade: FULL, earned: points, voided: false };
  const grades = tries.map(({ answer }) => gradeAnswer(item, key, answer));
  const passed = grades.findIndex(({ verdict }) => verdict === "right");
  const grade = grades[passed] ?? gradeAnswer(item, key, sat.answer);
  const last = tries.at(-1);
  const failedTries =
    passed >= 0 ? passed : tries.length - (last && sameAnswer(last.answer, sat.answer) ? 1 : 0);
  if (sat.ruling === "void") return { grade, earned: 0, voided: true };
  return { grade, earned: pointsEarned(behaviour, { points, grade, certainty, failedTries }), voided: false };
}

/** What everybody gets where a correction gives full points. */
const FULL: Grade = { verdict: "right", score: 1, reasons: [] };

/**
 * The score that is evidence of memory: of the first try, since later ones have been told what was wrong; null: none.
 * Matching is evidence of the card's own pair alone: what was wrong with the others says nothing of it.
 */
export function evidenceScore({
  item,
  key,
  answer,
  tries,
  ruling,
}: Omit<Sat, "points" | "certainty">): number | null {
  if (ruling !== null) return null;
  const first = tries[0]?.answer ?? answer;
  if (key.form === "match" && key.own !== undefined) {
    const chosen = first?.form === "match" ? first.pairs.find(([left]) => left === key.own)?.[1] : undefined;
    if (chosen === undefined) return null;
    return key.pairs.some(([left, right]) => left === key.own && right === chosen) ? 1 : 0;
  }
  const { verdict, score } = gradeAnswer(item, key, first);
  return verdict === "unanswered" ? null : score;
}

/** The chance that blind guessing gives that evidence, 0 to 1. */
export function evidenceGuess({ item, key }: Pick<Sat, "item" | "key">): number {
  return item.form === "match" && key.form === "match" && key.own !== undefined
    ? 1 / item.right.length
    : guessChance(item);
}

/**
 * How long each answer took, in ms: since the answer given before it, or the start. An answer not given has no time.
 * Every figure is a guess at thinking time; whoever counts it cuts it to what is plausible.
 */
export function answerTimes(startedAt: number, givenAt: readonly (number | null)[]): (number | null)[] {
  const times = [startedAt, ...givenAt.filter((at) => at !== null)].sort((a, b) => a - b);
  return givenAt.map((at) => (at === null ? null : at - (times[times.indexOf(at) - 1] ?? at)));
}

/**
 * Flags of questions that an instructor should look at. A flag is raised only where the class supports it: the interval
 * of the figure (90 % for a facility, 80 % for what compares the strong with the weak) lies wholly on the bad side of its
 * limit, and where the figure is a correlation, of questions with such a one in a class of this size at least 93 % are
 * bad. Tuned on simulated classes so that at n = 20 nine of ten flags are right (`npm run bench:flags`). Most faults do
 * not show in a small class, and are not flagged there: that nothing is flagged does not say that all is well.
 */
import type { Range } from "./figure";
import {
  correlationAbove,
  correlationInterval,
  fisher,
  type Level,
  REACH,
  shareAbove,
  shareInterval,
} from "./intervals";
import { correlation, mean } from "./moments";
import { chanceBelow, DISTRACTOR_PRIOR, QUESTION_PRIOR } from "./prior";

/** How one option was chosen, in the order of the students. */
export interface OptionUse {
  id: string;
  right: boolean;
  chosen: readonly boolean[];
}

/** What is known of one question, or of one item. Lists are in the same order of students. */
export interface FlagInput {
  /** marks as shares of the maximum, 0 to 1 */
  scores: readonly number[];
  /** marks on the rest of the quiz, in any unit that is the same for all */
  others: readonly number[];
  /** score of blind guessing, 0 to 1; null: not known, or nothing to guess */
  guess: number | null;
  /** where one option of several is chosen; empty otherwise */
  options: readonly OptionUse[];
}

/** Names are keys of messages. In order of how much they say: where the first stands, the later need not be told. */
export const FLAG_CODES = [
  /** most of the class, the strong more than the weak, choose this option and few the key */
  "key-probably-wrong",
  /** the stronger a student, the likelier a wrong answer */
  "discriminates-negatively",
  /** the strong choose this wrong option more than the weak do */
  "distractor-draws-the-strong",
  /** blind guessing would have done better */
  "worse-than-guessing",
  "too-hard",
  "too-easy",
  /** strong and weak answer nearly alike */
  "discriminates-poorly",
  /** nobody chooses this option */
  "distractor-unused",
] as const;
export type FlagCode = (typeof FLAG_CODES)[number];

export interface Flag {
  code: FlagCode;
  /** the option it is about */
  option?: string;
  /** students it stands on */
  n: number;
  /** the figure: a share (0 to 1) or a correlation (−1 to 1) */
  value: number;
  /** its interval, at `level` */
  range: Range;
  level: Level;
  /** what the figure was compared with: bad begins here */
  limit: number;
}

/** Where bad begins; for worse-than-guessing it is the question's guess. */
export const FLAG_LIMITS = {
  "key-probably-wrong": 0,
  "discriminates-negatively": 0,
  "distractor-draws-the-strong": 0,
  "too-hard": 0.25,
  "too-easy": 0.85,
  "discriminates-poorly": 0.15,
  "distractor-unused": 0.05,
} as const;
/** Of questions with such a correlation, at least this share is bad; a harder word takes more. */
const BELIEF = 0.93;
const BELIEF_NEGATIVE = 0.95;
/** The key is doubted where this share of the class chooses another option, and at most a third as many the key. */
const CROWD = 0.5;
const FEW = 1 / 3;
/** A class smaller than this says nothing of a key. */
const CLASS = 15;
/** Fewer than these on one side of a comparison say nothing: a correlation would be theirs alone. */
const LEAST = 3;

const asNumbers = (list: readonly boolean[]) => list.map((yes) => (yes ? 1 : 0));
const about = (option: string | undefined) => (option === undefined ? {} : { option });

function shareFlag(
  code: FlagCode,
  bad: "above" | "below",
  value: number,
  n: number,
  limit: number,
  option?: string,
): Flag[] {
  // An unused option is told by its absence alone, and harms nobody: there the weaker level is enough.
  const level = code === "distractor-unused" ? 0.8 : 0.9;
  const beyond = (bad === "above" ? 1 : -1) * shareAbove(value, limit, n);
  if (beyond < REACH[level]) return [];
  return [{ code, ...about(option), n, value, range: shareInterval(value, n, level), level, limit }];
}

function correlationFlag(
  code: Exclude<FlagCode, "worse-than-guessing">,
  bad: "above" | "below",
  a: readonly number[],
  b: readonly number[],
  option?: string,
): Flag[] {
  const n = a.length;
  const most = a.filter((x) => x > 0.5).length;
  if (Math.min(most, n - most) < LEAST) return [];
  const value = correlation(a, b);
  const range = value === null ? null : correlationInterval(value, n);
  if (value === null || range === null) return [];
  const limit = FLAG_LIMITS[code];
  const beyond = (bad === "above" ? 1 : -1) * correlationAbove(value, limit, n);
  if (beyond < REACH[0.8]) return [];
  if (code !== "key-probably-wrong") {
    const prior = option === undefined ? QUESTION_PRIOR : DISTRACTOR_PRIOR;
    const below = chanceBelow(prior, fisher(value, n), n, limit);
    const belief = code === "discriminates-negatively" ? BELIEF_NEGATIVE : BELIEF;
    if ((bad === "above" ? 1 - below : below) < belief) return [];
  }
  return [{ code, ...about(option), n, value, range, level: 0.8, limit }];
}

function optionFlags({ options, others }: FlagInput): Flag[] {
  const n = others.length;
  const right = options.find((option) => option.right);
  const toKey = right ? mean(asNumbers(right.chosen)) : 1;
  return options.flatMap((option) => {
    if (option.right) return [];
    const chosen = asNumbers(option.chosen);
    const share = mean(chosen);
    if (share === 0)
      return shareFlag("distractor-unused", "below", 0, n, FLAG_LIMITS["distractor-unused"], option.id);
    const doubtful = n >= CLASS && share > CROWD && toKey <= FEW * share;
    return [
      ...correlationFlag("distractor-draws-the-strong", "above", chosen, others, option.id),
      ...(doubtful ? correlationFlag("key-probably-wrong", "above", chosen, others, option.id) : []),
    ];
  });
}

/** The flags of a question, the most telling first; none where the class is too small to say. */
export function flagQuestion(input: FlagInput): Flag[] {
  const { scores, others, guess } = input;
  const n = scores.length;
  if (n === 0) return [];
  const facility = mean(scores);
  const flags = [
    ...shareFlag("too-hard", "below", facility, n, FLAG_LIMITS["too-hard"]),
    ...shareFlag("too-easy", "above", facility, n, FLAG_LIMITS["too-easy"]),
    ...(guess !== null && guess > 0 && guess < 1
      ? shareFlag("worse-than-guessing", "below", facility, n, guess)
      : []),
    ...correlationFlag("discriminates-negatively", "below", scores, others),
    ...correlationFlag("discriminates-poorly", "below", scores, others),
    ...optionFlags(input),
  ];
  return flags.sort((a, b) => FLAG_CODES.indexOf(a.code) - FLAG_CODES.indexOf(b.code));
}

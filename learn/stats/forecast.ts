/**
 * Forecast: how much of a topic a class will recall at a moment if nobody studies any more, with a range that holds.
 * A card met is recalled as its memory says, at the student's pace (pace.ts); one never met as often as the class
 * recalled cards at their first meeting.
 *
 * What the range reckons with: what is not known of the class's pace and bend and of each student's; what students bring
 * along; and that an exam is a draw. How far students differ in the last two was tuned on simulated classes
 * (`npm run bench:forecast`).
 */
import { DEFAULT_DECAY } from "../fsrs6-formulas";
import type { Range } from "./figure";
import { type Level, REACH } from "./intervals";
import { bent, beyond, type ClassPace, loadOf, paceSlope, recallAtPace } from "./pace";

/** One student's cards of one topic. */
export interface TopicMemories {
  /** predicted recall at the moment of the forecast of each card met, 0 to 1, at the pace 0 */
  predicted: Iterable<number>;
  /** cards of the topic never met */
  unmet: number;
}

/** First meetings: how many cards, and how many of them were known already. */
export interface FirstMeetings {
  n: number;
  recalled: number;
}

export interface Forecast {
  /** cards, met or not */
  cards: number;
  met: number;
  /** share of the cards that would be recalled, 0 to 1 */
  recall: number;
  /** 80 % of such forecasts contain what happens */
  range: Range;
}

/** How far a student's curve bends otherwise than the class's: a standard deviation. */
const OWN_BEND = 0.1;
/** At a first meeting people know about a tenth of what they are asked, before anything is known of a class. */
const FIRST_PRIOR = { n: 10, recalled: 1 };
/** Students differ in what they bring along: a standard deviation. */
const FIRST_SPREAD = 0.1;

/** Sums of one student and topic: all that a forecast needs. */
export interface Part {
  met: number;
  unmet: number;
  /** expected recalls among the cards met */
  recalled: number;
  /** its variance as a draw */
  draw: number;
  /** how it changes with the pace, and with a bend of the curve */
  slope: number;
  bend: number;
}

/** The sums of one student's topic, at their pace and on the class's curve. @param decay of the curve the predictions were made with, positive */
export function partOf(
  { predicted, unmet }: TopicMemories,
  { pace, bend }: { pace: number; bend: number },
  decay: number = DEFAULT_DECAY,
): Part {
  const part: Part = { met: 0, unmet, recalled: 0, draw: 0, slope: 0, bend: 0 };
  for (const p of predicted) {
    const straight = loadOf(p, decay);
    const load = bent(straight, bend);
    const recall = recallAtPace(load, pace, decay);
    const slope = paceSlope(load, pace, decay);
    part.met++;
    part.recalled += recall;
    part.draw += recall * (1 - recall);
    part.slope += slope;
    part.bend += slope * beyond(straight);
  }
  return part;
}

/** The share of cards never met that a class would know: what it knew of others at their first meeting. */
export function knownAtFirst(first: FirstMeetings): number {
  return (first.recalled + FIRST_PRIOR.recalled) / (first.n + FIRST_PRIOR.n);
}

/**
 * The forecast of a group of students over a topic, or over several taken together.
 * @param parts of each student; those of several topics of one student are added up before
 * @param pace of the class, its students in the order of `parts`
 * @param first the class's first meetings
 * @returns null where there is no card, or nobody
 */
export function forecast(
  parts: readonly Part[],
  pace: ClassPace,
  first: FirstMeetings,
  level: Level = 0.8,
): Forecast | null {
  const cards = parts.reduce((sum, { met, unmet }) => sum + met + unmet, 0);
  if (cards === 0) return null;
  const known = knownAtFirst(first);
  const knownError = Math.sqrt((known * (1 - known)) / (first.n + FIRST_PRIOR.n + 1));
  const sums = { met: 0, recalled: 0, draw: 0, own: 0, shared: 0, bend: 0, unmet: 0 };
  parts.forEach((part, at) => {
    const own = pace.students[at] ?? { value: pace.mean.value, error: pace.spread };
    // The part of the error that all share, as far as a student is taken to be like the class.
    const likeClass = Math.min(1, (own.error / pace.spread) ** 2);
    const alone = own.error ** 2;
    sums.met += part.met;
    sums.unmet += part.unmet;
    sums.recalled += part.recalled + part.unmet * known;
    sums.draw += part.draw + part.unmet * known * (1 - known);
    sums.shared += part.slope * likeClass;
    sums.bend += part.bend;
    sums.own += part.slope ** 2 * alone + (part.bend * OWN_BEND) ** 2 + (part.unmet * FIRST_SPREAD) ** 2;
  });
  const variance =
    sums.draw +
    sums.own +
    (sums.shared * pace.mean.error) ** 2 +
    (sums.bend * pace.bend.error) ** 2 +
    (sums.unmet * knownError) ** 2;
  const recall = sums.recalled / cards;
  return {
    cards,
    met: sums.met,
    recall,
    range: shareRange(recall, Math.sqrt(variance) / cards, cards, level),
  };
}

/**
 * A range for a share, made on the scale of log odds: it stays within 0 and 1, and is longer towards the middle. What
 * happens is a whole number of cards, so a quarter of one is added at each end: tuned, so that ranges of few cards hold.
 */
function shareRange(share: number, error: number, cards: number, level: Level): Range {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, share));
  const middle = Math.log(inside / (1 - inside));
  const reach = (REACH[level] * error) / (inside * (1 - inside));
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  const edge = 0.25 / cards;
  return { low: Math.max(0, back(middle - reach) - edge), high: Math.min(1, back(middle + reach) + edge) };
}

/** Several topics of one student as one. */
export function addParts(parts: readonly Part[]): Part {
  const sum: Part = { met: 0, unmet: 0, recalled: 0, draw: 0, slope: 0, bend: 0 };
  for (const part of parts) {
    sum.met += part.met;
    sum.unmet += part.unmet;
    sum.recalled += part.recalled;
    sum.draw += part.draw;
    sum.slope += part.slope;
    sum.bend += part.bend;
  }
  return sum;
}

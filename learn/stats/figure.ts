/** A figure that may not exist: statistics say why instead of giving NaN, Infinity or a number that means nothing. */

/** Why there is no figure; UI texts are made of these. */
export type NoFigure =
  /** nobody was asked, or no attempt counts */
  | "nobody"
  /** it takes more attempts than there are: `needs` of them */
  | "too-few"
  /** everybody got the same mark on the question */
  | "same-mark"
  /** everybody got the same mark on the rest of the quiz (or on the whole of it) */
  | "same-total"
  /** there is only one question, so there is no rest of the quiz */
  | "one-question"
  /** the question, or the quiz, is worth nothing */
  | "no-marks"
  /** the mark on the question goes against the mark on the quiz */
  | "negative-covariance"
  /** what blind guessing would score is not known */
  | "unknown-guess";

/** A number, or the reason why there is none. Numbers are always finite. */
export type Figure = { value: number; why?: undefined } | { value: null; why: NoFigure; needs?: number };

/** A figure that exists. */
export function figure(value: number): Figure {
  // −0 would be shown as "-0".
  return { value: value === 0 ? 0 : value };
}

/** A figure that does not exist. `needs` says how many attempts it would take. */
export function noFigure(why: NoFigure, needs?: number): Figure {
  return needs === undefined ? { value: null, why } : { value: null, why, needs };
}

/** A lower and an upper end. */
export interface Range {
  low: number;
  high: number;
}

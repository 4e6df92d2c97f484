/**
 * Pace: how much longer than predicted somebody remembers, from how often they recalled what was predicted to be
 * recalled. A factor e^pace on every stability, estimated for all students of a class together, so that one with few
 * reviews is taken to be like the others (empirical Bayes; Robbins 1956, "An empirical Bayes approach to statistics").
 *
 * On the forgetting curve of FSRS-6, R = (1 + f · t / S)^−d, so a prediction p tells u = f · t / S = p^(−1/d) − 1, and
 * at the pace x the same question is recalled with (1 + u · e^−x)^−d. The class's curve may also bend otherwise than the
 * model's: u counts as u₀ (u / u₀)^(1 + bend), where u₀ is the load at which 90 % are predicted.
 */
import { DEFAULT_DECAY } from "../fsrs6-formulas";

/** How often answers predicted alike were recalled. */
export interface PredictionGroup {
  /** mean predicted recall of the group, 0 to 1 */
  predicted: number;
  n: number;
  recalled: number;
}

/** A value and its standard error, on the scale of the logarithm of stability. */
interface Estimate {
  value: number;
  error: number;
}

export interface ClassPace {
  /** of the class as a whole */
  mean: Estimate;
  /** how far students of the class differ: a standard deviation */
  spread: number;
  /** how much steeper than the model's the class forgets beyond a predicted recall of 90 %; 0: as the model says */
  bend: Estimate;
  /** of each student, in the order given */
  students: Estimate[];
}

/** Before anything is known: the default weights fit on average, and people differ by a third either way. */
const PRIOR_MEAN = { value: 0, error: 0.5 };
const PRIOR_SPREAD = 0.35;
const PRIOR_BEND = { value: 0, error: 0.6 };
/** The prior of the spread weighs like so many students. */
const PRIOR_WEIGHT = 4;
const ROUNDS = 12;
const NEWTON_STEPS = 8;
/** Newton's method squares the error with each step: after one so small nothing is left to find. */
const LAST_STEP = 1e-4;
/** Rounds that change less than this come to the same. */
const STILL = 1e-6;
/** No student is believed to be further from the prediction than this factor's logarithm. */
const MOST = 2.5;
const MOST_BENT = 1.5;

/** The load at which nine of ten are predicted to be recalled, as a logarithm: there the curve is known best. */
export const CENTRE = Math.log(0.9 ** (-1 / DEFAULT_DECAY) - 1);
const least = (p: number) => Math.min(0.9999, Math.max(0.0001, p));

/** f · t / S of a prediction. @param decay of the person's forgetting curve, positive */
export function loadOf(predicted: number, decay = DEFAULT_DECAY): number {
  return least(predicted) ** (-1 / decay) - 1;
}

/** How many e-folds a load lies beyond where nine of ten are recalled. */
export const beyond = (load: number) => Math.log(load) - CENTRE;

/** A load on a curve that bends. */
export function bent(load: number, bend: number): number {
  return bend === 0 ? load : Math.exp(CENTRE + (1 + bend) * beyond(load));
}

/** Recall at a pace. @param load f · t / S. @param decay positive */
export function recallAtPace(load: number, pace: number, decay = DEFAULT_DECAY): number {
  return (1 + load * Math.exp(-pace)) ** -decay;
}

/** How recall changes with the pace: its derivative. */
export function paceSlope(load: number, pace: number, decay = DEFAULT_DECAY): number {
  const at = load * Math.exp(-pace);
  return decay * at * (1 + at) ** (-decay - 1);
}

interface Group {
  load: number;
  n: number;
  recalled: number;
}

/** The likeliest pace of one student under a normal prior, and its error (Newton's method on the expected information). */
function estimate(groups: readonly Group[], bend: number, prior: Estimate, decay: number): Estimate {
  const precision = 1 / prior.error ** 2;
  const loads = groups.map(({ load }) => bent(load, bend));
  let value = prior.value;
  let information = precision;
  for (let n = 0; n < NEWTON_STEPS; n++) {
    let score = precision * (prior.value - value);
    information = precision;
    const slower = Math.exp(-value);
    for (let nth = 0; nth < groups.length; nth++) {
      const { n: asked, recalled } = groups[nth] as Group;
      // recallAtPace and paceSlope at once: a class takes some hundred thousand of these.
      const at = (loads[nth] as number) * slower;
      const recall = (1 + at) ** -decay;
      const p = least(recall);
      const slope = (decay * at * recall) / (1 + at);
      score += ((recalled - asked * p) * slope) / (p * (1 - p));
      information += (asked * slope * slope) / (p * (1 - p));
    }
    const step = score / information;
    value = Math.min(MOST, Math.max(-MOST, value + step));
    if (Math.abs(step) < LAST_STEP) break;
  }
  return { value, error: 1 / Math.sqrt(information) };
}

/** One step of Newton's method towards the likeliest bend; what the paces could explain as well is no information. */
function bendStep(
  students: readonly (readonly Group[])[],
  paces: readonly Estimate[],
  bend: number,
  decay: number,
): Estimate {
  const precision = 1 / PRIOR_BEND.error ** 2;
  let score = precision * (PRIOR_BEND.value - bend);
  let information = precision;
  students.forEach((groups, at) => {
    const pace = paces[at] as Estimate;
    const slower = Math.exp(-pace.value);
    let own = 0;
    let cross = 0;
    for (const group of groups) {
      const at = bent(group.load, bend) * slower;
      const recall = (1 + at) ** -decay;
      const p = least(recall);
      const slope = (decay * at * recall) / (1 + at);
      const bendSlope = -slope * beyond(group.load);
      const weight = 1 / (p * (1 - p));
      score += (group.recalled - group.n * p) * bendSlope * weight;
      own += group.n * bendSlope * bendSlope * weight;
      cross += group.n * bendSlope * slope * weight;
    }
    information += own - (cross * pace.error) ** 2;
  });
  const value = Math.min(MOST_BENT, Math.max(-MOST_BENT, bend + score / Math.max(precision, information)));
  return { value, error: 1 / Math.sqrt(Math.max(precision, information)) };
}

/**
 * The class's own pace: students of whom much is known say more of it. The part of an estimate that is the prior's is
 * taken out first.
 */
function meanOf(known: readonly Estimate[], { value: mean }: Estimate, spread: number): Estimate {
  let weight = 1 / PRIOR_MEAN.error ** 2;
  let total = weight * PRIOR_MEAN.value;
  for (const { value, error } of known) {
    const seen = 1 / error ** 2 - 1 / spread ** 2;
    if (seen <= 0) continue;
    const alone = value + (value - mean) / (seen * spread ** 2);
    const trust = 1 / (spread ** 2 + 1 / seen);
    weight += trust;
    total += trust * alone;
  }
  return { value: total / weight, error: 1 / Math.sqrt(weight) };
}

/**
 * The pace of a class and of each of its students.
 * @param histories how often each student recalled what was predicted; empty for one without reviews
 * @param decay of the forgetting curve the predictions were made with, positive
 */
export function classPace(
  histories: readonly (readonly PredictionGroup[])[],
  decay: number = DEFAULT_DECAY,
): ClassPace {
  const students = histories.map((groups) =>
    groups.map(({ predicted, n, recalled }) => ({ load: loadOf(predicted, decay), n, recalled })),
  );
  let mean: Estimate = PRIOR_MEAN;
  let bend: Estimate = PRIOR_BEND;
  let spread = PRIOR_SPREAD;
  let own: Estimate[] = [];
  // Expectation and maximization: what each student is like given the class, what the class is like given the students.
  for (let round = 0; round < ROUNDS; round++) {
    own = students.map((groups) => estimate(groups, bend.value, { value: mean.value, error: spread }, decay));
    const known = own.filter((_, at) => (students[at]?.length ?? 0) > 0);
    if (known.length === 0) break;
    const variance =
      known.reduce((sum, { value, error }) => sum + (value - mean.value) ** 2 + error ** 2, 0) +
      PRIOR_WEIGHT * PRIOR_SPREAD ** 2;
    const before = [spread, mean.value, bend.value];
    spread = Math.sqrt(variance / (known.length + PRIOR_WEIGHT));
    mean = meanOf(known, mean, spread);
    bend = bendStep(students, own, bend.value, decay);
    if ([spread, mean.value, bend.value].every((value, n) => Math.abs(value - (before[n] ?? 0)) < STILL))
      break;
  }
  return { mean, spread, bend, students: own };
}

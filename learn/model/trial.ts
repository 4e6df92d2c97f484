/** Whether weights fitted to the earlier part of a log predict its later part better than those in use. */
import type { DaySettings } from "../day";
import { type Histories, type LogReview, predict } from "./history";
import { type Metrics, metricsOf, type Prediction } from "./metrics";

/** Reviews a day or more apart below which nothing is fitted: fewer say too little of 21 weights. */
export const ENOUGH = 400;
/** The part that teaches; the rest is predicted. */
export const TAUGHT = 0.8;

/** One group of predictions: mean predicted and real recall, 0 to 1. */
interface Group {
  predicted: number;
  actual: number;
  n: number;
}

/** How weights did on the part held out. */
interface Trial {
  metrics: Metrics;
  groups: Group[];
}

/** What came of a fit: `better` when the new weights may be adopted. */
export interface Verdict {
  /** predictions that taught, and that were held out */
  taught: number;
  heldOut: number;
  before: Trial;
  after: Trial;
  better: boolean;
}

const BINS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

function trialOf(predictions: readonly Prediction[]): Trial {
  const groups = new Map<number, Group>();
  for (const { p, recalled } of predictions) {
    const bin = BINS.filter((edge) => p >= edge).length;
    const group = groups.get(bin) ?? { predicted: 0, actual: 0, n: 0 };
    group.predicted += p;
    group.actual += recalled ? 1 : 0;
    group.n++;
    groups.set(bin, group);
  }
  return {
    metrics: metricsOf(predictions),
    groups: [...groups]
      .sort(([a], [b]) => a - b)
      .map(([, { predicted, actual, n }]) => ({ predicted: predicted / n, actual: actual / n, n })),
  };
}

/**
 * Compares on the questions from `taught` on.
 * @param used the weights in use; undefined: the defaults
 */
export function verdictOf(
  histories: Histories,
  taught: number,
  used: readonly number[] | undefined,
  fitted: readonly number[],
): Verdict {
  const before = trialOf(predict(histories, used).slice(taught));
  const after = trialOf(predict(histories, fitted).slice(taught));
  return {
    taught,
    heldOut: before.metrics.predictions,
    before,
    after,
    better: after.metrics.logLoss < before.metrics.logLoss,
  };
}

/** What a fit is given: reviews by card, and the weights in use (undefined: the defaults). */
export interface FitWork {
  cards: LogReview[][];
  day: DaySettings;
  used: number[] | undefined;
}

/** What a fit tells: how far it is (0 to 1), and at last what came of it. */
export type FitNews =
  | { kind: "progress"; share: number }
  | { kind: "few"; predictions: number; needed: number }
  | { kind: "done"; w: number[]; verdict: Verdict }
  | { kind: "failed"; message: string };

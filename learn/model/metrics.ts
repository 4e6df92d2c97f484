/** How good predictions of recall are: the measures of open-spaced-repetition's srs-benchmark and fsrs-optimizer. */

/** One prediction and what came of it. */
export interface Prediction {
  /** predicted recall, 0 to 1 */
  p: number;
  recalled: boolean;
  /** days since the review before, at least 1 */
  days: number;
  /** which review of the card it is, reviews of one day counted once; the first prediction of a card has 2 */
  nth: number;
  /** times the card was forgotten before, after at least a day */
  lapses: number;
}

export interface Metrics {
  predictions: number;
  logLoss: number;
  /** root mean square of predicted less real recall over bins of interval, review and lapses, weighted by size */
  rmseBins: number;
  /** chance that a recalled review was predicted higher than a forgotten one; null where there is only one kind */
  auc: number | null;
}

const EPSILON = 1e-15;

/** @throws Error without predictions */
export function metricsOf(predictions: readonly Prediction[]): Metrics {
  if (predictions.length === 0) throw new Error("There is nothing to measure: no predictions.");
  let loss = 0;
  for (const { p, recalled } of predictions) {
    const chance = Math.min(1 - EPSILON, Math.max(EPSILON, recalled ? p : 1 - p));
    loss -= Math.log(chance);
  }
  return {
    predictions: predictions.length,
    logLoss: loss / predictions.length,
    rmseBins: rmseBins(predictions),
    auc: auc(predictions),
  };
}

const step = (value: number, base: number) => Math.floor(Math.log(value) / Math.log(base));

/** The bin of RMSE(bins): powers of 3.62 of the interval, of 1.89 of the review, of 1.73 of the lapses. */
export function binOf({ days, nth, lapses }: Pick<Prediction, "days" | "nth" | "lapses">): string {
  return `${step(days, 3.62)}|${step(nth, 1.89)}|${lapses === 0 ? "none" : step(lapses, 1.73)}`;
}

function rmseBins(predictions: readonly Prediction[]): number {
  const bins = new Map<string, { p: number; y: number; n: number }>();
  for (const prediction of predictions) {
    const key = binOf(prediction);
    const bin = bins.get(key) ?? { p: 0, y: 0, n: 0 };
    bin.p += prediction.p;
    bin.y += prediction.recalled ? 1 : 0;
    bin.n++;
    bins.set(key, bin);
  }
  let sum = 0;
  for (const { p, y, n } of bins.values()) sum += ((p - y) / n) ** 2 * n;
  return Math.sqrt(sum / predictions.length);
}

/** The Mann-Whitney statistic; ties count half. */
function auc(predictions: readonly Prediction[]): number | null {
  const sorted = [...predictions].sort((a, b) => a.p - b.p);
  let rankSum = 0;
  let recalled = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.p === sorted[from]?.p) to++;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) {
      if (!sorted[i]?.recalled) continue;
      rankSum += rank;
      recalled++;
    }
    from = to;
  }
  const forgotten = sorted.length - recalled;
  if (recalled === 0 || forgotten === 0) return null;
  return (rankSum - (recalled * (recalled + 1)) / 2) / (recalled * forgotten);
}

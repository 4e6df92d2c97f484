/**
 * Statistics of a whole quiz by classical test theory, as Moodle defines them: MoodleDocs, "Quiz statistics
 * calculations", section "Test statistics". Skewness and kurtosis are Fisher's g1 = k3 / k2^1.5 and g2 = k4 / k2² from
 * his k-statistics (Fisher 1929, "Moments and product moments of sampling distributions"); the coefficient of
 * internal consistency is Cronbach's alpha (Cronbach 1951, "Coefficient alpha and the internal structure of tests").
 */
import { type Figure, figure, noFigure } from "./figure";
import { answersByQuestion, countedSheets, type Results, totalOf } from "./marks";
import { centralMoment, isFlat, mean, median, variance } from "./moments";

/** Marks are in points of the quiz; divide by `maxMark` for shares. */
export interface QuizStats {
  attempts: number;
  /** questions */
  questions: number;
  /** points in all */
  maxMark: number;
  mean: Figure;
  median: Figure;
  deviation: Figure;
  /** 0: symmetrical; below: a tail of low marks */
  skewness: Figure;
  /** 0: as the normal distribution; above: more peaked, with more in the tails */
  kurtosis: Figure;
  /** Cronbach's alpha in per cent, at most 100; below 0 where questions go against each other */
  consistency: Figure;
  /** per cent of the spread of the totals that is chance: 100 √(1 − alpha) */
  errorRatio: Figure;
  /** standard error of measurement, in points: deviation × error ratio */
  standardError: Figure;
}

/** k3 / k2^1.5 from at least 3 values that are not all the same. */
function skewnessOf(list: readonly number[]): number {
  const n = list.length;
  const k3 = (n * n * centralMoment(list, 3)) / ((n - 1) * (n - 2));
  return k3 / variance(list) ** 1.5;
}

/** k4 / k2² from at least 4 values that are not all the same. */
function kurtosisOf(list: readonly number[]): number {
  const n = list.length;
  const m2 = centralMoment(list, 2);
  const k4 =
    (n * n * ((n + 1) * centralMoment(list, 4) - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3));
  return k4 / variance(list) ** 2;
}

/** The statistics of a quiz. No figure is NaN or infinite. */
export function quizStats(results: Results): QuizStats {
  const totals = countedSheets(results).map(totalOf);
  const n = totals.length;
  const p = results.questions.length;
  const flat = isFlat(totals);
  const after = (needs: number, make: () => Figure): Figure =>
    n === 0 ? noFigure("nobody") : n < needs ? noFigure("too-few", needs) : make();
  const varied = (needs: number, make: () => number): Figure =>
    after(needs, () => (flat ? noFigure("same-total") : figure(make())));

  const deviation = after(2, () => figure(flat ? 0 : Math.sqrt(variance(totals))));
  const consistency: Figure =
    p < 2
      ? noFigure("one-question")
      : varied(2, () => {
          const ofQuestions = answersByQuestion(results)
            .map((answers) => answers.map(({ mark }) => mark))
            .reduce((all, marks) => all + (isFlat(marks) ? 0 : variance(marks)), 0);
          return ((100 * p) / (p - 1)) * (1 - ofQuestions / variance(totals));
        });
  const errorRatio =
    consistency.value === null
      ? consistency
      : figure(100 * Math.sqrt(Math.max(0, 1 - consistency.value / 100)));
  return {
    attempts: n,
    questions: p,
    maxMark: results.questions.reduce((all, { maxMark }) => all + maxMark, 0),
    mean: after(1, () => figure(mean(totals))),
    median: after(1, () => figure(median(totals))),
    deviation,
    skewness: varied(3, () => skewnessOf(totals)),
    kurtosis: varied(4, () => kurtosisOf(totals)),
    consistency,
    errorRatio,
    standardError:
      errorRatio.value === null || deviation.value === null
        ? errorRatio
        : figure((errorRatio.value * deviation.value) / 100),
  };
}

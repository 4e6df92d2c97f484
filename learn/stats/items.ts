/**
 * Item analysis by classical test theory, as Moodle defines it: MoodleDocs, "Quiz statistics calculations"
 * (docs.moodle.org/dev/Quiz_statistics_calculations) and "Quiz report statistics", with T. M. Hunt's notation:
 * x the mark on a question, T the mark on the quiz, X = T − x the mark on the rest of it, V variance and C covariance
 * of a sample (denominator n − 1).
 */
import { type Figure, figure, noFigure } from "./figure";
import { answersByQuestion, type Results, type Scored } from "./marks";
import { covariance, crossSum, isFlat, mean, variance } from "./moments";

/** How a question, or an item, separates the strong from the weak. */
interface Discrimination {
  /** correlation of the mark with the other marks, in per cent: 100 C(x, X) / √(V(x) V(X)) */
  index: Figure;
  /** the covariance in per cent of the greatest these marks allow: 100 C(x, X) / C(x sorted, X sorted) */
  efficiency: Figure;
}

interface Common {
  id: string;
  /** answers counted */
  asked: number;
  maxMark: number;
  /** mean mark as a share of the greatest, usually 0 to 1 */
  facility: Figure;
  /** standard deviation of the marks, in marks */
  deviation: Figure;
  /** score of blind guessing, 0 to 1: the mean over the items asked */
  guess: Figure;
  /** against the rest of the quiz: the correlation is "corrected", the question is not compared with itself */
  discrimination: Discrimination;
}

export interface QuestionStats extends Common {
  /** maximum mark in per cent of the quiz's */
  intendedWeight: Figure;
  /** share of the spread of the totals, in per cent: 100 √C(x, T) / Σ √C(x, T) over the questions where it is ≥ 0 */
  effectiveWeight: Figure;
}

/** One of several items that were asked at the same or several positions. */
export interface ItemStats extends Common {
  /** indices of the questions where it was asked */
  positions: number[];
  /** against the whole quiz, the item itself included: the figure Moodle shows for randomly drawn questions */
  withWhole: Discrimination;
}

function discriminationOf(
  marks: readonly number[],
  others: readonly number[],
  alone: boolean,
): Discrimination {
  const none = (figure: Figure) => ({ index: figure, efficiency: figure });
  if (marks.length === 0) return none(noFigure("nobody"));
  if (marks.length < 2) return none(noFigure("too-few", 2));
  if (alone) return none(noFigure("one-question"));
  if (isFlat(marks)) return none(noFigure("same-mark"));
  if (isFlat(others)) return none(noFigure("same-total"));
  const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
  const shared = crossSum(marks, others);
  // Neither list is flat, so the greatest covariance is above 0.
  return {
    index: figure((100 * shared) / Math.sqrt(crossSum(marks, marks) * crossSum(others, others))),
    efficiency: figure((100 * shared) / crossSum(sorted(marks), sorted(others))),
  };
}

function commonOf(id: string, answers: Scored[], maxMark: number, results: Results): Common {
  const marks = answers.map((a) => a.mark);
  const guesses = answers.map((a) => results.guess?.get(a.item ?? id));
  const known = guesses.filter((guess) => guess !== undefined);
  const asked = answers.length;
  return {
    id,
    asked,
    maxMark,
    facility:
      asked === 0 ? noFigure("nobody") : maxMark > 0 ? figure(mean(marks) / maxMark) : noFigure("no-marks"),
    deviation:
      asked < 2
        ? noFigure(asked === 0 ? "nobody" : "too-few", 2)
        : figure(isFlat(marks) ? 0 : Math.sqrt(variance(marks))),
    guess: known.length > 0 && known.length === asked ? figure(mean(known)) : noFigure("unknown-guess"),
    discrimination: discriminationOf(
      marks,
      answers.map((a) => a.total - a.mark),
      results.questions.length < 2,
    ),
  };
}

/** C(x, T); null with fewer than 2 answers. What rounding leaves of nothing is 0. */
function covarianceWithTotal(answers: readonly Scored[]): number | null {
  if (answers.length < 2) return null;
  const [marks, totals] = [answers.map((a) => a.mark), answers.map((a) => a.total)];
  if (isFlat(marks) || isFlat(totals)) return 0;
  const shared = covariance(marks, totals);
  return Math.abs(shared) < 1e-12 * Math.sqrt(variance(marks) * variance(totals)) ? 0 : shared;
}

/**
 * The statistics of each question (position), whichever items were asked there.
 * Unanswered questions count 0; students who were not asked one are left out of its figures. No figure is NaN or infinite.
 */
export function questionStats(results: Results): QuestionStats[] {
  const columns = answersByQuestion(results);
  const covariances = columns.map(covarianceWithTotal);
  const shares = covariances.reduce<number>((all, c) => all + Math.sqrt(Math.max(0, c ?? 0)), 0);
  const worth = results.questions.reduce((all, { maxMark }) => all + maxMark, 0);
  return results.questions.map(({ id, maxMark }, position) => {
    const answers = columns[position] as Scored[];
    const shared = covariances[position] ?? null;
    return {
      ...commonOf(id, answers, maxMark, results),
      intendedWeight: worth > 0 ? figure((100 * maxMark) / worth) : noFigure("no-marks"),
      effectiveWeight:
        shared === null
          ? noFigure(answers.length === 0 ? "nobody" : "too-few", 2)
          : shared < 0
            ? noFigure("negative-covariance")
            : shares > 0
              ? figure((100 * Math.sqrt(shared)) / shares)
              : noFigure("same-total"),
    };
  });
}

/**
 * The statistics of each item over the students who were asked it, at whatever position. Its maximum mark is that of
 * the first position; where an item is worth more at another, marks are brought to that scale before comparing.
 */
export function itemStats(results: Results): ItemStats[] {
  const columns = answersByQuestion(results);
  const items = new Map<string, { answers: Scored[]; positions: number[]; maxMark: number }>();
  results.questions.forEach(({ id, maxMark }, position) => {
    for (const answer of columns[position] as Scored[]) {
      const key = answer.item ?? id;
      let item = items.get(key);
      if (!item) {
        item = { answers: [], positions: [], maxMark };
        items.set(key, item);
      }
      if (!item.positions.includes(position)) item.positions.push(position);
      const scale = maxMark > 0 ? item.maxMark / maxMark : 1;
      item.answers.push({
        ...answer,
        mark: answer.mark * scale,
        total: answer.total + answer.mark * (scale - 1),
      });
    }
  });
  return [...items].map(([id, { answers, positions, maxMark }]) => ({
    ...commonOf(id, answers, maxMark, results),
    positions,
    withWhole: discriminationOf(
      answers.map((a) => a.mark),
      answers.map((a) => a.total),
      false,
    ),
  }));
}

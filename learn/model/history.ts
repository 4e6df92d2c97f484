/**
 * Review logs as the reference implementations (fsrs-rs, fsrs-optimizer, srs-benchmark) read them: time between reviews
 * counts in whole days, a review at least a day after the one before is predicted, and one of the same day moves the
 * memory without being predicted.
 */
import { type DaySettings, daysBetween, studyDay } from "../day";
import type { Rating } from "../review";
import { fsrs6 } from "./fsrs6";
import type { Prediction } from "./metrics";

/** One line of a log. `state`: 0 new, 1 learning, 2 review, 3 relearning, 4 filtered; null where the log has none. */
export interface LogReview {
  /** ms since the epoch */
  at: number;
  rating: Rating;
  state: number | null;
}

/** Whole days between two moments (ms) as the log's owner counts them; below 0 counts as 0. */
export type DaysBetween = (from: number, to: number) => number;

/** Days as a calendar counts them, each beginning at the rollover hour. */
export function calendarDays(day: DaySettings): DaysBetween {
  const known = new Map<string, number>();
  const numberOf = (at: number) => {
    const name = studyDay(at, day);
    let number = known.get(name);
    if (number === undefined) {
      number = daysBetween("1970-01-01", name);
      known.set(name, number);
    }
    return number;
  };
  return (from, to) => numberOf(to) - numberOf(from);
}

/** A review in its card's history. `days` since the one before; 0 for the first. */
interface PastReview {
  days: number;
  rating: Rating;
}

/** A review to predict: the `position`th (from 0) of its card's history. In the order of time. */
interface Question extends Omit<Prediction, "p"> {
  card: number;
  position: number;
  at: number;
}

export interface Histories {
  cards: PastReview[][];
  questions: Question[];
}

/** Histories and what is to be predicted in them. Each card's reviews may come in any order. */
export function historiesOf(cards: Iterable<readonly LogReview[]>, daysBetween: DaysBetween): Histories {
  const result: Histories = { cards: [], questions: [] };
  for (const unsorted of cards) {
    const log = [...unsorted].sort((a, b) => a.at - b.at);
    let [nth, lapses] = [1, 0];
    const card = result.cards.length;
    const history = log.map(({ at, rating }, position) => {
      const before = log[position - 1];
      const days = before ? Math.max(0, daysBetween(before.at, at)) : 0;
      if (days > 0) {
        nth++;
        result.questions.push({ card, position, at, days, nth, lapses, recalled: rating > 1 });
        if (rating === 1) lapses++;
      }
      return { days, rating };
    });
    result.cards.push(history);
  }
  result.questions.sort((a, b) => a.at - b.at);
  return result;
}

/** The reviews since a card was last learnt from the beginning, as fsrs-rs takes them: none where it never was. */
export function sinceLastLearning(unsorted: readonly LogReview[]): LogReview[] {
  const log = [...unsorted].sort((a, b) => a.at - b.at);
  const learning = (review: LogReview | undefined) => review?.state === 0 || review?.state === 1;
  const last = log.findLastIndex(learning);
  if (last < 0) return [];
  let first = last;
  while (learning(log[first - 1])) first--;
  return log.slice(first);
}

/** What these weights predict for each question, in their order. */
export function predict({ cards, questions }: Histories, weights?: readonly number[]): Prediction[] {
  const model = fsrs6(weights);
  const recall = cards.map((history) => {
    let state: ReturnType<typeof model.next> | null = null;
    return history.map(({ days, rating }) => {
      const p = state && days > 0 ? model.recall(state, days) : 1;
      state = model.next(state, days, rating);
      return p;
    });
  });
  return questions.map((question) => ({
    ...question,
    p: recall[question.card]?.[question.position] as number,
  }));
}

/** Where to cut: questions before `train` teach, those from `train` to `test` are predicted. */
interface Split {
  train: number;
  test: number;
}

/**
 * Cuts questions by time. A whole number n gives n folds as fsrs-rs does: of n + 1 equal parts each but the first is
 * predicted by what is before it. A share between 0 and 1 gives one cut.
 */
export function splitsOf(count: number, split: number): Split[] {
  if (split < 1) return [{ train: Math.floor(count * split), test: count }];
  const size = Math.floor(count / (split + 1));
  if (size === 0) return [];
  return Array.from({ length: split }, (_, i) => ({
    train: (i + 1) * size,
    test: i === split - 1 ? count : (i + 2) * size,
  }));
}

/** Plays a student's days until the exam under a schedule. */
import { fsrs6, type ModelState } from "@/learn/model/fsrs6";
import type { Expected } from "@/learn/plan";
import type { Rating } from "@/learn/review";
import { type Law, studentOf } from "./student";

export interface Scenario {
  days: number;
  cards: number;
  minutes: number;
}

/** What a schedule knows and may do. Days count from 0; the exam is on day `scenario.days`. */
export interface Desk {
  scenario: Scenario;
  /** by card: what FSRS makes of the answers; null: not met */
  states: (ModelState | null)[];
  /** by card: the day of the last review */
  lastDay: number[];
  /** predicted and real recall, of reviews a day or more after the one before */
  answers: { predicted: number; recalled: boolean }[];
  /** what first meetings and reviews took so far, in order of asking */
  log: { first: boolean; rating: Rating; seconds: number }[];
  /** where a schedule says what it expects */
  forecast: Expected | null;
  /** asks a card; null when the day's time is used up */
  ask(card: number): Rating | null;
  /** seconds left today */
  left(): number;
}

/** A schedule: what is done on each day attended. */
export interface Schedule {
  name: string;
  /** all time is saved up for the last days, as many as this */
  massed?: number;
  start(desk: Desk): (day: number) => void;
}

/** Mean true recall (0 to 1) on the exam day and 60 days after. */
export interface Outcome {
  onTheDay: number;
  after60: number;
  reviews: number;
  /** what the schedule expected half-way, where it says so */
  forecast: Expected | null;
}

export function simulate(
  schedule: Schedule,
  scenario: Scenario,
  law: Law,
  seed: string,
  skips = 0.15,
): Outcome {
  const { days, cards, minutes } = scenario;
  const student = studentOf(law, seed, cards, skips);
  const model = fsrs6();
  let [left, today, reviews] = [0, 0, 0];
  const desk: Desk = {
    scenario,
    states: Array(cards).fill(null),
    lastDay: Array(cards).fill(Number.NEGATIVE_INFINITY),
    answers: [],
    log: [],
    forecast: null,
    left: () => left,
    ask(card) {
      if (left <= 0) return null;
      const { rating, seconds } = student.ask(card, today);
      left -= seconds;
      reviews++;
      const before = desk.states[card] ?? null;
      desk.log.push({ first: !before, rating, seconds });
      const gap = before ? today - (desk.lastDay[card] as number) : 0;
      if (before && gap > 0) {
        desk.answers.push({ predicted: model.recall(before, gap), recalled: rating > 1 });
      }
      desk.states[card] = model.next(before, gap, rating);
      desk.lastDay[card] = today;
      return rating;
    },
  };
  const study = schedule.start(desk);
  const attended = Array.from({ length: days }, (_, day) => student.attends(day));
  const total = attended.filter(Boolean).length * minutes * 60;
  for (today = 0; today < days; today++) {
    if (schedule.massed) {
      const last = Math.min(days, schedule.massed);
      if (today < days - last) continue;
      left += total / last;
    } else if (attended[today]) left = minutes * 60;
    else continue;
    study(today);
  }
  const mean = (of: (card: number) => number) => {
    let all = 0;
    for (let card = 0; card < cards; card++) all += of(card);
    return all / cards;
  };
  return {
    onTheDay: mean((card) => student.recall(card, days)),
    after60: mean((card) => student.recall(card, days + 60)),
    reviews,
    forecast: desk.forecast,
  };
}

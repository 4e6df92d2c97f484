/**
 * After a break: a backlog spread over days, so that no day takes longer than the learner has, the most valuable cards
 * first. Only when cards are asked changes, never what is remembered of them. Pure.
 */
import { addDays, type StudyDay } from "./day";
import type { Mark } from "./marks";
import type { ModelState } from "./model/fsrs6";
import type { Believed } from "./plan/belief";
import { modelOf } from "./plan/grid";

/** A review that is due. `age`: whole study days since the last one. */
export interface BacklogCard {
  cardId: number;
  /** siblings share it: of one fact one card a day is asked */
  factId: string;
  memory: ModelState & { age: number };
}

/** What a day has already: from today on. */
export interface BusyDay {
  seconds: number;
  cards: number;
  factIds: ReadonlySet<string>;
}

export interface SpreadInput {
  backlog: readonly BacklogCard[];
  /** what comes on each day anyway, today first; later days have nothing */
  busy: readonly BusyDay[];
  secondsADay: number;
  /** reviews a day at most */
  cardsADay: number;
  believed: Pick<Believed, "weights" | "forgetting" | "seconds">;
}

/** One day of a spread: cards of the backlog, and the seconds they take. */
export interface SpreadDay {
  cardIds: number[];
  seconds: number;
}

/** What a card is worth is judged by its recall so many days from now. */
const HORIZON_DAYS = 30;
/** A backlog is worth spreading from so many cards on … */
export const LEAST_CARDS = 30;
/** … that take longer than so many days' time. */
const LEAST_DAYS = 2;

/** The backlog with the seconds each review is expected to take, and how much recall a second of it gains. */
function weigh({ backlog, believed, secondsADay }: SpreadInput) {
  const model = modelOf(believed);
  const { recalled, forgotten } = believed.seconds;
  return backlog.map((card) => {
    const { memory } = card;
    const { age } = memory;
    const p = model.recall(memory, age);
    const seconds = p * recalled + (1 - p) * forgotten;
    const later =
      p * model.recall(model.after(memory, age, true), HORIZON_DAYS) +
      (1 - p) * model.recall(model.after(memory, age, false), HORIZON_DAYS);
    const gain = (later - model.recall(memory, age + HORIZON_DAYS)) / seconds;
    // A card that takes longer than a day has must come on some day all the same.
    return { card, seconds: Math.min(seconds, secondsADay), gain };
  });
}

/**
 * On which day each card comes: the most valuable first, each on the first day that has room for it and nothing else of
 * its fact. Days are from today on; the last is one with cards.
 */
export function spreadBacklog(input: SpreadInput): SpreadDay[] {
  const { busy, secondsADay, cardsADay } = input;
  if (secondsADay <= 0 || cardsADay <= 0) return [];
  const weighed = weigh(input).sort((a, b) => b.gain - a.gain || a.card.cardId - b.card.cardId);
  const least = Math.min(...weighed.map(({ seconds }) => seconds));
  const days: (SpreadDay & { facts: Set<string>; secondsLeft: number; cardsLeft: number })[] = [];
  const dayAt = (n: number) => {
    const here = busy[n];
    days[n] ??= {
      cardIds: [],
      seconds: 0,
      facts: new Set(here?.factIds),
      secondsLeft: secondsADay - (here?.seconds ?? 0),
      cardsLeft: cardsADay - (here?.cards ?? 0),
    };
    return days[n];
  };
  // Days before it have no room for any card.
  let open = 0;
  for (const { card, seconds } of weighed) {
    while (dayAt(open).cardsLeft < 1 || dayAt(open).secondsLeft < least) open++;
    let n = open;
    for (;;) {
      const { cardsLeft, secondsLeft, facts } = dayAt(n);
      if (cardsLeft >= 1 && secondsLeft >= seconds && !facts.has(card.factId)) break;
      n++;
    }
    const day = dayAt(n);
    day.cardIds.push(card.cardId);
    day.seconds += seconds;
    day.secondsLeft -= seconds;
    day.cardsLeft--;
    day.facts.add(card.factId);
  }
  const last = days.findLastIndex(({ cardIds }) => cardIds.length > 0);
  return Array.from({ length: last + 1 }, (_, n) => ({
    cardIds: dayAt(n).cardIds,
    seconds: dayAt(n).seconds,
  }));
}

/**
 * The marks that make a spread: cards of a later day are buried up to the day before. Marks never touch a memory, and
 * taking them off gives the backlog back as it was.
 * @param at ms since the epoch: the same for all of a spread, so that it can be found and undone as a whole
 */
export function marksOfSpread(days: readonly SpreadDay[], today: StudyDay, at: number): Mark[] {
  return days.flatMap(({ cardIds }, n) =>
    n === 0
      ? []
      : cardIds.map((cardId): Mark => ({ cardId, kind: "buried", value: addDays(today, n - 1), at })),
  );
}

/** Seconds that a whole backlog takes. */
export function secondsOf(input: SpreadInput): number {
  return weigh(input).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Whether a backlog is far over what the learner has a day. */
export function isFarOver(input: SpreadInput): boolean {
  return input.backlog.length >= LEAST_CARDS && secondsOf(input) > LEAST_DAYS * input.secondsADay;
}

/** Minutes a day offered where nothing is known of the learner, and the bounds of what is offered. */
const MINUTES = { unknown: 15, least: 5, most: 120 };
/** Study days looked back on. */
const LOOK_BACK = 30;

/**
 * The minutes somebody usually studies a day: the median of their latest study days, rounded up to five.
 * @param durationsMs of days with reviews, the latest first
 */
export function usualMinutes(durationsMs: readonly number[]): number {
  const latest = durationsMs.slice(0, LOOK_BACK).sort((a, b) => a - b);
  const median = latest[Math.floor(latest.length / 2)];
  if (median === undefined || latest.length < 3) return MINUTES.unknown;
  const rounded = Math.ceil(median / 60_000 / 5) * 5;
  return Math.min(MINUTES.most, Math.max(MINUTES.least, rounded));
}

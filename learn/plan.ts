/**
 * Planned for the exam: what to study today so that recall is highest on one day.
 *
 * An ordinary schedule keeps every card at the same chance of recall for ever. Before an exam that is wasteful: early
 * on it may be better to meet new cards, and what is reviewed shortly before the day pays most. The plan prices the
 * seconds of each day (plan/prices.ts), asks of every card what it gains by being asked today rather than later
 * (plan/choose.ts), and takes what gains most for its time. Made anew whenever it is looked at, from what happened.
 */
import type { ModelState } from "./model/fsrs6";
import type { Believed } from "./plan/belief";
import { byGain, type Gain, gainsOf } from "./plan/choose";
import { gridOf, modelOf, nearest, placeOf } from "./plan/grid";
import { type Group, type Outlook, outlookOf } from "./plan/prices";

/** A card the exam may ask. `age`: whole study days since its last review, 0 today. */
export interface PlanCard {
  cardId: number;
  /** siblings share it: of one fact one card a day is taken */
  factId: string;
  /** order in which new cards are met */
  position: number;
  memory: (ModelState & { age: number }) | null;
}

export interface PlanInput {
  cards: readonly PlanCard[];
  /** days until the exam: study days left, today included */
  days: number;
  /** seconds of study a day, and what is left of today's */
  secondsADay: number;
  secondsToday: number;
  /** share of days on which the person studies, 0 to 1 */
  attendance: number;
  believed: Believed;
}

/** Steps a plan is reckoned in at most: longer ones take several days at once. */
const MOST_STEPS = 60;
/** Days counted since a review at most. */
const MOST_AGE = 180;
/**
 * Of the time to come so much is counted on: who has less than hoped loses more by a late start than who has more
 * loses by an early one. Tuned on simulated students (`npm run bench:plan`).
 */
const COUNTED_ON = 0.85;
const ROUNDS = 30;
const ROUNDS_AGAIN = 3;

export interface ExamPlan {
  /** days of a step of the outlook */
  unit: number;
  outlook: Outlook;
  /** what a card gains by being asked today */
  gainOf(card: Pick<PlanCard, "memory">): Gain;
}

/**
 * The plan as of today.
 * @param before prices of a plan made shortly before for nearly the same, by step from today
 */
export function planExam(input: PlanInput, before?: Float64Array): ExamPlan {
  const { cards, days, believed } = input;
  const unit = Math.max(1, Math.ceil(days / MOST_STEPS));
  const steps = Math.ceil(days / unit);
  const model = modelOf(believed);
  const oldest = cards.reduce((most, { memory }) => Math.max(most, memory?.age ?? 0), 0);
  const grid = gridOf(model, steps + Math.ceil(Math.min(oldest, MOST_AGE) / unit) + 1, unit);
  const budget = new Float64Array(steps).fill(unit * input.secondsADay * input.attendance * COUNTED_ON);
  budget[0] = input.secondsToday + (budget[0] ?? 0) * ((unit - 1) / unit);
  const outlook = outlookOf(
    {
      grid,
      believed,
      steps,
      budget,
      groups: groupsOf(cards, unit),
      fresh: {
        count: cards.filter(({ memory }) => !memory).length,
        places: believed.firstRatings.map((share, i) => ({
          share,
          place: placeOf(model.first((i + 1) as 1)),
        })),
      },
    },
    before?.length === steps ? ROUNDS_AGAIN : ROUNDS,
    before?.length === steps ? before : undefined,
  );
  const gains = gainsOf(outlook, believed, model, days, unit);
  return {
    unit,
    outlook,
    gainOf: ({ memory }) => (memory ? gains.met(memory, memory.age) : gains.fresh),
  };
}

/** Cards that stand alike go together. */
function groupsOf(cards: readonly PlanCard[], unit: number): Group[] {
  const groups = new Map<string, Group>();
  for (const { memory } of cards) {
    if (!memory) continue;
    const age = Math.round(memory.age / unit);
    const cell = nearest(placeOf(memory));
    const key = `${age}|${cell}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { cell, age, count: 1 });
  }
  return [...groups.values()];
}

/** A card of today's share. */
export interface Share {
  cardId: number;
  isNew: boolean;
  /** it takes about so long */
  seconds: number;
}

/**
 * Today's share: the cards that gain most for their time, as many as fit. Of one fact one card a day; a card asked
 * today is not asked again (what was forgotten comes back in the sitting anyway).
 */
export function shareOf(input: PlanInput, plan: ExamPlan): Share[] {
  const { believed } = input;
  const taken = new Set(input.cards.filter(({ memory }) => memory?.age === 0).map(({ factId }) => factId));
  const ranked = input.cards
    .filter(({ memory }) => memory?.age !== 0)
    .map((card) => ({ card, gain: plan.gainOf(card) }))
    .filter(({ gain }) => gain.planned > 0 || gain.greedy > 0)
    .sort(
      (a, b) => byGain(a.gain, b.gain) || a.card.position - b.card.position || a.card.cardId - b.card.cardId,
    );
  const share: Share[] = [];
  let left = input.secondsToday;
  for (const { card } of ranked) {
    if (left <= 0) break;
    if (taken.has(card.factId)) continue;
    taken.add(card.factId);
    const seconds = secondsFor(card, believed);
    share.push({ cardId: card.cardId, isNew: card.memory === null, seconds });
    left -= seconds;
  }
  return share;
}

/** Seconds a card takes when it is asked today. */
export function secondsFor({ memory }: Pick<PlanCard, "memory">, believed: Believed): number {
  const { first, recalled, forgotten } = believed.seconds;
  if (memory === null) return first;
  const p = modelOf(believed).recall(memory, memory.age);
  return p * recalled + (1 - p) * forgotten;
}

/** Share of the cards recalled on the exam day, 0 to 1: expected, and where it lies four times in five. */
export interface Expected {
  mean: number;
  low: number;
  high: number;
}

/** Four in five of a normal distribution lie within so many standard deviations. */
const FOUR_IN_FIVE = 1.2816;
/** What is left of doubt about growth and lapses, however many answers there are. */
const LEAST_DOUBT = 0.03;

/**
 * What the plan comes to. The range adds up three doubts: which cards happen to be recalled, how far the person's
 * forgetting is from what is believed, and on how many days there will be study.
 */
export function expectedOf(input: PlanInput, { outlook }: ExamPlan): Expected {
  const { believed, attendance, secondsADay, days } = input;
  const count = Math.max(1, input.cards.length);
  const mean = outlook.recalled / count;
  const chance = outlook.variance / count ** 2;
  const { decay, doubt } = believed.forgetting;
  // The curve's slope in the logarithm of time, at the mean.
  const slope = decay * mean * (1 - mean ** (1 / decay));
  const forgetting = (slope * doubt) ** 2 + LEAST_DOUBT ** 2;
  const price = outlook.prices.reduce((sum, p) => sum + p, 0) / Math.max(1, outlook.prices.length);
  const missed = (price * secondsADay * Math.sqrt(days * attendance * (1 - attendance))) / count;
  const spread = FOUR_IN_FIVE * Math.sqrt(chance + forgetting + missed ** 2);
  return { mean, low: Math.max(0, mean - spread), high: Math.min(1, mean + spread) };
}

/** Share of the cards that would be recalled today, 0 to 1. */
export function recalledNow({ cards, believed }: Pick<PlanInput, "cards" | "believed">): number {
  const model = modelOf(believed);
  const sum = cards.reduce((all, { memory }) => all + (memory ? model.recall(memory, memory.age) : 0), 0);
  return sum / Math.max(1, cards.length);
}

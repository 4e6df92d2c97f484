/** What the goal of an assigned deck asks for on a study day. Pure; times in ms. */
import { type DaySettings, daysBetween, endOfDay, studyDay } from "../day";
import { MEMORY_STATE, rate, recallAt } from "../memory";
import type { QueueCard } from "../queue";
import { type Goal, lastDay, newPerDay } from "./goal";

/** A deck with a goal as it stands. */
export interface GoalDeck {
  goal: Goal;
  /** in the future */
  dueAt: number;
  /** of the deck, those that can be asked today */
  cards: readonly QueueCard[];
  /** of study, for the goal, today among them if it is one already */
  studyDays: number;
}

/** Recall is lifted on so many days before the due date: earlier it would be forgotten again. */
const LIFT_DAYS = 3;
/** So much above what is asked is aimed at: some of what is reviewed is forgotten nonetheless. */
const SPARE = 0.02;
/** Cards that make a day of study where nothing else does. */
const A_DAY = 5;

/**
 * The cards that the goal wants asked today beside what the ordinary schedule asks; those being learnt come by
 * themselves. For recall: in the last days what is recalled least, until the mean is reached; and as many new cards as
 * meet all in time, less those met today already. For days of study: a few cards, unless today is such a day already.
 * Of one fact one card a day, as long as there are others.
 * @param taken facts asked today otherwise
 * @param weights of the person; absent: the defaults
 */
export function goalCards(
  deck: GoalDeck,
  day: DaySettings,
  now: number,
  taken: ReadonlySet<string> = new Set(),
  weights?: readonly number[],
): QueueCard[] {
  const today = studyDay(now, day);
  const met = deck.cards.filter(({ memory }) => memory !== null);
  const isToday = (at: number | undefined) => at !== undefined && studyDay(at, day) === today;
  const restToday = met.filter(({ memory }) => isToday(memory?.lastReviewedAt));
  const rested = met.filter(
    ({ memory }) => memory?.state === MEMORY_STATE.review && !isToday(memory.lastReviewedAt),
  );
  const fresh = deck.cards.filter(({ memory }) => memory === null).sort(inOrder);
  const facts = new Set([...taken, ...restToday.map(({ factId }) => factId)]);
  if (deck.goal.kind === "study-days") {
    if (deck.studyDays >= deck.goal.days || restToday.length > 0) return [];
    const dayEnd = endOfDay(today, day);
    const due = rested.filter(({ memory }) => (memory?.due ?? 0) < dayEnd).sort(byDue);
    const later = rested.filter(({ memory }) => (memory?.due ?? 0) >= dayEnd).sort(byDue);
    return spaced([...due, ...fresh, ...later], A_DAY, facts);
  }
  const lift = toLift(deck, deck.goal.share, rested, { today, day, now, weights });
  const metToday = met.filter(({ memory }) => isToday(memory?.firstReviewedAt)).length;
  const pace = newPerDay(deck.goal, fresh.length + metToday, now, deck.dueAt, day) ?? 0;
  for (const { factId } of lift) facts.add(factId);
  return [...lift, ...spaced(fresh, pace - metToday, facts)];
}

/** Of what was met and rests, today's part of what must be recalled better on the due date. */
function toLift(
  { cards, dueAt }: GoalDeck,
  share: number,
  rested: readonly QueueCard[],
  { today, day, now, weights }: { today: string; day: DaySettings; now: number; weights: GoalWeights },
): QueueCard[] {
  const left = daysBetween(today, lastDay(dueAt, day)) + 1;
  if (left > LIFT_DAYS) return [];
  const met = cards.flatMap(({ memory }) => memory ?? []);
  const recalled = met.reduce((sum, memory) => sum + recallAt(memory, dueAt, weights), 0);
  let missing = (Math.min(1, share + SPARE) * met.length - recalled) / Math.max(1, left);
  const lifted: QueueCard[] = [];
  for (const { card, recall } of rested
    .flatMap((card) => (card.memory ? { card, recall: recallAt(card.memory, dueAt, weights) } : []))
    .sort((a, b) => a.recall - b.recall || a.card.cardId - b.card.cardId)) {
    if (missing <= 0) break;
    const good = { id: "", cardId: card.cardId, rating: 3 as const, reviewedAt: now };
    const after = rate(card.memory, good, { desiredRetention: share, weights });
    missing -= Math.max(0, recallAt(after, dueAt, weights) - recall);
    lifted.push(card);
  }
  return lifted;
}

type GoalWeights = readonly number[] | undefined;

/** The first so many, of one fact one; where the facts do not suffice, their other cards too. */
function spaced(cards: readonly QueueCard[], most: number, taken: ReadonlySet<string>): QueueCard[] {
  if (most <= 0) return [];
  const facts = new Set(taken);
  const [first, others]: [QueueCard[], QueueCard[]] = [[], []];
  for (const card of cards) {
    (facts.has(card.factId) ? others : first).push(card);
    facts.add(card.factId);
  }
  return [...first, ...others].slice(0, most);
}

const inOrder = (a: QueueCard, b: QueueCard) => a.position - b.position || a.cardId - b.cardId;
const byDue = (a: QueueCard, b: QueueCard) =>
  (a.memory?.due ?? 0) - (b.memory?.due ?? 0) || a.cardId - b.cardId;

/** What is studied now: what goals of classes and plans for exams ask for, and the ordinary queue of all else. */
import { endOfDay, studyDay } from "@/learn/day";
import { MEMORY_STATE } from "@/learn/memory";
import { buildQueues, type DoneToday, type Queue, type QueueCard, type QueueGroup } from "@/learn/queue";
import type { Queryable } from "../client";
import { countWaiting } from "./attempts/evidence";
import { type GoalShare, goalShareOf } from "./classes/goals-today";
import { type ExamShare, examShareOf } from "./exam-outlook";
import type { ChosenPresets } from "./presets";
import { queueParts } from "./queue-groups";
import type { Settings } from "./settings-row";

export interface StudyQueue {
  /** all cards met, and the first of the new ones */
  cards: QueueCard[];
  /** those of them that the ordinary schedule asks */
  scheduled: QueueCard[];
  presets: ChosenPresets;
  done: DoneToday;
  queue: Queue;
  /** new cards of the ordinary schedule beyond the day's limit */
  moreNew: number;
  /** null where there is no plan, and for a deck: what is asked of a deck is its own queue, whatever plans there are */
  exam: ExamShare | null;
  /** null where no goal is given that can still be reached; for a deck: of that deck alone */
  goals: GoalShare | null;
}

const isLearning = ({ memory }: QueueCard) =>
  memory?.state === MEMORY_STATE.learning || memory?.state === MEMORY_STATE.relearning;

/**
 * Learning cards come first, then what goals of classes ask for, the plans' shares, and what is due otherwise. Cards that
 * a plan covers come when the plan says so, not when they are due. What a goal asks for counts in the day's limits, and
 * may go past them.
 * @param now ms since the epoch
 * @param newPerDay a preset's limit of new cards by what it is ordinarily, when more were asked for
 */
export async function queueOf(
  db: Queryable,
  userId: string,
  settings: Settings,
  now: number,
  {
    deck,
    newPerDay = (limit) => limit,
  }: {
    deck?: { packId: string; slug: string } | undefined;
    newPerDay?: (limit: number) => number;
  } = {},
): Promise<StudyQueue> {
  await countWaiting(db, userId, now);
  const [{ cards: begun, groups, presets, done }, goals] = await Promise.all([
    queueParts(db, userId, settings, now, deck),
    goalShareOf(db, userId, settings, now, deck),
  ]);
  const asked = goals?.share ?? [];
  const exam = deck ? null : await examShareOf(db, userId, settings, now, new Set(asked.map(idOf)));
  const isScheduled = (card: QueueCard) => !exam?.covered.has(card.cardId) || isLearning(card);
  const endOfToday = endOfDay(studyDay(now, settings), settings);
  const beside = groups.map((group) => besideGoals(group, asked, presets, endOfToday));
  const queue = buildQueues(
    beside.map(({ cards: own, options, ...group }) => ({
      ...group,
      cards: exam ? own.filter(isScheduled) : own,
      options: { ...options, newPerDay: newPerDay(options.newPerDay) },
    })),
    settings,
    now,
  );
  const known = new Set(begun.map(idOf));
  const cards = [...begun, ...asked.filter(({ cardId }) => !known.has(cardId))];
  const isAsked = new Set(asked.map(idOf));
  const scheduled = cards.filter((card) => isScheduled(card) && !isAsked.has(card.cardId));
  const moreNew = scheduled.filter((card) => card.memory === null).length - queue.newCards;
  const share = [
    ...asked.map(({ cardId, memory }) => ({ cardId, isNew: memory === null })),
    ...(exam?.share ?? []),
  ];
  const fresh = share.filter((card) => card.isNew).length;
  return {
    ...{ cards, scheduled, presets, done, moreNew, exam, goals },
    queue: {
      ...queue,
      cardIds: [
        ...queue.cardIds.slice(0, queue.dueLearning),
        ...share.map(idOf),
        ...queue.cardIds.slice(queue.dueLearning),
      ],
      newCards: queue.newCards + fresh,
      dueReviews: queue.dueReviews + share.length - fresh,
      held: queue.held + beside.reduce((sum, { held }) => sum + held, 0),
    },
  };
}

const idOf = ({ cardId }: { cardId: number }) => cardId;

/** A group without what goals ask for: those cards count as done, and others of their facts wait, as after any meeting. */
function besideGoals(
  { cards, done, options }: QueueGroup,
  asked: readonly QueueCard[],
  presets: ChosenPresets,
  endOfToday: number,
): QueueGroup & { held: number } {
  if (asked.length === 0) return { cards, done, options, held: 0 };
  const preset = presets.of(cards[0]?.cardId ?? 0);
  const own = asked.filter(({ cardId }) => presets.of(cardId) === preset);
  const fresh = own.filter(({ memory }) => memory === null).length;
  const ids = new Set(asked.map(idOf));
  const facts = new Set(options.spaceSiblings === false ? [] : asked.map(({ factId }) => factId));
  const rest = cards.filter(({ cardId }) => !ids.has(cardId));
  const keeps = (card: QueueCard) => isLearning(card) || !facts.has(card.factId);
  const isDue = ({ memory }: QueueCard) => memory !== null && memory.due < endOfToday;
  return {
    cards: rest.filter(keeps),
    options,
    done: { newCards: done.newCards + fresh, reviews: done.reviews + own.length - fresh },
    held: rest.filter((card) => isDue(card) && !keeps(card)).length,
  };
}

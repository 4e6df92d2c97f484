/** What is studied now: the ordinary queue of a deck or of all decks begun, and the share of every plan for an exam. */
import { MEMORY_STATE } from "@/learn/memory";
import { buildQueues, type DoneToday, type Queue, type QueueCard } from "@/learn/queue";
import type { Queryable } from "../client";
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
}

const isLearning = ({ memory }: QueueCard) =>
  memory?.state === MEMORY_STATE.learning || memory?.state === MEMORY_STATE.relearning;

/**
 * Learning cards come first, then the plans' shares, then what is due otherwise. Cards that a plan covers come when the
 * plan says so, not when they are due.
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
  const [{ cards, groups, presets, done }, exam] = await Promise.all([
    queueParts(db, userId, settings, now, deck),
    deck ? null : examShareOf(db, userId, settings, now),
  ]);
  const isScheduled = (card: QueueCard) => !exam?.covered.has(card.cardId) || isLearning(card);
  const queue = buildQueues(
    groups.map(({ cards: own, options, ...group }) => ({
      ...group,
      cards: exam ? own.filter(isScheduled) : own,
      options: { ...options, newPerDay: newPerDay(options.newPerDay) },
    })),
    settings,
    now,
  );
  const scheduled = exam ? cards.filter(isScheduled) : cards;
  const moreNew = scheduled.filter((card) => card.memory === null).length - queue.newCards;
  const same = { cards, scheduled, presets, done, moreNew, exam };
  if (!exam) return { ...same, queue };
  const fresh = exam.share.filter((card) => card.isNew).length;
  return {
    ...same,
    queue: {
      ...queue,
      cardIds: [
        ...queue.cardIds.slice(0, queue.dueLearning),
        ...exam.share.map((card) => card.cardId),
        ...queue.cardIds.slice(queue.dueLearning),
      ],
      newCards: queue.newCards + fresh,
      dueReviews: queue.dueReviews + exam.share.length - fresh,
    },
  };
}

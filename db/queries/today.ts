/** What is studied now: what goals of classes and plans for exams ask for, and the ordinary queue of all else. */
import { endOfDay, studyDay } from "@/learn/day";
import { buildQueues, type DoneToday, type Queue, type QueueCard } from "@/learn/queue";
import { besideGoals, isLearning, type PlannedToday, withShare } from "@/learn/queue-beside";
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
  const beside = groups.map((group) => besideGoals(group, asked, presets.of, endOfToday));
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
  return {
    ...{ cards, scheduled, presets, done, moreNew, exam, goals },
    queue: withShare(
      queue,
      share,
      beside.reduce((sum, { held }) => sum + held, 0),
    ),
  };
}

const idOf = ({ cardId }: { cardId: number }) => cardId;

/** What goals and plans ask for today, for a device to go by without a network; null where there are none. */
export async function plannedToday(
  db: Queryable,
  userId: string,
  settings: Settings,
  now: number,
): Promise<PlannedToday | null> {
  const goals = (await goalShareOf(db, userId, settings, now))?.share.map(idOf) ?? [];
  const exam = await examShareOf(db, userId, settings, now, new Set(goals));
  if (goals.length === 0 && !exam) return null;
  return { at: now, goals, share: exam?.share.map(idOf) ?? [], covered: [...(exam?.covered ?? [])] };
}

import { cache } from "react";
import { database } from "@/app/_server/database";
import type { GoalShare } from "@/db/queries/classes/goals-today";
import type { ExamShare } from "@/db/queries/exam-outlook";
import { getSettings, type Settings } from "@/db/queries/settings";
import { queueOf } from "@/db/queries/today";
import { type Due, dueOf } from "@/learn/due";
import { recallAt } from "@/learn/memory";
import { nextCardsAt, type Queue } from "@/learn/queue";

/** A learner's cards of today: the queue, and how much of it is fading. */
export interface Plan {
  now: number;
  settings: Settings;
  queue: Queue;
  /** what is due: what a sitting begun now asks */
  due: Due;
  /** what of the queue plans for exams ask for; null where there is no plan */
  exam: ExamShare | null;
  /** what of it goals of classes ask for; null where none is given */
  goals: GoalShare | null;
  /** cards of the queue whose recall is now below FADING */
  fading: number;
  /** cards ever met */
  met: number;
  /** new cards met today */
  newDone: number;
  /** new cards there would be beyond the day's limit */
  moreNew: number;
  /** when the next card of those met comes, ms: with cards held back, the next study day; null when none does */
  nextDue: number | null;
}

/** Below this chance of recall a card is called close to being forgotten. */
const FADING = 0.75;

/** Today's plan over all decks begun; computed once a request. */
export const planOf = cache(async (userId: string): Promise<Plan> => {
  const db = await database();
  const now = Date.now();
  const settings = await getSettings(db, userId);
  const { cards, scheduled, done, queue, moreNew, exam, goals } = await queueOf(db, userId, settings, now);
  const chosen = new Set(queue.cardIds);
  const weights = settings.weights?.w;
  const met = cards.filter((card) => card.memory !== null);
  return {
    now,
    settings,
    queue,
    due: dueOf(queue, now),
    exam,
    goals,
    fading: met.filter(
      (card) => chosen.has(card.cardId) && card.memory && recallAt(card.memory, now, weights) < FADING,
    ).length,
    met: met.length,
    newDone: done.newCards,
    moreNew,
    nextDue: nextCardsAt(
      scheduled.filter((card) => card.memory !== null),
      queue,
      settings,
      now,
    ),
  };
});

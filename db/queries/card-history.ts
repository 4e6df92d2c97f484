import { and, eq } from "drizzle-orm";
import { type CurvePoint, forgettingCurve } from "@/learn/curve";
import { foldCard, type Step } from "@/learn/fold";
import type { Card } from "@/learn/item";
import type { CardMarks } from "@/learn/marks";
import { type Memory, recallAt } from "@/learn/memory";
import type { Queryable } from "../client";
import { cards, topics } from "../schema/content";
import { hiddenReviews } from "./attempts/export";
import { marksOf } from "./marks";
import { eventsOf } from "./review-rows";
import { getSettings } from "./settings";
import { weightsNamed } from "./weights";

const DAY_MS = 86_400_000;

/** One card with all that a learner did with it. */
export interface CardHistory {
  id: number;
  body: Card;
  topicTitle: string;
  retired: boolean;
  marks: CardMarks;
  /** what stands, in order; earlier traces and what came before a reset are among it */
  steps: Step[];
  memory: Memory | null;
  /** of the memory now, 0 to 1 */
  recall: number | null;
  curve: CurvePoint[][];
}

/**
 * The history of a card; null when there is no such card. Answers of a quiz that does not let be seen yet whether they
 * were right are left out, with what they did to memory.
 * @param now ms since the epoch
 */
export async function cardHistory(
  db: Queryable,
  userId: string,
  cardId: number,
  now: number,
): Promise<CardHistory | null> {
  const [card] = await db
    .select({
      id: cards.id,
      body: cards.body,
      trace: cards.trace,
      retiredAt: cards.retiredAt,
      topicTitle: topics.title,
    })
    .from(cards)
    .innerJoin(topics, and(eq(topics.packId, cards.packId), eq(topics.id, cards.topicId)))
    .where(eq(cards.id, cardId));
  if (!card) return null;
  const [all, hidden, settings, marks] = await Promise.all([
    eventsOf(db, userId, [cardId]),
    hiddenReviews(db, userId, now),
    getSettings(db, userId),
    marksOf(db, userId, [cardId]),
  ]);
  const events = all.filter((event) => !hidden.has(event.id));
  const weightsOf = await weightsNamed(db, userId, settings, events);
  const { steps, trace, memory: newest } = foldCard(events, weightsOf);
  const memory = trace === card.trace ? newest : null;
  const weightsId = steps.at(-1)?.event.weightsId ?? "";
  // Beyond what is due, so that it shows where the curve goes when nothing is done.
  const until = memory
    ? Math.max(now, memory.due) + Math.max(DAY_MS, (memory.due - memory.lastReviewedAt) / 2)
    : now;
  return {
    id: card.id,
    body: card.body,
    topicTitle: card.topicTitle,
    retired: card.retiredAt !== null,
    marks: marks.get(cardId) ?? {},
    steps,
    memory,
    recall: memory && recallAt(memory, now, weightsOf(weightsId)),
    curve: forgettingCurve(steps, until, weightsOf),
  };
}

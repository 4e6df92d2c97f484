/** All that a batch of events is judged and folded by, in three statements however many there are. */
import { and, eq, sql } from "drizzle-orm";
import type { ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { arrayText } from "../rows";
import { cards } from "../schema/content";
import { memories, reviews } from "../schema/study";
import { memoryOf } from "./memory-row";
import { eventsById, type FoldedCard } from "./review-rows";

/** What is stored of a batch's events and cards. */
export interface BatchRead {
  /** stored events among those asked for, by id */
  known: Map<string, ReviewEvent>;
  /** ids of those asked for that an undo takes back which came before them */
  undone: Set<string>;
  /** the cards there are, with their current trace */
  traces: Map<number, number>;
  /** what the learner's events of a card come to; nothing for a card without events */
  stored: Map<number, FoldedCard>;
}

/** @param ids of the events sent, and of what they take back */
export async function readBatch(
  tx: Tx,
  userId: string,
  ids: readonly string[],
  cardIds: readonly number[],
): Promise<BatchRead> {
  const events = await eventsById(tx, userId, ids);
  const undone = await tx
    .select({ targetId: reviews.targetId })
    .from(sql`unnest(${sql.placeholder("ids")}::text::uuid[]) as asked (id)`)
    .innerJoin(
      reviews,
      and(eq(reviews.userId, userId), eq(reviews.kind, "undo"), sql`${reviews.targetId} = asked.id`),
    )
    .prepare("batch_undone")
    .execute({ ids: arrayText(ids) });
  const rows = await tx
    .select({ id: cards.id, trace: cards.trace, memory: memories })
    .from(sql`unnest(${sql.placeholder("cardIds")}::text::int[]) as asked (id)`)
    .innerJoin(cards, sql`${cards.id} = asked.id`)
    .leftJoin(memories, and(eq(memories.userId, userId), eq(memories.cardId, cards.id)))
    .prepare("batch_cards")
    .execute({ cardIds: arrayText(cardIds) });
  return {
    known: new Map(events.map((event) => [event.id, event])),
    undone: new Set(undone.flatMap(({ targetId }) => targetId ?? [])),
    traces: new Map(rows.map(({ id, trace }) => [id, trace])),
    stored: new Map(
      rows.flatMap(({ id, memory }) =>
        memory ? [[id, { cardId: id, trace: memory.trace, memory: memoryOf(memory) }]] : [],
      ),
    ),
  };
}

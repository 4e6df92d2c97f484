/** All that a batch of events is judged and folded by, in a few statements however many there are. */
import type { Memory } from "@/learn/memory";
import type { ReviewEvent } from "@/learn/review";
import type { Tx } from "../client";
import { arrayText, runNamed } from "../rows";
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
  const found = await runNamed(tx, "batch_known", KNOWN, [userId, arrayText(ids)]);
  const idsOf = (what: "known" | "undone") =>
    found.flatMap((row) => (row.what === what ? [String(row.id)] : []));
  const knownIds = idsOf("known");
  // Of what a device sends for the first time nothing is known.
  const events = knownIds.length > 0 ? await eventsById(tx, userId, knownIds) : [];
  const rows = (await runNamed(tx, "batch_cards", CARDS, [
    userId,
    arrayText(cardIds),
  ])) as unknown as readonly CardRow[];
  return {
    known: new Map(events.map((event) => [event.id, event])),
    undone: new Set(idsOf("undone")),
    traces: new Map(rows.map(({ id, trace }) => [id, trace])),
    stored: new Map(
      rows.flatMap((row) => (row.memoryTrace === null ? [] : [[row.id, storedOf(row, row.memoryTrace)]])),
    ),
  };
}

const KNOWN = `
  select r.id, 'known' as what from unnest($2::text::uuid[]) as asked (id)
  join reviews r on r.user_id = $1::uuid and r.id = asked.id
  union all
  select r.target_id, 'undone' from unnest($2::text::uuid[]) as asked (id)
  join reviews r on r.user_id = $1::uuid and r.kind = 'undo' and r.target_id = asked.id`;

/** A card, and what is remembered of it: times in ms, for within Next dates are dear. */
interface CardRow extends Omit<Memory, "lastReviewedAt" | "firstReviewedAt" | "lastReviewId"> {
  id: number;
  trace: number;
  /** null where there is no memory: then all that follows is */
  memoryTrace: number | null;
  lastReviewedAt: number | null;
  firstReviewedAt: number | null;
  lastReviewId: string | null;
}

const CARDS = `
  select c.id, c.trace, m.trace as "memoryTrace", m.state, m.stability, m.difficulty,
    (extract(epoch from m.due) * 1000)::float8 as due,
    (extract(epoch from m.last_reviewed_at) * 1000)::float8 as "lastReviewedAt",
    (extract(epoch from m.first_reviewed_at) * 1000)::float8 as "firstReviewedAt",
    m.scheduled_days as "scheduledDays", m.learning_steps as "learningSteps", m.reps, m.lapses,
    m.last_review_id as "lastReviewId"
  from unnest($2::text::int[]) as asked (id)
  join cards c on c.id = asked.id
  left join memories m on m.user_id = $1::uuid and m.card_id = c.id`;

function storedOf(row: CardRow, trace: number): FoldedCard {
  const { id: cardId, lastReviewedAt, firstReviewedAt, lastReviewId } = row;
  if (row.state === 0 || lastReviewedAt === null || firstReviewedAt === null || lastReviewId === null)
    return { cardId, trace, memory: null };
  const memory: Memory = {
    state: row.state,
    stability: row.stability,
    difficulty: row.difficulty,
    due: row.due,
    lastReviewedAt,
    firstReviewedAt,
    scheduledDays: row.scheduledDays,
    learningSteps: row.learningSteps,
    reps: row.reps,
    lapses: row.lapses,
    lastReviewId,
  };
  return { cardId, trace, memory };
}

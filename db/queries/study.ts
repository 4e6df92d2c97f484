import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import type { Card } from "@/learn/item";
import type { Memory } from "@/learn/memory";
import type { DoneToday, QueueCard } from "@/learn/queue";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards, deckCards, decks, topics } from "../schema/content";
import { daily, memories } from "../schema/study";
import { rememberMemory } from "./hints";
import { setAsideOn } from "./marks";
import { currentMemory, memoryOf } from "./memory-row";

/** New cards handed to the queue at most: more than anybody meets in a day, and a pack of 100,000 stays cheap. */
const MOST_NEW = 2_000;
/** Added to the position of a card whose topic the learner has not begun: the begun ones come first. */
const NOT_BEGUN = 1_000_000_000;

/**
 * What buildQueue chooses from: every card the learner remembers and the first of the new ones.
 * With a deck: its cards. Without: the cards of all packs the learner has begun (all packs, if none), where new cards
 * come first from the topics already begun.
 */
export async function studyCards(
  db: Queryable,
  userId: string,
  { deck, today }: { deck?: { packId: string; slug: string } | undefined; today: StudyDay },
): Promise<QueueCard[]> {
  const setAside = setAsideOn(userId, today);
  const inDeck = deck
    ? sql`${cards.id} in (select ${deckCards.cardId} from ${deckCards} join ${decks} on ${decks.id} = ${deckCards.deckId}
        where ${decks.packId} = ${deck.packId} and ${decks.slug} = ${deck.slug} and ${decks.retiredAt} is null)`
    : sql`true`;
  const met = await db
    .select({
      cardId: cards.id,
      factId: cards.siblings,
      position: cards.position,
      importance: cards.importance,
      memory: memories,
    })
    .from(memories)
    .innerJoin(cards, currentMemory(userId))
    .where(and(isNull(cards.retiredAt), inDeck, sql`not ${setAside}`));
  const fresh = await rowsOf<{ cardId: number; factId: string; position: number; importance: number }>(
    db,
    deck
      ? freshOf(userId, sql`${inDeck} and not ${setAside}`, sql`${cards.position}`)
      : freshOfBegun(userId, setAside),
  );
  return [
    ...met.map((row) => ({ ...row, memory: memoryOf(row.memory) })),
    ...fresh.map((row) => ({ ...row, memory: null })),
  ];
}

function freshOf(userId: string, which: ReturnType<typeof sql>, position: ReturnType<typeof sql>) {
  return sql`
    select ${cards.id} as "cardId", ${cards.siblings} as "factId", (${position})::int as position,
      ${cards.importance} as importance
    from ${cards}
    where ${which} and ${cards.retiredAt} is null
      and not exists (select 1 from ${memories} where ${currentMemory(userId)})
    order by position, 1 limit ${MOST_NEW}`;
}

function freshOfBegun(userId: string, setAside: SQL) {
  const mine = sql`from ${memories} join ${cards} on ${cards.id} = ${memories.cardId} where ${memories.userId} = ${userId}`;
  const begunPack = sql`(${cards.packId} in (select ${cards.packId} ${mine}) or not exists (select 1 ${mine}))`;
  // "Begun" goes by the decks of top-level topics; every card is in the deck of the whole pack.
  const begunTopic = sql`${cards.id} in (select other.card_id from ${deckCards} other join ${decks} on ${decks.id} = other.deck_id
    where ${decks.topicId} is not null and other.deck_id in (select mine.deck_id from ${deckCards} mine
      join ${memories} on ${memories.cardId} = mine.card_id where ${memories.userId} = ${userId}))`;
  return freshOf(
    userId,
    sql`${begunPack} and not ${setAside}`,
    sql`${cards.position} + case when ${begunTopic} then 0 else ${NOT_BEGUN} end`,
  );
}

/** A card as it is studied, with its back. */
export interface StudyCard {
  id: number;
  trace: number;
  topicTitle: string;
  body: Card;
  memory: Memory | null;
  /** what the answer was before its value last changed */
  previousAnswer: string | null;
  changedAt: number | null;
  /** true while the learner has reviews of the older value and none of the new: show what changed */
  changedForMe: boolean;
}

/** The cards asked for, in the order asked; retired and unknown ones are left out. */
export async function cardsByIds(
  db: Queryable,
  userId: string,
  ids: readonly number[],
): Promise<StudyCard[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: cards.id,
      trace: cards.trace,
      topicTitle: topics.title,
      body: cards.body,
      previousAnswer: cards.previousAnswer,
      changedAt: cards.changedAt,
      memory: memories,
    })
    .from(cards)
    .innerJoin(topics, and(eq(topics.packId, cards.packId), eq(topics.id, cards.topicId)))
    .leftJoin(memories, and(eq(memories.cardId, cards.id), eq(memories.userId, userId)))
    .where(and(inArray(cards.id, [...ids]), isNull(cards.retiredAt)))
    .orderBy(asc(cards.id));
  const byId = new Map(
    rows.map(({ memory, ...row }) => {
      // The cards shown are the ones about to be rated: the rating will find the memory without asking.
      rememberMemory(userId, row.id, { trace: memory?.trace ?? 0, memory: memoryOf(memory) });
      const older = memory !== null && memory.trace < row.trace;
      const changedAt = row.changedAt?.getTime() ?? null;
      return [
        row.id,
        { ...row, memory: older ? null : memoryOf(memory), changedAt, changedForMe: older },
      ] as const;
    }),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What the learner did on a study day, for the day's limits: ratings and first meetings, of all presets. */
export async function doneToday(db: Queryable, userId: string, day: StudyDay): Promise<DoneToday> {
  const [row] = await db
    .select({ newCards: daily.newCards, reviews: daily.dueReviews })
    .from(daily)
    .where(and(eq(daily.userId, userId), eq(daily.day, day)));
  return row ?? { newCards: 0, reviews: 0 };
}

/** A card rated on a study day: whether it was met on it for the first time. */
interface Rated {
  cardId: number;
  first: boolean;
}

/** Cards rated since the day began; a quiz's answers and what was undone aside. */
export function ratedSince(db: Queryable, userId: string, dayStart: number): Promise<Rated[]> {
  return rowsOf<Rated & Record<string, unknown>>(
    db,
    sql`
    select r.card_id as "cardId", bool_or(r.predicted is null) as first
    from reviews r
    where r.user_id = ${userId} and r.reviewed_at >= ${new Date(dayStart).toISOString()}::timestamptz
      and r.kind = 'rating' and (r.score is null or r.drilled)
      and not exists (select 1 from reviews u where u.user_id = r.user_id and u.kind = 'undo' and u.target_id = r.id)
    group by r.card_id`,
  );
}

/** What was done of each preset: a card met for the first time counts as new, any other once as a review. */
export function doneOfEach(
  rated: readonly Rated[],
  presetOf: (cardId: number) => string,
): Map<string, DoneToday> {
  const done = new Map<string, DoneToday>();
  for (const { cardId, first } of rated) {
    const before = done.get(presetOf(cardId)) ?? { newCards: 0, reviews: 0 };
    done.set(presetOf(cardId), {
      newCards: before.newCards + (first ? 1 : 0),
      reviews: before.reviews + (first ? 0 : 1),
    });
  }
  return done;
}

/** What the learner did since the study day began, by preset. */
export async function doneByPreset(
  db: Queryable,
  userId: string,
  dayStart: number,
  presetOf: (cardId: number) => string,
): Promise<Map<string, DoneToday>> {
  return doneOfEach(await ratedSince(db, userId, dayStart), presetOf);
}

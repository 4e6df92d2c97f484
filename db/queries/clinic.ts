/** The clinic: cards that keep failing, set aside beside what they are confused with. */
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Confusion, confusionOf, type Wrong, wrongIn } from "@/learn/confusion";
import type { Card } from "@/learn/item";
import { LEECH } from "@/learn/leech";
import type { Memory } from "@/learn/memory";
import type { Queryable } from "../client";
import { cards, topics } from "../schema/content";
import { items } from "../schema/items";
import { marks } from "../schema/options";
import { memories } from "../schema/study";
import { mistakesOf } from "./attempts/mistakes";
import { marksOf } from "./marks";
import { currentMemory, memoryOf } from "./memory-row";

/** A card with its back, to be looked at. */
export interface CardShown {
  id: number;
  body: Card;
  topicTitle: string;
}

/** A card set aside because it keeps failing. */
export interface ClinicCard extends CardShown {
  memory: Memory | null;
  note: string | null;
  /** what it is confused with: `other` is the card that asks for that, where there is one */
  confused: (Confusion & { other: CardShown | null }) | null;
}

/** Cards treated at once: who has more of them has another problem. */
const MOST = 50;

const inClinic = (userId: string) =>
  and(eq(marks.userId, userId), eq(marks.kind, "suspended"), eq(marks.value, LEECH), isNull(cards.retiredAt));

/** How many cards wait in the clinic. */
export async function clinicCount(db: Queryable, userId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(marks)
    .innerJoin(cards, eq(cards.id, marks.cardId))
    .where(inClinic(userId));
  return row?.n ?? 0;
}

/**
 * The cards in the clinic, those set aside last first, 50 at most.
 * @param now ms since the epoch: wrong answers count where the learner may see by then that they were wrong
 */
export async function clinicOf(db: Queryable, userId: string, now: number): Promise<ClinicCard[]> {
  const rows = await db
    .select({
      id: cards.id,
      packId: cards.packId,
      factId: cards.factId,
      trace: cards.trace,
      body: cards.body,
      topicTitle: topics.title,
      memory: memories,
    })
    .from(marks)
    .innerJoin(cards, eq(cards.id, marks.cardId))
    .innerJoin(topics, and(eq(topics.packId, cards.packId), eq(topics.id, cards.topicId)))
    .leftJoin(memories, currentMemory(userId))
    .where(inClinic(userId))
    .orderBy(desc(marks.markedAt), asc(cards.id))
    .limit(MOST);
  const traces = new Map(rows.map(({ id, trace }) => [id, trace]));
  const ids = [...traces.keys()];
  if (ids.length === 0) return [];
  const [mistakes, offered, own] = await Promise.all([
    mistakesOf(db, userId, traces, now),
    offeredBeside(db, ids),
    marksOf(db, userId, ids),
  ]);
  const found = rows.map((row) => ({
    row,
    confused: confusionOf(
      mistakes.filter(({ cardId }) => cardId === row.id),
      offered.get(row.id) ?? [],
    ),
  }));
  const others = await cardsOfFacts(
    db,
    found.flatMap(({ row, confused }) => {
      const factId = confused?.reason.factId;
      return factId ? [{ packId: row.packId, factId }] : [];
    }),
  );
  return found.map(({ row: { id, body, topicTitle, packId, memory }, confused }) => {
    const asking = others.get(`${packId} ${confused?.reason.factId}`) ?? [];
    const rest = asking.filter((other) => other.id !== id);
    const other = rest.find((one) => one.body.aspect === body.aspect) ?? rest[0] ?? null;
    const note = own.get(id)?.note ?? null;
    return {
      id,
      body,
      topicTitle,
      memory: memoryOf(memory),
      note,
      confused: confused && { ...confused, other },
    };
  });
}

/** What the bank offers beside the right answer of these cards, by card. */
async function offeredBeside(db: Queryable, cardIds: readonly number[]): Promise<Map<number, Wrong[]>> {
  const rows = await db
    .select({ cardId: items.cardId, item: items.public, key: items.key })
    .from(items)
    .innerJoin(cards, and(eq(cards.id, items.cardId), eq(cards.trace, items.trace)))
    .where(and(inArray(items.cardId, [...cardIds]), isNull(items.retiredAt)))
    .orderBy(asc(items.id));
  const byCard = new Map<number, Wrong[]>();
  for (const { cardId, item, key } of rows) {
    byCard.set(cardId, [...(byCard.get(cardId) ?? []), ...wrongIn(item, key)]);
  }
  return byCard;
}

/** The cards that ask for some facts, by pack and fact, in the order of study. */
async function cardsOfFacts(
  db: Queryable,
  wanted: readonly { packId: string; factId: string }[],
): Promise<Map<string, CardShown[]>> {
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({
      id: cards.id,
      packId: cards.packId,
      factId: cards.factId,
      body: cards.body,
      topicTitle: topics.title,
    })
    .from(cards)
    .innerJoin(topics, and(eq(topics.packId, cards.packId), eq(topics.id, cards.topicId)))
    .where(
      and(
        isNull(cards.retiredAt),
        inArray(cards.packId, [...new Set(wanted.map(({ packId }) => packId))]),
        inArray(cards.factId, [...new Set(wanted.map(({ factId }) => factId))]),
      ),
    )
    .orderBy(asc(cards.position), asc(cards.id));
  const byFact = new Map<string, CardShown[]>();
  for (const { packId, factId, ...card } of rows) {
    const key = `${packId} ${factId}`;
    byFact.set(key, [...(byFact.get(key) ?? []), card]);
  }
  return byFact;
}

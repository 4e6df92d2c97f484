/** Marks on cards: suspended, buried, flagged, with a note. The newest by the device's clock wins (learn/marks.ts). */
import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import { MAX_AHEAD_MS } from "@/learn/device-clock";
import { type CardMarks, foldMarks, type Mark, winsOver } from "@/learn/marks";
import type { Queryable } from "../client";
import { cards } from "../schema/content";
import { marks } from "../schema/options";

/** Marks taken at once. */
export const MOST_MARKS = 500;

export interface MarkResult {
  cardId: number;
  kind: Mark["kind"];
  /** `outdated`: a later setting of the same mark is known, which stands */
  status: "recorded" | "repeated" | "outdated" | "refused";
  reason?: "future" | "unknown-card";
}

/**
 * Sets marks, in any order and any number of times.
 * @param now ms since the epoch: a setting further in the future than a clock may be is refused
 * @returns one result for each, in the same order
 */
export async function setMarks(
  db: Queryable,
  userId: string,
  settings: readonly Mark[],
  now: number,
): Promise<MarkResult[]> {
  const ids = [...new Set(settings.map(({ cardId }) => cardId))];
  if (ids.length === 0) return [];
  return db.transaction(async (tx) => {
    const there = new Set(
      (await tx.select({ id: cards.id }).from(cards).where(inArray(cards.id, ids))).map(({ id }) => id),
    );
    const mine = and(eq(marks.userId, userId), inArray(marks.cardId, ids));
    const standing = new Map(
      (await tx.select().from(marks).where(mine)).map((row) => [
        keyOf(row),
        { at: row.markedAt.getTime(), value: row.value },
      ]),
    );
    const fresh = new Map<string, Mark>();
    const results = settings.map((mark): MarkResult => {
      const { cardId, kind } = mark;
      if (mark.at > now + MAX_AHEAD_MS) return { cardId, kind, status: "refused", reason: "future" };
      if (!there.has(cardId)) return { cardId, kind, status: "refused", reason: "unknown-card" };
      const before = standing.get(keyOf(mark));
      if (before && !winsOver(mark, before)) {
        const same = before.at === mark.at && before.value === mark.value;
        return { cardId, kind, status: same ? "repeated" : "outdated" };
      }
      standing.set(keyOf(mark), mark);
      fresh.set(keyOf(mark), mark);
      return { cardId, kind, status: "recorded" };
    });
    if (fresh.size > 0) {
      await tx
        .insert(marks)
        .values([...fresh.values()].map(({ at, ...mark }) => ({ userId, ...mark, markedAt: new Date(at) })))
        .onConflictDoUpdate({
          target: [marks.userId, marks.cardId, marks.kind],
          set: { value: sql`excluded.value`, markedAt: sql`excluded.marked_at` },
          // Another device's may have come between.
          setWhere: sql`(excluded.marked_at, coalesce(excluded.value, '')) > (${marks.markedAt}, coalesce(${marks.value}, ''))`,
        });
    }
    return results;
  });
}

const keyOf = ({ cardId, kind }: { cardId: number; kind: string }) => `${cardId} ${kind}`;

/** What stands of the learner's marks by card; of all cards, or of those asked for. */
export async function marksOf(
  db: Queryable,
  userId: string,
  cardIds?: readonly number[],
): Promise<Map<number, CardMarks>> {
  const which = cardIds ? inArray(marks.cardId, [...cardIds]) : undefined;
  const rows = await db
    .select()
    .from(marks)
    .where(and(eq(marks.userId, userId), isNotNull(marks.value), which));
  const byCard = new Map<number, Mark[]>();
  for (const { cardId, kind, value, markedAt } of rows) {
    const mark = { cardId, kind, value, at: markedAt.getTime() } as Mark;
    byCard.set(cardId, [...(byCard.get(cardId) ?? []), mark]);
  }
  return new Map([...byCard].map(([cardId, own]) => [cardId, foldMarks(own)]));
}

/** Whether the learner set a card aside on a study day: isSetAside as SQL, over `cards`. */
export function setAsideOn(userId: string, today: StudyDay): SQL {
  return sql`exists (select 1 from marks where marks.user_id = ${userId} and marks.card_id = ${cards.id}
    and (marks.kind = 'suspended' and marks.value is not null or marks.kind = 'buried' and marks.value >= ${today}))`;
}

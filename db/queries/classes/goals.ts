/** How far a student is with the goal of an assigned deck. Reads rows of that student alone, beside the deck's. */
import { and, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { type GoalState, goalState, newPerDay } from "@/learn/class/goal";
import { type DaySettings, studyDay } from "@/learn/day";
import { foldCard } from "@/learn/fold";
import type { Queryable } from "../../client";
import { cards, deckCards } from "../../schema/content";
import { memories, reviews } from "../../schema/study";
import { currentMemory, memoryOf } from "../memory-row";
import { byCard, eventsOf } from "../review-rows";
import { getSettings } from "../settings";
import { weightsNamed } from "../weights";
import type { StudentAssignment } from "./for-student";

/** The goal's state for a student; `pace`: new cards a day that meet all of it in time, null when nothing is left to meet. */
export interface GoalNow extends GoalState {
  pace: number | null;
}

/**
 * How far the student is by the due date, with the memories of now. Once that is past, with the memories of then, folded
 * from the events up to it: neither forgetting nor studying afterwards changes what was reached.
 * @returns null when it is no deck
 */
export async function goalNow(
  db: Queryable,
  userId: string,
  { assignment, effective }: Pick<StudentAssignment, "assignment" | "effective">,
  now: number,
): Promise<GoalNow | null> {
  if (assignment.given.kind !== "deck") return null;
  const { deckId, goal } = assignment.given;
  const settings = await getSettings(db, userId);
  const at = effective.dueAt === null ? now : Math.min(now, effective.dueAt);
  const rows = await db
    .select({ cardId: cards.id, trace: cards.trace, memory: memories })
    .from(deckCards)
    .innerJoin(cards, and(eq(cards.id, deckCards.cardId), isNull(cards.retiredAt)))
    .leftJoin(memories, currentMemory(userId))
    .where(eq(deckCards.deckId, deckId));
  const known = new Map(rows.map(({ cardId, memory }) => [cardId, memoryOf(memory)]));
  const later = rows.filter(({ memory }) => memory?.lastReviewedAt && memory.lastReviewedAt.getTime() > at);
  if (later.length > 0) {
    const events = (
      await eventsOf(
        db,
        userId,
        later.map(({ cardId }) => cardId),
      )
    ).filter(({ reviewedAt }) => reviewedAt <= at);
    const weightsOf = await weightsNamed(db, userId, settings, events);
    const then = byCard(events);
    for (const { cardId, trace } of later) {
      const own = then.get(cardId);
      const folded = own && foldCard(own, weightsOf);
      known.set(cardId, folded?.trace === trace ? folded.memory : null);
    }
  }
  const from = effective.opensAt ?? assignment.createdAt;
  const days = await studyDaysOf(db, userId, deckId, { from, to: at }, settings);
  // What counts is the due date: what was just looked at is all recalled now.
  const state = goalState(goal, [...known.values()], days, effective.dueAt ?? now, settings.weights?.w);
  const unmet = state.cards - state.met;
  return { ...state, pace: at < now ? null : newPerDay(goal, unmet, now, effective.dueAt, settings) };
}

/** On how many study days somebody rated cards of a deck, in a span of time (ms). */
export async function studyDaysOf(
  db: Queryable,
  userId: string,
  deckId: number,
  { from, to }: { from: number; to: number },
  settings: DaySettings,
): Promise<number> {
  const times = await db
    .selectDistinct({
      at: sql<number>`(floor(extract(epoch from ${reviews.reviewedAt}) / 900) * 900000)::float8`,
    })
    .from(reviews)
    .innerJoin(deckCards, and(eq(deckCards.cardId, reviews.cardId), eq(deckCards.deckId, deckId)))
    .where(
      and(
        eq(reviews.userId, userId),
        eq(reviews.kind, "rating"),
        gte(reviews.reviewedAt, new Date(from)),
        lte(reviews.reviewedAt, new Date(to)),
      ),
    );
  return new Set(times.map(({ at }) => studyDay(at, settings))).size;
}

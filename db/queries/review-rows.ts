/** Reading and writing events, memories and tallies in bulk: one statement each. */
import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import type { Memory } from "@/learn/memory";
import type { ReviewEvent } from "@/learn/review";
import type { Queryable } from "../client";
import { daily, reviews } from "../schema/study";
import type { DayTally } from "./fold";

type ReviewRow = Pick<
  typeof reviews.$inferSelect,
  | "id"
  | "cardId"
  | "trace"
  | "kind"
  | "targetId"
  | "rating"
  | "form"
  | "score"
  | "guess"
  | "certainty"
  | "reviewedAt"
  | "durationMs"
  | "scheduler"
  | "weightsId"
  | "desiredRetention"
  | "options"
>;

function eventOf(row: ReviewRow): ReviewEvent {
  return {
    ...row,
    rating: row.rating as ReviewEvent["rating"],
    certainty: row.certainty as ReviewEvent["certainty"],
    reviewedAt: row.reviewedAt.getTime(),
  };
}

async function loadEvents(db: Queryable, where: SQL | undefined): Promise<ReviewEvent[]> {
  const rows = await db
    .select({
      id: reviews.id,
      cardId: reviews.cardId,
      trace: reviews.trace,
      kind: reviews.kind,
      targetId: reviews.targetId,
      rating: reviews.rating,
      form: reviews.form,
      score: reviews.score,
      guess: reviews.guess,
      certainty: reviews.certainty,
      reviewedAt: reviews.reviewedAt,
      durationMs: reviews.durationMs,
      scheduler: reviews.scheduler,
      weightsId: reviews.weightsId,
      desiredRetention: reviews.desiredRetention,
      options: reviews.options,
    })
    .from(reviews)
    .where(where);
  return rows.map(eventOf);
}

/** All events of a user, of some cards only when they are given. */
export function eventsOf(db: Queryable, userId: string, cardIds?: readonly number[]): Promise<ReviewEvent[]> {
  const mine = eq(reviews.userId, userId);
  return loadEvents(db, cardIds ? and(mine, inArray(reviews.cardId, [...cardIds])) : mine);
}

/** The events of a user with these ids. */
export function eventsById(db: Queryable, userId: string, ids: readonly string[]): Promise<ReviewEvent[]> {
  return loadEvents(db, and(eq(reviews.userId, userId), inArray(reviews.id, [...ids])));
}

/** All events of a user on these cards, and whatever else has one of these ids. */
export function eventsOfOrById(
  db: Queryable,
  userId: string,
  cardIds: readonly number[],
  ids: readonly string[],
): Promise<ReviewEvent[]> {
  const either = or(inArray(reviews.cardId, [...cardIds]), inArray(reviews.id, [...ids]));
  return loadEvents(db, and(eq(reviews.userId, userId), either));
}

/** Events by their card. */
export function byCard(events: readonly ReviewEvent[]): Map<number, ReviewEvent[]> {
  const groups = new Map<number, ReviewEvent[]>();
  for (const event of events) {
    const group = groups.get(event.cardId);
    if (group) group.push(event);
    else groups.set(event.cardId, [event]);
  }
  return groups;
}

/** Appends events. `predicted` by event id. */
export async function appendEvents(
  db: Queryable,
  userId: string,
  events: readonly ReviewEvent[],
  predicted: ReadonlyMap<string, number | null>,
  receivedAt: number,
): Promise<void> {
  const rows = events.map((event) => ({
    id: event.id,
    card_id: event.cardId,
    trace: event.trace,
    kind: event.kind,
    target_id: event.targetId,
    rating: event.rating,
    form: event.form,
    score: event.score,
    guess: event.guess,
    certainty: event.certainty,
    reviewed_at: new Date(event.reviewedAt).toISOString(),
    duration_ms: event.durationMs,
    predicted: predicted.get(event.id) ?? null,
    scheduler: event.scheduler,
    weights_id: event.weightsId,
    desired_retention: event.desiredRetention,
    options: event.options,
  }));
  await db.execute(sql`
    insert into reviews (user_id, received_at, id, card_id, trace, kind, target_id, rating, form, score, guess, certainty,
      reviewed_at, duration_ms, predicted, scheduler, weights_id, desired_retention, options)
    select ${userId}::uuid, ${new Date(receivedAt).toISOString()}::timestamptz, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, card_id int, trace smallint, kind text,
      target_id uuid, rating smallint, form text, score float8, guess float8, certainty smallint, reviewed_at timestamptz,
      duration_ms int, predicted float8, scheduler text, weights_id text, desired_retention float8,
      options text)`);
}

/** A card's folded memory, ready to be stored. */
export interface FoldedCard {
  cardId: number;
  trace: number;
  memory: Memory | null;
}

/** Stores memories; one that is null leaves a row in state New, which says that events exist. */
export async function storeMemories(
  db: Queryable,
  userId: string,
  folded: readonly FoldedCard[],
): Promise<void> {
  const time = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
  const rows = folded.map(({ cardId, trace, memory }) => ({
    card_id: cardId,
    trace,
    state: memory?.state ?? 0,
    stability: memory?.stability ?? 0,
    difficulty: memory?.difficulty ?? 0,
    due: time(memory?.due ?? 0),
    last_reviewed_at: time(memory?.lastReviewedAt),
    scheduled_days: memory?.scheduledDays ?? 0,
    learning_steps: memory?.learningSteps ?? 0,
    reps: memory?.reps ?? 0,
    lapses: memory?.lapses ?? 0,
    last_review_id: memory?.lastReviewId ?? null,
    first_reviewed_at: time(memory?.firstReviewedAt),
  }));
  await db.execute(sql`
    insert into memories (user_id, card_id, trace, state, stability, difficulty, due, last_reviewed_at, scheduled_days,
      learning_steps, reps, lapses, last_review_id, first_reviewed_at)
    select ${userId}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(card_id int,
      trace smallint, state smallint, stability float8, difficulty float8, due timestamptz, last_reviewed_at timestamptz,
      scheduled_days int, learning_steps smallint, reps int, lapses int, last_review_id uuid, first_reviewed_at timestamptz)
    on conflict (user_id, card_id) do update set trace = excluded.trace, state = excluded.state,
      stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
      last_reviewed_at = excluded.last_reviewed_at, scheduled_days = excluded.scheduled_days,
      learning_steps = excluded.learning_steps, reps = excluded.reps, lapses = excluded.lapses,
      last_review_id = excluded.last_review_id, first_reviewed_at = excluded.first_reviewed_at`);
}

/** Adds differences to the tallies of days; days that come to nothing go. */
export async function addToDaily(
  db: Queryable,
  userId: string,
  differences: ReadonlyMap<StudyDay, DayTally>,
): Promise<void> {
  const changed = [...differences].filter(([, tally]) => Object.values(tally).some((n) => n !== 0));
  if (changed.length === 0) return;
  const plus = (column: keyof DayTally) =>
    sql`${daily[column]} + excluded.${sql.identifier(daily[column].name)}`;
  await db
    .insert(daily)
    .values(changed.map(([day, tally]) => ({ userId, day, ...tally })))
    .onConflictDoUpdate({
      target: [daily.userId, daily.day],
      set: {
        reviews: plus("reviews"),
        newCards: plus("newCards"),
        dueReviews: plus("dueReviews"),
        again: plus("again"),
        hard: plus("hard"),
        good: plus("good"),
        easy: plus("easy"),
        durationMs: plus("durationMs"),
      },
    });
  if (changed.some(([, tally]) => tally.reviews < 0)) {
    await db.delete(daily).where(and(eq(daily.userId, userId), eq(daily.reviews, 0)));
  }
}

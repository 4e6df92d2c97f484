/** Reading and writing events, memories and tallies in bulk: one statement each. */
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { StudyDay } from "@/learn/day";
import type { Memory } from "@/learn/memory";
import type { ReviewEvent } from "@/learn/review";
import type { Queryable } from "../client";
import { arrayText, runNamed } from "../rows";
import { daily, reviews } from "../schema/study";
import type { DayTally } from "./fold";

/** What of a row of `reviews` an event is made of. */
const eventColumns = {
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
  drilled: reviews.drilled,
  reviewedAt: reviews.reviewedAt,
  durationMs: reviews.durationMs,
  scheduler: reviews.scheduler,
  weightsId: reviews.weightsId,
  desiredRetention: reviews.desiredRetention,
  options: reviews.options,
};

function eventOf({
  drilled,
  ...row
}: Pick<typeof reviews.$inferSelect, keyof typeof eventColumns>): ReviewEvent {
  return {
    ...row,
    ...(drilled ? { drilled } : {}),
    rating: row.rating as ReviewEvent["rating"],
    certainty: row.certainty as ReviewEvent["certainty"],
    reviewedAt: row.reviewedAt.getTime(),
  };
}

/** All events of a user, of some cards only when they are given (each once). */
export async function eventsOf(
  db: Queryable,
  userId: string,
  cardIds?: readonly number[],
): Promise<ReviewEvent[]> {
  const mine = eq(reviews.userId, userId);
  const rows = cardIds
    ? await db
        .select(eventColumns)
        .from(sql`unnest(${arrayText(cardIds)}::text::int[]) as asked (id)`)
        .innerJoin(reviews, and(mine, sql`${reviews.cardId} = asked.id`))
    : await db.select(eventColumns).from(reviews).where(mine);
  return rows.map(eventOf);
}

/**
 * The events of a user with these ids. Joined, as above, so that Postgres reads the list once and looks each up in an
 * index, whatever it thinks of the table.
 */
export async function eventsById(
  db: Queryable,
  userId: string,
  ids: readonly string[],
): Promise<ReviewEvent[]> {
  const rows = await db
    .select(eventColumns)
    .from(sql`unnest(${sql.placeholder("ids")}::text::uuid[]) as asked (id)`)
    .innerJoin(reviews, and(eq(reviews.userId, sql.placeholder("userId")), sql`${reviews.id} = asked.id`))
    .prepare("events_by_id")
    .execute({ ids: arrayText([...new Set(ids)]), userId });
  return rows.map(eventOf);
}

/** All events of a user on these cards, and whatever else has one of these ids. */
export async function eventsOfOrById(
  db: Queryable,
  userId: string,
  cardIds: readonly number[],
  ids: readonly string[],
): Promise<ReviewEvent[]> {
  const either = or(inArray(reviews.cardId, [...cardIds]), inArray(reviews.id, [...ids]));
  const rows = await db
    .select(eventColumns)
    .from(reviews)
    .where(and(eq(reviews.userId, userId), either));
  return rows.map(eventOf);
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
  const columns: readonly ((event: ReviewEvent) => Cell)[] = [
    ({ id }) => id,
    ({ cardId }) => cardId,
    ({ trace }) => trace,
    ({ kind }) => kind,
    ({ targetId }) => targetId,
    ({ rating }) => rating,
    ({ form }) => form,
    ({ score }) => score,
    ({ guess }) => guess,
    ({ certainty }) => certainty,
    ({ reviewedAt }) => iso(reviewedAt),
    ({ durationMs }) => durationMs,
    ({ id }) => predicted.get(id) ?? null,
    ({ scheduler }) => scheduler,
    ({ weightsId }) => weightsId,
    ({ desiredRetention }) => desiredRetention,
    ({ options }) => options,
    ({ drilled }) => String(drilled ?? false),
  ];
  const arrays = columns.map((cell) => arrayText(events.map(cell)));
  await runNamed(db, "append_events", APPEND, [userId, iso(receivedAt), ...arrays]);
}

const APPEND = `
  insert into reviews (user_id, received_at, id, card_id, trace, kind, target_id, rating, form, score, guess, certainty,
    reviewed_at, duration_ms, predicted, scheduler, weights_id, desired_retention, options, drilled)
  select $1::uuid, $2::timestamptz, r.* from unnest($3::text::uuid[], $4::text::int[], $5::text::smallint[],
    $6::text::text[], $7::text::uuid[], $8::text::smallint[], $9::text::text[], $10::text::float8[], $11::text::float8[],
    $12::text::smallint[], $13::text::timestamptz[], $14::text::int[], $15::text::float8[], $16::text::text[],
    $17::text::text[], $18::text::float8[], $19::text::text[], $20::text::boolean[]) as r`;

type Cell = string | number | null;
// One Date for all: within Next each new one is dear, and a batch writes thousands.
const clock = new Date(0);
function iso(ms: number): string {
  clock.setTime(ms);
  return clock.toISOString();
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
  const columns: readonly ((card: FoldedCard) => Cell)[] = [
    ({ cardId }) => cardId,
    ({ trace }) => trace,
    ({ memory }) => memory?.state ?? 0,
    ({ memory }) => memory?.stability ?? 0,
    ({ memory }) => memory?.difficulty ?? 0,
    ({ memory }) => iso(memory?.due ?? 0),
    ({ memory }) => memory && iso(memory.lastReviewedAt),
    ({ memory }) => memory?.scheduledDays ?? 0,
    ({ memory }) => memory?.learningSteps ?? 0,
    ({ memory }) => memory?.reps ?? 0,
    ({ memory }) => memory?.lapses ?? 0,
    ({ memory }) => memory?.lastReviewId ?? null,
    ({ memory }) => memory && iso(memory.firstReviewedAt),
  ];
  const arrays = columns.map((cell) => arrayText(folded.map(cell)));
  await runNamed(db, "store_memories", STORE, [userId, ...arrays]);
}

const STORE = `
  insert into memories (user_id, card_id, trace, state, stability, difficulty, due, last_reviewed_at, scheduled_days,
    learning_steps, reps, lapses, last_review_id, first_reviewed_at)
  select $1::uuid, r.* from unnest($2::text::int[], $3::text::smallint[], $4::text::smallint[], $5::text::float8[],
    $6::text::float8[], $7::text::timestamptz[], $8::text::timestamptz[], $9::text::int[], $10::text::smallint[],
    $11::text::int[], $12::text::int[], $13::text::uuid[], $14::text::timestamptz[]) as r
  on conflict (user_id, card_id) do update set trace = excluded.trace, state = excluded.state,
    stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
    last_reviewed_at = excluded.last_reviewed_at, scheduled_days = excluded.scheduled_days,
    learning_steps = excluded.learning_steps, reps = excluded.reps, lapses = excluded.lapses,
    last_review_id = excluded.last_review_id, first_reviewed_at = excluded.first_reviewed_at`;

/** Adds differences to the tallies of days; days that come to nothing go. */
export async function addToDaily(
  db: Queryable,
  userId: string,
  differences: ReadonlyMap<StudyDay, DayTally>,
): Promise<void> {
  const changed = [...differences].filter(([, tally]) => Object.values(tally).some((n) => n !== 0));
  if (changed.length === 0) return;
  const columns = DAY_COLUMNS.map((column) => arrayText(changed.map(([, tally]) => tally[column])));
  await runNamed(db, "add_to_daily", ADD, [userId, arrayText(changed.map(([day]) => day)), ...columns]);
  if (changed.some(([, tally]) => tally.reviews < 0)) {
    await db.delete(daily).where(and(eq(daily.userId, userId), eq(daily.reviews, 0)));
  }
}

const DAY_COLUMNS = [
  "reviews",
  "newCards",
  "dueReviews",
  "again",
  "hard",
  "good",
  "easy",
  "durationMs",
] as const satisfies (keyof DayTally)[];
const ADD = `
  insert into daily (user_id, day, reviews, new_cards, due_reviews, again, hard, good, easy, duration_ms)
  select $1::uuid, d.* from unnest($2::text::date[], $3::text::int[], $4::text::int[], $5::text::int[], $6::text::int[],
    $7::text::int[], $8::text::int[], $9::text::int[], $10::text::int[]) as d
  on conflict (user_id, day) do update set reviews = daily.reviews + excluded.reviews,
    new_cards = daily.new_cards + excluded.new_cards, due_reviews = daily.due_reviews + excluded.due_reviews,
    again = daily.again + excluded.again, hard = daily.hard + excluded.hard, good = daily.good + excluded.good,
    easy = daily.easy + excluded.easy, duration_ms = daily.duration_ms + excluded.duration_ms`;

/**
 * The floor of syncing: the very rows that syncing leaves, worked out beforehand, in one transaction a batch of three
 * statements: reviews by a multi-row insert, memories by one that replaces, days by one that adds. Columns come as arrays
 * (unnest), written out before the clock starts; statements are prepared, and one connection does all.
 */
import type { Client } from "pg";
import { tallyOfStep } from "@/db/queries/fold";
import { type DaySettings, studyDay } from "@/learn/day";
import type { Logged } from "./sync-log";

type Column = readonly [name: string, type: string];

const REVIEWS = [
  ["id", "uuid"],
  ["card_id", "int"],
  ["trace", "smallint"],
  ["kind", "text"],
  ["rating", "smallint"],
  ["form", "text"],
  ["reviewed_at", "timestamptz"],
  ["received_at", "timestamptz"],
  ["duration_ms", "int"],
  ["predicted", "float8"],
  ["scheduler", "text"],
  ["weights_id", "text"],
  ["desired_retention", "float8"],
] as const satisfies Column[];
const MEMORIES = [
  ["card_id", "int"],
  ["trace", "smallint"],
  ["state", "smallint"],
  ["stability", "float8"],
  ["difficulty", "float8"],
  ["due", "timestamptz"],
  ["last_reviewed_at", "timestamptz"],
  ["scheduled_days", "int"],
  ["learning_steps", "smallint"],
  ["reps", "int"],
  ["lapses", "int"],
  ["last_review_id", "uuid"],
  ["first_reviewed_at", "timestamptz"],
] as const satisfies Column[];
const DAILY = [
  ["day", "date"],
  ["reviews", "int"],
  ["new_cards", "int"],
  ["due_reviews", "int"],
  ["again", "int"],
  ["hard", "int"],
  ["good", "int"],
  ["easy", "int"],
  ["duration_ms", "int"],
] as const satisfies Column[];

function insert(table: string, columns: readonly Column[]): string {
  const names = columns.map(([name]) => name).join(", ");
  const arrays = columns.map(([, type], n) => `$${n + 2}::${type}[]`).join(", ");
  return `insert into ${table} (user_id, ${names}) select $1::uuid, r.* from unnest(${arrays}) as r`;
}
const set = (columns: readonly Column[], value: (name: string) => string) =>
  columns
    .slice(1)
    .map(([name]) => `${name} = ${value(name)}`)
    .join(", ");
const STATEMENTS = {
  reviews: insert("reviews", REVIEWS),
  memories: `${insert("memories", MEMORIES)} on conflict (user_id, card_id) do update set ${set(MEMORIES, (name) => `excluded.${name}`)}`,
  daily: `${insert("daily", DAILY)} on conflict (user_id, day) do update set ${set(DAILY, (name) => `daily.${name} + excluded.${name}`)}`,
};

type Cell = string | number | null;
/** Of each statement the arrays of its columns, as Postgres writes arrays. */
export type FloorBatch = Record<keyof typeof STATEMENTS, string[]>;

const iso = (ms: number) => new Date(ms).toISOString();

/** A batch's rows, ready to be sent. */
export function floorBatch(batch: readonly Logged[], day: DaySettings, now: number): FloorBatch {
  const reviews = batch.map(
    ({ event, predicted }): Record<(typeof REVIEWS)[number][0], Cell> => ({
      id: event.id,
      card_id: event.cardId,
      trace: event.trace,
      kind: event.kind,
      rating: event.rating,
      form: event.form,
      reviewed_at: iso(event.reviewedAt),
      received_at: iso(now),
      duration_ms: event.durationMs,
      predicted,
      scheduler: event.schedule?.scheduler ?? null,
      weights_id: event.schedule?.weightsId ?? null,
      desired_retention: event.schedule?.desiredRetention ?? null,
    }),
  );
  const newest = new Map(batch.map((logged) => [logged.event.cardId, logged]));
  const memories = [...newest.values()].map(
    ({ event, after }): Record<(typeof MEMORIES)[number][0], Cell> => ({
      card_id: event.cardId,
      trace: event.trace,
      state: after.state,
      stability: after.stability,
      difficulty: after.difficulty,
      due: iso(after.due),
      last_reviewed_at: iso(after.lastReviewedAt),
      scheduled_days: after.scheduledDays,
      learning_steps: after.learningSteps,
      reps: after.reps,
      lapses: after.lapses,
      last_review_id: after.lastReviewId,
      first_reviewed_at: iso(after.firstReviewedAt),
    }),
  );
  return {
    reviews: arraysOf(REVIEWS, reviews),
    memories: arraysOf(MEMORIES, memories),
    daily: arraysOf(DAILY, daysOf(batch, day)),
  };
}

function daysOf(batch: readonly Logged[], day: DaySettings): Record<(typeof DAILY)[number][0], Cell>[] {
  const days = new Map<string, ReturnType<typeof tallyOfStep>>();
  for (const { event, before } of batch) {
    const key = studyDay(event.reviewedAt, day);
    const more = tallyOfStep({ event: { ...event, score: null }, before });
    const sum = days.get(key);
    if (!sum) days.set(key, more);
    else for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += more[name];
  }
  return [...days].map(([key, tally]) => ({
    day: key,
    reviews: tally.reviews,
    new_cards: tally.newCards,
    due_reviews: tally.dueReviews,
    again: tally.again,
    hard: tally.hard,
    good: tally.good,
    easy: tally.easy,
    duration_ms: tally.durationMs,
  }));
}

function arraysOf(columns: readonly Column[], rows: readonly Record<string, Cell>[]): string[] {
  return columns.map(([name]) => `{${rows.map((row) => row[name] ?? "NULL").join()}}`);
}

/** Writes the batches of one user, one after another. */
export async function writeFloor(
  client: Client,
  userId: string,
  batches: readonly FloorBatch[],
): Promise<void> {
  for (const batch of batches) {
    await client.query("begin");
    for (const name of ["reviews", "memories", "daily"] as const) {
      const values = [userId, ...batch[name]];
      await client.query({ name: `floor_${name}`, text: STATEMENTS[name], values });
    }
    await client.query("commit");
  }
}

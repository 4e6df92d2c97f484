/**
 * The fast path of recording: one rating, in order, in one round trip.
 *
 * The new memory is computed here from the prior one, and only a statement that finds the very same prior state in the
 * row writes anything: append the event, swap the memory, add to the day, all or nothing. The prior state comes from
 * hints.ts, or with one more round trip from the database. Nothing is trusted: not the device, not the hint.
 */
import { and, eq, is } from "drizzle-orm";
import { PgTransaction } from "drizzle-orm/pg-core";
import { studyDay } from "@/learn/day";
import { MAX_AHEAD_MS } from "@/learn/device-clock";
import { type Memory, rate, recallAt } from "@/learn/memory";
import { DEFAULT_WEIGHTS_ID, NO_EVIDENCE, SCHEDULER } from "@/learn/review";
import type { Schedule } from "@/learn/schedule";
import type { Queryable } from "../client";
import { runNamed } from "../rows";
import { settings as settingsTable, users } from "../schema/accounts";
import { presets } from "../schema/options";
import { memories } from "../schema/study";
import { tallyOfStep } from "./fold";
import {
  forget,
  hintedMemory,
  hintedSettings,
  type MemoryHint,
  rememberMemory,
  rememberSettings,
} from "./hints";
import { memoryOf } from "./memory-row";
import { FIRST_MOMENT, type NewReview, type RecordContext, type RecordResult } from "./review-input";
import { defaultPreset, type Settings, scheduleBy, settingsColumns, settingsOf } from "./settings-row";

// The settings row is held first, as lockStudy does. A row that changed while we waited is looked at again by Postgres.
const GUARD = `
  guard as (
    select s.user_id from settings s join users u on u.id = s.user_id
    where s.user_id = $1::uuid and ($2::int is null or u.session_epoch = $2::int) and s.revision = $3::int
      and exists (select 1 from cards c where c.id = $7::int and c.trace = $8::int)
      and not exists (select 1 from reviews r
        where r.user_id = $1::uuid and r.target_id = $18::uuid and r.kind = 'undo')
    for key share of u for no key update of s
  )`;
const NEW_STATE = `$9::smallint, $10::float8, $11::float8, $12::timestamptz, $13::timestamptz, $14::int, $15::smallint,
  $16::int, $17::int, $18::uuid, $19::timestamptz`;
const COLUMNS = `state, stability, difficulty, due, last_reviewed_at, scheduled_days, learning_steps, reps, lapses,
  last_review_id, first_reviewed_at`;
const SWAP = `
  mem as (
    update memories m set (${COLUMNS}) = row(${NEW_STATE}) from guard g
    where m.user_id = g.user_id and m.card_id = $7::int and m.trace = $8::int and m.last_review_id = $29::uuid
      and m.reps = $30::int and m.stability = $31::float8 and m.difficulty = $32::float8 and m.due = $33::timestamptz
    returning m.user_id
  )`;
const FIRST = `
  mem as (
    insert into memories as m (user_id, card_id, trace, ${COLUMNS})
    select g.user_id, $7::int, $8::smallint, ${NEW_STATE} from guard g
    on conflict (user_id, card_id) do update set (trace, ${COLUMNS}) = row(excluded.trace, ${COLUMNS.split(
      ",",
    )
      .map((column) => `excluded.${column.trim()}`)
      .join(", ")})
    where m.trace < excluded.trace
    returning m.user_id
  )`;
const APPEND = `
  rev as (
    insert into reviews (user_id, id, card_id, trace, kind, rating, form, reviewed_at, received_at, duration_ms,
      predicted, scheduler, weights_id, desired_retention, options)
    select user_id, $18::uuid, $7::int, $8::smallint, 'rating', $20::smallint, $21::text, $22::timestamptz,
      $23::timestamptz, $24::int, $25::float8, '${SCHEDULER}', $6::text, $5::float8, $4::text
    from mem
  )
  insert into daily (user_id, day, reviews, new_cards, due_reviews, again, hard, good, easy, duration_ms)
  select user_id, $26::date, 1, $27::int, $28::int, ($20::smallint = 1)::int, ($20::smallint = 2)::int,
    ($20::smallint = 3)::int, ($20::smallint = 4)::int, $24::int from mem
  on conflict (user_id, day) do update set reviews = daily.reviews + 1, new_cards = daily.new_cards + excluded.new_cards,
    due_reviews = daily.due_reviews + excluded.due_reviews, again = daily.again + excluded.again,
    hard = daily.hard + excluded.hard, good = daily.good + excluded.good, easy = daily.easy + excluded.easy,
    duration_ms = daily.duration_ms + excluded.duration_ms
  returning 1 as done`;
const SWAP_STATEMENT = `with ${GUARD}, ${SWAP}, ${APPEND}`;
const FIRST_STATEMENT = `with ${GUARD}, ${FIRST}, ${APPEND}`;

/** Records a rating that comes in order; null when it needs the general path. */
export async function recordOne(
  db: Queryable,
  userId: string,
  event: NewReview,
  { now, sessionEpoch }: RecordContext,
): Promise<RecordResult | null> {
  // In a transaction of the caller's a failed statement would take the rest with it.
  // What was judged has more to store, and is rare.
  if (event.kind !== "rating" || event.judged || is(db, PgTransaction)) return null;
  if (event.reviewedAt > now + MAX_AHEAD_MS || event.reviewedAt < FIRST_MOMENT) return null;
  const prior = await priorOf(db, userId, event.cardId);
  if (!prior) return null;
  const { settings, hint } = prior;
  const before = hint.trace === event.trace ? hint.memory : null;
  if (before && before.lastReviewedAt >= event.reviewedAt) return null;

  const schedule = event.schedule ?? scheduleBy(settings);
  const w = weightsOf(schedule, settings);
  if (w === null) return null;
  const { desiredRetention, options } = schedule;
  const after = rate(before, event, { desiredRetention, options, weights: w });
  const step = { event: { ...event, ...NO_EVIDENCE, ...schedule }, before };
  const tally = tallyOfStep(step);
  const params = [
    userId,
    sessionEpoch ?? null,
    settings.revision,
    options,
    desiredRetention,
    schedule.weightsId,
    event.cardId,
    event.trace,
    ...stateParams(after),
    event.rating,
    event.form,
    iso(event.reviewedAt),
    iso(now),
    event.durationMs,
    before && recallAt(before, event.reviewedAt, w),
    studyDay(event.reviewedAt, settings),
    tally.newCards,
    tally.dueReviews,
    ...(before
      ? [before.lastReviewId, before.reps, before.stability, before.difficulty, iso(before.due)]
      : []),
  ];
  if (
    !(await run(
      db,
      before ? SWAP_STATEMENT : FIRST_STATEMENT,
      before ? "rating_swap" : "rating_first",
      params,
    ))
  ) {
    forget(userId, event.cardId);
    return null;
  }
  rememberMemory(userId, event.cardId, { trace: event.trace, memory: after });
  return { id: event.id, status: "recorded", memory: after };
}

/** The weights a schedule names: undefined for the defaults, null where the general path has to look. */
function weightsOf({ scheduler, weightsId }: Schedule, { weights }: Settings): number[] | undefined | null {
  if (scheduler !== SCHEDULER) return null;
  if (weightsId === DEFAULT_WEIGHTS_ID) return undefined;
  return weights?.id === weightsId ? weights.w : null;
}

const iso = (ms: number) => new Date(ms).toISOString();

function stateParams(memory: Memory): unknown[] {
  return [
    memory.state,
    memory.stability,
    memory.difficulty,
    iso(memory.due),
    iso(memory.lastReviewedAt),
    memory.scheduledDays,
    memory.learningSteps,
    memory.reps,
    memory.lapses,
    memory.lastReviewId,
    iso(memory.firstReviewedAt),
  ];
}

/** Runs a prepared statement; false when it wrote nothing, because something differed or the event was there already. */
async function run(db: Queryable, text: string, name: string, params: unknown[]): Promise<boolean> {
  try {
    return (await runNamed(db, name, text, params)).length === 1;
  } catch (error) {
    if (errorCode(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

const UNIQUE_VIOLATION = "23505";

function errorCode(error: unknown): unknown {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code ?? (cause ? errorCode(cause) : undefined);
}

async function priorOf(
  db: Queryable,
  userId: string,
  cardId: number,
): Promise<{ settings: Settings; hint: MemoryHint } | null> {
  const hinted = hintedSettings(userId);
  const hint = hintedMemory(userId, cardId);
  if (hinted && hint) return { settings: hinted, hint };
  const [row] = await db
    .select({ settings: settingsColumns, memory: memories })
    .from(settingsTable)
    .innerJoin(users, eq(users.id, settingsTable.userId))
    .leftJoin(presets, defaultPreset)
    .leftJoin(memories, and(eq(memories.userId, settingsTable.userId), eq(memories.cardId, cardId)))
    .where(eq(settingsTable.userId, userId))
    .prepare("rating_prior")
    .execute();
  if (!row) return null;
  const settings = settingsOf(row.settings);
  rememberSettings(userId, settings);
  // A row in state New has events behind it, of which a reset may lie ahead of this rating.
  if (row.memory?.state === 0) return null;
  const read = { trace: row.memory?.trace ?? 0, memory: memoryOf(row.memory) };
  rememberMemory(userId, cardId, read);
  return { settings, hint: read };
}

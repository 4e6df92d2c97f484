/** The backlog after a break: what is due, what comes anyway, and how it would be spread over days. */
import { and, count, desc, eq, gt, gte, isNull, max, sql } from "drizzle-orm";
import {
  type BacklogCard,
  type BusyDay,
  marksOfSpread,
  type SpreadDay,
  type SpreadInput,
  spreadBacklog,
  usualMinutes,
} from "@/learn/backlog";
import { addDays, daysBetween, endOfDay, type StudyDay, studyDay } from "@/learn/day";
import type { Mark } from "@/learn/marks";
import { MEMORY_STATE, type Memory } from "@/learn/memory";
import type { Believed } from "@/learn/plan/belief";
import { modelOf, type PlanModel } from "@/learn/plan/grid";
import { hashText } from "@/learn/random";
import type { Queryable } from "../client";
import { cards } from "../schema/content";
import { marks } from "../schema/options";
import { daily, memories } from "../schema/study";
import { personOf } from "./exam-outlook";
import { setMarks } from "./marks";
import { currentMemory, memoryOf } from "./memory-row";
import type { Settings } from "./settings-row";
import { queueOf } from "./today";

/** Marks set in one statement. */
const AT_ONCE = 1_000;

/** The minutes a learner usually studies a day. */
export async function usualMinutesOf(db: Queryable, userId: string): Promise<number> {
  const rows = await db
    .select({ ms: daily.durationMs })
    .from(daily)
    .where(and(eq(daily.userId, userId), gt(daily.reviews, 0)))
    .orderBy(desc(daily.day))
    .limit(60);
  return usualMinutes(rows.map(({ ms }) => ms));
}

/**
 * What a spread is made from, as of now. Cards that a plan for an exam covers are left out: the plan says when they come.
 * The same all day long while nothing is studied or marked, so that what is shown is what is done.
 * @param now ms since the epoch
 */
export async function backlogOf(
  db: Queryable,
  userId: string,
  settings: Settings,
  minutes: number,
  now: number,
): Promise<SpreadInput> {
  const today = studyDay(now, settings);
  const dayEnd = endOfDay(today, settings);
  const [{ scheduled, done }, { believed, reviews }, buried] = await Promise.all([
    queueOf(db, userId, settings, now),
    personOf(db, userId, settings, today),
    buriedCards(db, userId, today),
  ]);
  const model = modelOf(believed);
  const ageOf = ({ lastReviewedAt }: Memory) =>
    Math.max(0, daysBetween(studyDay(lastReviewedAt, settings), today));
  const backlog: BacklogCard[] = [];
  const days: Busy[] = [emptyDay()];
  const dayOf = (n: number) => {
    while (days.length <= n) days.push(emptyDay());
    return days[n] as Busy;
  };
  const comes = (n: number, factId: string, memory: Memory) => {
    const day = dayOf(n);
    day.seconds += secondsOf(memory, ageOf(memory) + n, believed, model);
    day.cards++;
    day.factIds.add(factId);
  };
  for (const { cardId, factId, memory } of scheduled) {
    if (!memory) continue;
    const { stability, difficulty, due, state, lastReviewedAt } = memory;
    if (state !== MEMORY_STATE.review) {
      // Learning cards come today whatever else does.
      if (due < dayEnd) comes(0, factId, memory);
    } else if (due >= dayEnd) comes(daysBetween(today, studyDay(due, settings)), factId, memory);
    else backlog.push({ cardId, factId, memory: { stability, difficulty, age: ageOf(memory) } });
    if (studyDay(lastReviewedAt, settings) === today) dayOf(0).factIds.add(factId);
  }
  for (const { factId, memory, until } of buried) {
    const due = daysBetween(today, studyDay(Math.max(memory.due, now), settings));
    comes(Math.max(due, daysBetween(today, until) + 1), factId, memory);
  }
  const first = dayOf(0);
  first.cards += done.reviews;
  for (const { reviewedAt, durationMs } of reviews)
    if (studyDay(reviewedAt, settings) === today) first.seconds += durationMs / 1000;
  return {
    backlog,
    busy: days,
    secondsADay: minutes * 60,
    cardsADay: settings.preset.reviewsPerDay,
    believed,
  };
}

type Busy = BusyDay & { factIds: Set<string> };
const emptyDay = (): Busy => ({ seconds: 0, cards: 0, factIds: new Set() });

function secondsOf(memory: Memory, age: number, { seconds }: Believed, model: PlanModel): number {
  const p = model.recall(memory, age);
  return p * seconds.recalled + (1 - p) * seconds.forgotten;
}

/** Cards that are buried today or longer, with the last day of it. */
async function buriedCards(
  db: Queryable,
  userId: string,
  today: StudyDay,
): Promise<{ factId: string; memory: Memory; until: StudyDay }[]> {
  const rows = await db
    .select({ factId: cards.siblings, memory: memories, until: marks.value })
    .from(marks)
    .innerJoin(cards, eq(cards.id, marks.cardId))
    .innerJoin(memories, currentMemory(userId))
    .where(
      and(
        stillBuried(userId, today),
        isNull(cards.retiredAt),
        sql`not exists (select 1 from marks s where s.user_id = ${userId} and s.card_id = ${cards.id}
          and s.kind = 'suspended' and s.value is not null)`,
      ),
    );
  return rows.flatMap(({ factId, memory, until }) => {
    const known = memoryOf(memory);
    return known && until ? [{ factId, memory: known, until }] : [];
  });
}

const stillBuried = (userId: string, today: StudyDay) =>
  and(eq(marks.userId, userId), eq(marks.kind, "buried"), gte(marks.value, today));

/** Names a spread as it was shown: another one has another name. */
export function nameOfSpread(days: readonly SpreadDay[]): string {
  return hashText(JSON.stringify(days.map(({ cardIds }) => cardIds))).toString(36);
}

/**
 * Spreads the backlog over days.
 * @param name of the spread that the learner saw
 * @returns how many cards wait for a later day; null when things have changed since, and nothing was done
 */
export async function spreadOver(
  db: Queryable,
  userId: string,
  settings: Settings,
  { minutes, name }: { minutes: number; name: string },
  now: number,
): Promise<number | null> {
  const days = spreadBacklog(await backlogOf(db, userId, settings, minutes, now));
  if (nameOfSpread(days) !== name) return null;
  const all = marksOfSpread(days, studyDay(now, settings), now);
  await setAll(db, userId, all, now);
  return all.length;
}

/** All of them or none. */
async function setAll(db: Queryable, userId: string, all: readonly Mark[], now: number): Promise<void> {
  await db.transaction(async (tx) => {
    for (let from = 0; from < all.length; from += AT_ONCE)
      await setMarks(tx, userId, all.slice(from, from + AT_ONCE), now);
  });
}

/** The last spread of which cards still wait. */
export interface StandingSpread {
  /** when it was done, ms */
  at: number;
  waiting: number;
  /** the last study day on which cards of it come */
  until: StudyDay;
}

/** The newest spread that still holds cards back; null: none. Cards buried one by one are none. */
export async function standingSpread(
  db: Queryable,
  userId: string,
  today: StudyDay,
): Promise<StandingSpread | null> {
  const [row] = await db
    .select({ at: marks.markedAt, waiting: count(), until: max(marks.value) })
    .from(marks)
    .where(stillBuried(userId, today))
    .groupBy(marks.markedAt)
    .having(gt(count(), 1))
    .orderBy(desc(marks.markedAt))
    .limit(1);
  return row?.until ? { at: row.at.getTime(), waiting: row.waiting, until: addDays(row.until, 1) } : null;
}

/**
 * Takes a spread back: what of it still waits is due again at once.
 * @param at when it was done
 * @returns how many cards that are
 */
export async function undoSpread(db: Queryable, userId: string, at: number, now: number): Promise<number> {
  const rows = await db
    .select({ cardId: marks.cardId })
    .from(marks)
    .where(
      and(
        eq(marks.userId, userId),
        eq(marks.kind, "buried"),
        eq(marks.markedAt, new Date(at)),
        sql`${marks.value} is not null`,
      ),
    );
  const off = rows.map(({ cardId }) => ({ cardId, kind: "buried" as const, value: null, at: now }));
  await setAll(db, userId, off, now);
  return rows.length;
}

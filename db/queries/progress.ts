import { and, asc, eq, gte, isNotNull, isNull, sql } from "drizzle-orm";
import { addDays, endOfDay, type StudyDay, studyDay } from "@/learn/day";
import { isSetAside } from "@/learn/marks";
import { MEMORY_STATE, type Memory, recallAt } from "@/learn/memory";
import { heldBack } from "@/learn/queue";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { cards } from "../schema/content";
import { marks } from "../schema/options";
import { daily, memories } from "../schema/study";
import { countWaiting } from "./attempts/evidence";
import type { DayTally } from "./fold";
import { currentMemory } from "./memory-row";
import { listTopics } from "./packs";
import { getSettings, type Settings } from "./settings";

/** An interval of this many days or more counts as mature. */
const MATURE_DAYS = 21;
const HISTORY_DAYS = 365;
const FORECAST_DAYS = 30;
const WEEK = 7 * 86_400_000;
/** Ratings that predictions are compared by: the latest, so that a long history costs no more than a short one. */
const COMPARED = 2_000;
/** Where the predictions are cut into groups: finer where most of them are. */
const BINS = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1] as const;

export interface Progress {
  /** cards of the packs begun (of all packs, if none); those suspended, met or not, are in `aside` alone */
  states: { new: number; learning: number; young: number; mature: number; aside: number };
  /** the last 365 study days, today last; days without a review too */
  days: ({ day: StudyDay } & DayTally)[];
  /**
   * predicted against real recall at ratings at least half a day after the review before; groups without any are left
   * out. Judged answers are not compared, since a right one may be a guess, but they move what is predicted.
   */
  calibration: Calibration[];
  /**
   * reviews due on each of the next 30 study days, today first with all that is overdue, whatever the limits. Siblings
   * held back today count for tomorrow, buried cards for the day after; what is suspended does not come
   */
  forecast: { day: StudyDay; due: number }[];
  /**
   * top-level topics of the packs begun, with what is below them, without suspended cards; `recall` is the mean now over
   * the cards met
   */
  topics: {
    packId: string;
    topicId: string;
    title: string;
    cards: number;
    met: number;
    recall: number | null;
    /** the same in a week without any study */
    recallInAWeek: number | null;
  }[];
  totals: {
    reviews: number;
    durationMs: number;
    daysStudied: number;
    /** study days in a row up to today, or to yesterday while today has none yet */
    streak: number;
    /** share recalled among the reviews of `calibration`; null when there are none */
    recalled: number | null;
  };
}

interface Calibration {
  predictedLow: number;
  predictedHigh: number;
  /** means over the group, 0 to 1 */
  predicted: number;
  actual: number;
  n: number;
}

interface MetCard extends Pick<Memory, "state" | "stability" | "lastReviewedAt" | "due" | "scheduledDays"> {
  cardId: number;
  factId: string;
  packId: string;
  topicId: string;
  /** the study day up to which it is buried */
  buried: StudyDay | undefined;
}

/** A card that is suspended: left out of what is known and of what is to come. */
interface AsideCard {
  cardId: number;
  packId: string;
  topicId: string;
}

/**
 * Where a learner stands.
 * @param now ms since the epoch
 */
export async function progressOf(db: Queryable, userId: string, now: number): Promise<Progress> {
  await countWaiting(db, userId, now);
  const settings = await getSettings(db, userId);
  const today = studyDay(now, settings);
  const [begun, suspended] = await Promise.all([metCards(db, userId), asideCards(db, userId)]);
  const packIds = await packsOf(db, begun);
  const aside = suspended.filter(({ packId }) => packIds.includes(packId));
  const left = new Set(aside.map(({ cardId }) => cardId));
  const met = begun.filter(({ cardId }) => !left.has(cardId));
  const topics = (await Promise.all(packIds.map((id) => topicsOf(db, id, met, aside, now, settings)))).flat();
  const days = await historyOf(db, userId, today);
  const calibration = await calibrationOf(db, userId, now);
  const recalledAmong = calibration.reduce((sum, group) => sum + group.n, 0);
  const recalled = calibration.reduce((sum, group) => sum + group.n * group.actual, 0);
  return {
    states: {
      ...statesOf(
        met,
        topics.reduce((sum, topic) => sum + topic.cards, 0),
      ),
      aside: aside.length,
    },
    days,
    calibration,
    forecast: forecastOf(met, now, settings),
    topics,
    totals: {
      ...(await sumsOf(db, userId)),
      streak: streakOf(days),
      recalled: recalledAmong > 0 ? recalled / recalledAmong : null,
    },
  };
}

async function asideCards(db: Queryable, userId: string): Promise<AsideCard[]> {
  return db
    .select({ cardId: cards.id, packId: cards.packId, topicId: cards.topicId })
    .from(marks)
    .innerJoin(cards, eq(cards.id, marks.cardId))
    .where(
      and(
        eq(marks.userId, userId),
        eq(marks.kind, "suspended"),
        isNotNull(marks.value),
        isNull(cards.retiredAt),
      ),
    );
}

async function metCards(db: Queryable, userId: string): Promise<MetCard[]> {
  const rows = await db
    .select({
      cardId: cards.id,
      factId: cards.siblings,
      packId: cards.packId,
      topicId: cards.topicId,
      state: memories.state,
      stability: memories.stability,
      lastReviewedAt: memories.lastReviewedAt,
      due: memories.due,
      scheduledDays: memories.scheduledDays,
      buried: marks.value,
    })
    .from(memories)
    .innerJoin(cards, currentMemory(userId))
    .leftJoin(marks, and(eq(marks.userId, userId), eq(marks.cardId, cards.id), eq(marks.kind, "buried")))
    .where(isNull(cards.retiredAt));
  return rows.map((row) => ({
    ...row,
    state: row.state as Memory["state"],
    due: row.due.getTime(),
    lastReviewedAt: row.lastReviewedAt?.getTime() ?? 0,
    buried: row.buried ?? undefined,
  }));
}

async function packsOf(db: Queryable, met: readonly MetCard[]): Promise<string[]> {
  const begun = [...new Set(met.map((card) => card.packId))].sort();
  if (begun.length > 0) return begun;
  const rows = await db.selectDistinct({ id: cards.packId }).from(cards).where(isNull(cards.retiredAt));
  return rows.map((row) => row.id).sort();
}

async function topicsOf(
  db: Queryable,
  packId: string,
  met: readonly MetCard[],
  aside: readonly AsideCard[],
  now: number,
  settings: Settings,
): Promise<Progress["topics"]> {
  const rows = await listTopics(db, packId);
  const parents = new Map(rows.map((topic) => [topic.id, topic.parentId]));
  const topOf = (id: string): string => {
    const parent = parents.get(id);
    return parent ? topOf(parent) : id;
  };
  const sums = new Map(
    rows
      .filter((topic) => !topic.parentId)
      .map((topic) => [topic.id, { title: topic.title, cards: 0, met: 0, recall: 0, later: 0 }]),
  );
  for (const topic of rows) {
    const sum = sums.get(topOf(topic.id));
    if (sum) sum.cards += topic.cards;
  }
  for (const card of aside) {
    const sum = card.packId === packId ? sums.get(topOf(card.topicId)) : undefined;
    if (sum) sum.cards--;
  }
  for (const card of met) {
    const sum = card.packId === packId ? sums.get(topOf(card.topicId)) : undefined;
    if (!sum) continue;
    sum.met++;
    sum.recall += recallAt(card, now, settings.weights?.w);
    sum.later += recallAt(card, now + WEEK, settings.weights?.w);
  }
  return [...sums]
    .filter(([, sum]) => sum.cards > 0)
    .map(([topicId, { later, ...sum }]) => ({
      packId,
      topicId,
      ...sum,
      recall: sum.met > 0 ? sum.recall / sum.met : null,
      recallInAWeek: sum.met > 0 ? later / sum.met : null,
    }));
}

function statesOf(met: readonly MetCard[], all: number): Omit<Progress["states"], "aside"> {
  const known = met.filter((card) => card.state === MEMORY_STATE.review);
  const mature = known.filter((card) => card.scheduledDays >= MATURE_DAYS).length;
  return {
    new: all - met.length,
    learning: met.length - known.length,
    young: known.length - mature,
    mature,
  };
}

function forecastOf(met: readonly MetCard[], now: number, settings: Settings): Progress["forecast"] {
  const today = studyDay(now, settings);
  const asked = met.flatMap((card) =>
    isSetAside(buriedOf(card), today) ? [] : [{ cardId: card.cardId, factId: card.factId, memory: card }],
  );
  const held = new Set([...heldBack(asked, settings, now)].map(({ memory }) => memory));
  const days = Array.from({ length: FORECAST_DAYS }, (_, n) => addDays(today, n));
  const ends = days.map((day) => endOfDay(day, settings));
  const due = days.map(() => 0);
  for (const card of met) {
    const at = held.has(card) ? 1 : ends.findIndex((end) => card.due < end);
    if (at < 0) continue;
    const day = days.findIndex((one, n) => n >= at && !isSetAside(buriedOf(card), one));
    if (day >= 0) due[day] = (due[day] ?? 0) + 1;
  }
  return days.map((day, n) => ({ day, due: due[n] ?? 0 }));
}

const buriedOf = ({ buried }: MetCard) => (buried === undefined ? {} : { buried });

const NOTHING: DayTally = {
  reviews: 0,
  newCards: 0,
  dueReviews: 0,
  again: 0,
  hard: 0,
  good: 0,
  easy: 0,
  durationMs: 0,
};

async function historyOf(db: Queryable, userId: string, today: StudyDay): Promise<Progress["days"]> {
  const first = addDays(today, 1 - HISTORY_DAYS);
  const rows = await db
    .select()
    .from(daily)
    .where(and(eq(daily.userId, userId), gte(daily.day, first)))
    .orderBy(asc(daily.day));
  const byDay = new Map(rows.map(({ userId: _, day, ...tally }) => [day, tally]));
  return Array.from({ length: HISTORY_DAYS }, (_, n) => {
    const day = addDays(first, n);
    return { day, ...(byDay.get(day) ?? NOTHING) };
  });
}

function streakOf(days: Progress["days"]): number {
  const studied = days.map((day) => day.reviews > 0);
  if (studied.at(-1) === false) studied.pop();
  const gap = studied.lastIndexOf(false);
  return studied.length - 1 - gap;
}

async function sumsOf(db: Queryable, userId: string) {
  const [sums] = await rowsOf<{ reviews: number; durationMs: number; daysStudied: number }>(
    db,
    sql`select coalesce(sum(${daily.reviews}), 0)::int as reviews, coalesce(sum(${daily.durationMs}), 0)::float8 as "durationMs",
      count(*)::int as "daysStudied" from ${daily} where ${daily.userId} = ${userId} and ${daily.reviews} > 0`,
  );
  return sums ?? { reviews: 0, durationMs: 0, daysStudied: 0 };
}

async function calibrationOf(db: Queryable, userId: string, now: number): Promise<Calibration[]> {
  const inner = BINS.slice(1, -1).join();
  const since = new Date(now - HISTORY_DAYS * 86_400_000).toISOString();
  const rows = await rowsOf<{ bin: number; predicted: number; actual: number; n: number }>(
    db,
    sql`
    select width_bucket(predicted, ${`{${inner}}`}::float8[]) as bin, avg(predicted)::float8 as predicted,
      avg((rating > 1)::int)::float8 as actual, count(*)::int as n
    from (
      select predicted, rating, score, reviewed_at - lag(reviewed_at) over (partition by card_id, trace order by reviewed_at, id) as gap
      from (
        select id, card_id, trace, predicted, rating, score, reviewed_at from reviews
        where user_id = ${userId} and kind = 'rating' and reviewed_at >= ${since}::timestamptz
        order by reviewed_at desc limit ${COMPARED}
      ) as latest
      where id not in (select target_id from reviews where user_id = ${userId} and kind = 'undo')
    ) as asked
    where predicted is not null and score is null and (gap is null or gap >= interval '12 hours')
    group by bin order by bin`,
  );
  return rows.map(({ bin, ...group }) => ({
    predictedLow: BINS[bin] ?? 0,
    predictedHigh: BINS[bin + 1] ?? 1,
    ...group,
  }));
}

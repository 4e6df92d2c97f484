/**
 * What is kept of each student's study in a class (db/schema/insights.ts), made good where events came since: memories
 * and days only as far as these events reach, so that a look costs what happened since the last one, not what ever
 * happened. Reads nothing but the cards of the class's scope: what students study beside it is theirs.
 */
import { type SQL, sql } from "drizzle-orm";
import { addDays, type StudyDay, startOfDay, studyDay } from "@/learn/day";
import { packMemories, type SlimMemory, withChanges } from "@/learn/insight/packed";
import { CLASS_ROLLOVER, DAYS_KEPT, type DaySum, type StudySums } from "@/learn/insight/sums";
import type { FirstMeetings } from "@/learn/stats/forecast";
import type { PredictionGroup } from "@/learn/stats/pace";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";
import type { ClassAccess } from "../classes/access";
import { type Content, remember, rememberedOf, seenOf } from "./remembered";
import type { ClassScope } from "./scope";

/** Ratings of each student that their pace of forgetting is judged by: the latest. */
const LATEST = 600;
/** A pace is counted anew after this time, in ms, for so many students a look. */
const PACED_FOR = 20 * 3_600_000;
const PACED_AT_ONCE = 10;
/**
 * A transaction may become visible after one whose events were received later: what was received in the last minute
 * before something was made is looked at again, in ms.
 */
const MARGIN = 60_000;
/** Where predictions are cut into groups. */
const CUTS = "{0.5,0.6,0.7,0.75,0.8,0.85,0.9,0.95}";

export interface StudentStudy {
  userId: string;
  name: string;
  /** of their forgetting curve, positive; undefined: the default */
  decay: number | undefined;
  memories: Uint8Array;
  sums: StudySums;
}

interface Kept extends Partial<Content>, Record<string, unknown> {
  userId: string;
  name: string;
  decay: number | null;
  /** when the newest event was received, ms; null: there is none */
  newest: number | null;
  /** events received in the MARGIN before it, itself included */
  recent: number;
  /** as of which row of `insights`; null: there is none */
  stamp: string | null;
  scope: string | null;
  version: number | null;
  madeAt: number | null;
  pacedAt: number | null;
}

/** The study of a class's students, as of now; keeps it for the next look. */
export async function studyOf(
  db: Queryable,
  { classId, head }: ClassAccess,
  scope: ClassScope,
  now: number,
): Promise<StudentStudy[]> {
  const kept = await keptOf(db, classId);
  const clock = { timeZone: head.timeZone, rolloverHour: CLASS_ROLLOVER };
  const firstDay = addDays(studyDay(now, clock), 1 - DAYS_KEPT);
  const usable = (one: Kept): one is Kept & Content => one.memories !== undefined && one.scope === scope.hash;
  const anew = kept.filter((one) => !usable(one));
  const stale = kept.filter(
    (one) =>
      usable(one) &&
      one.newest !== null &&
      (one.newest !== one.version ||
        ((one.madeAt ?? 0) < one.newest + MARGIN && seenOf(classId, one) !== one.recent)),
  );
  const old = kept
    .filter((one) => usable(one) && (one.pacedAt ?? 0) < now - PACED_FOR)
    .sort((a, b) => (a.pacedAt ?? 0) - (b.pacedAt ?? 0))
    .slice(0, PACED_AT_ONCE);
  if (anew.length + stale.length + old.length === 0) return kept.map(studentOf);

  const cards = `{${[...scope.topicOf.keys()].join()}}`;
  const touched = await touchedBy(db, stale, cards);
  const from = new Map<string, StudyDay>(anew.map(({ userId }) => [userId, firstDay]));
  for (const { userId, reviewedAt } of touched) {
    const day = studyDay(reviewedAt, clock);
    from.set(userId, [day, from.get(userId) ?? day].sort()[0] as StudyDay);
  }
  const ids = (list: readonly Kept[]) => list.map(({ userId }) => userId);
  const [whole, changed, days, paces] = await Promise.all([
    memoriesOf(db, ids(anew), cards),
    changedMemories(db, touched),
    daysSince(db, from, firstDay, cards, clock),
    pacesOf(db, ids([...anew, ...old]), cards),
  ]);
  const touchedOf = byUser(touched);
  const made = new Set([...anew, ...stale, ...old]);
  const after = kept.map((one): Kept => {
    if (!made.has(one)) return one;
    const before = usable(one) ? one : null;
    const since = from.get(one.userId);
    const pace = paces.get(one.userId);
    const changes = new Map<number, SlimMemory | null>(
      (touchedOf.get(one.userId) ?? []).map(({ cardId }) => [cardId, null]),
    );
    for (const memory of changed.get(one.userId) ?? []) changes.set(memory.cardId, memory);
    return {
      ...one,
      scope: scope.hash,
      version: one.newest,
      madeAt: now,
      pacedAt: pace ? now : (before?.pacedAt ?? now),
      memories: before?.memories
        ? withChanges(before.memories, changes)
        : packMemories(whole.get(one.userId) ?? []),
      sums: {
        groups: pace?.groups ?? before?.sums?.groups ?? [],
        first: pace?.first ?? before?.sums?.first ?? { n: 0, recalled: 0 },
        days: [
          ...(before?.sums?.days ?? []).filter(({ day }) => day >= firstDay && (!since || day < since)),
          ...(days.get(one.userId) ?? []),
        ],
      },
    };
  });
  await keep(
    db,
    classId,
    after.filter((_, n) => made.has(kept[n] as Kept)),
  );
  return after.map(studentOf);
}

const studentOf = ({ userId, name, decay, memories, sums }: Kept): StudentStudy => ({
  userId,
  name,
  decay: decay === null ? undefined : decay,
  memories: memories ?? NOTHING.memories,
  sums: sums ?? NOTHING.sums,
});

const NOTHING: Content = {
  memories: new Uint8Array(),
  sums: { groups: [], first: { n: 0, recalled: 0 }, days: [] },
};

/**
 * The class's students with what is kept of them, and when the newest event of each was received. Of what is kept only
 * that is fetched which this process does not remember.
 */
async function keptOf(db: Queryable, classId: string): Promise<Kept[]> {
  const kept = await rowsOf<Kept>(
    db,
    sql`select m.user_id as "userId", coalesce(m.roster_name, u.name) as name,
      (s.weights -> 'w' ->> 20)::float8 as decay, ${ms("r.received_at")} as newest, coalesce(n.recent, 0)::int as recent,
      i.xmin::text as stamp, i.scope, ${ms("i.version")} as version, ${ms("i.made_at")} as "madeAt",
      ${ms("i.paced_at")} as "pacedAt"
    from members m join users u on u.id = m.user_id
    left join settings s on s.user_id = m.user_id
    left join insights i on i.user_id = m.user_id and i.class_id = m.class_id
    left join lateral (select received_at from reviews where user_id = m.user_id
      order by received_at desc limit 1) r on true
    left join lateral (select count(*) as recent from reviews where user_id = m.user_id
      and received_at > r.received_at - ${`${MARGIN} ms`}::interval) n on true
    where m.class_id = ${classId}::uuid and m.role = 'student' and m.ended_at is null
    order by 2, 1`,
  );
  const unknown = kept.filter((one) => one.stamp !== null && rememberedOf(classId, one) === undefined);
  const fetched = new Map((await contentsOf(db, classId, unknown)).map((one) => [one.userId, one]));
  return kept.map((one) => ({ ...one, ...(fetched.get(one.userId) ?? rememberedOf(classId, one)) }));
}

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);

/** The rows of some students, whole: one may have been made anew meanwhile. */
async function contentsOf(db: Queryable, classId: string, unknown: readonly Kept[]) {
  if (unknown.length === 0) return [];
  const rows = await rowsOf<
    Content &
      Pick<Kept, "userId" | "scope" | "version" | "madeAt" | "pacedAt"> & { stamp: string } & Record<
        string,
        unknown
      >
  >(
    db,
    sql`select user_id as "userId", xmin::text as stamp, scope, ${ms("version")} as version, ${ms("made_at")} as "madeAt",
      ${ms("paced_at")} as "pacedAt", memories, sums
    from insights where class_id = ${classId}::uuid and user_id = any(${list(unknown.map(({ userId }) => userId))}::uuid[])`,
  );
  for (const { userId, stamp, memories, sums } of rows) remember(classId, userId, { stamp, memories, sums });
  return rows;
}

/**
 * A join that looks by index for each row before it (an offset keeps it apart): the planner takes lists of people for
 * long ones, and would read the whole log.
 */
const eachOf = (select: SQL) => sql`cross join lateral (${select} offset 0)`;

const list = (values: readonly (string | number)[]) => `{${values.join()}}`;

/** The cards that events received since were about, and the earliest moment of each card's. */
async function touchedBy(
  db: Queryable,
  stale: readonly Kept[],
  cards: string,
): Promise<{ userId: string; cardId: number; reviewedAt: number }[]> {
  if (stale.length === 0) return [];
  const since = stale.map(({ version }) => new Date((version ?? 0) - MARGIN).toISOString());
  return rowsOf(
    db,
    sql`select r.user_id as "userId", r.card_id as "cardId",
        min(extract(epoch from coalesce(t.reviewed_at, r.reviewed_at)) * 1000)::float8 as "reviewedAt"
      from unnest(${list(stale.map(({ userId }) => userId))}::uuid[], ${list(since)}::timestamptz[]) as s(user_id, since)
      ${eachOf(sql`select * from reviews where user_id = s.user_id and received_at > s.since`)} r
      left join lateral (select reviewed_at from reviews where user_id = r.user_id and id = r.target_id offset 0) t on true
      where r.card_id = any(${cards}::int[]) group by 1, 2`,
  );
}

interface MemoryRow extends SlimMemory, Record<string, unknown> {
  userId: string;
}

function byUser<Row extends { userId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.userId);
    if (group) group.push(row);
    else groups.set(row.userId, [row]);
  }
  return groups;
}

const SLIM = sql.raw(`m.user_id as "userId", m.card_id as "cardId", m.stability,
  (extract(epoch from m.last_reviewed_at) * 1000)::float8 as "lastReviewedAt"`);
const STANDS = sql.raw(`join cards c on c.id = m.card_id and c.trace = m.trace
  where m.state <> 0 and m.last_reviewed_at is not null`);

async function memoriesOf(db: Queryable, userIds: readonly string[], cards: string) {
  if (userIds.length === 0) return new Map<string, MemoryRow[]>();
  return byUser(
    await rowsOf<MemoryRow>(
      db,
      sql`select ${SLIM} from memories m ${STANDS}
        and m.user_id = any(${list(userIds)}::uuid[]) and m.card_id = any(${cards}::int[])`,
    ),
  );
}

async function changedMemories(db: Queryable, touched: readonly { userId: string; cardId: number }[]) {
  if (touched.length === 0) return new Map<string, MemoryRow[]>();
  return byUser(
    await rowsOf<MemoryRow>(
      db,
      sql`select ${SLIM} from unnest(${list(touched.map(({ userId }) => userId))}::uuid[],
          ${list(touched.map(({ cardId }) => cardId))}::int[]) as t(user_id, card_id)
        ${eachOf(sql`select * from memories where user_id = t.user_id and card_id = t.card_id`)} m ${STANDS}`,
    ),
  );
}

/** The days of some students from a day of each on, no earlier than the first that is kept. */
async function daysSince(
  db: Queryable,
  from: ReadonlyMap<string, StudyDay>,
  firstDay: StudyDay,
  cards: string,
  clock: { timeZone: string; rolloverHour: number },
): Promise<Map<string, DaySum[]>> {
  if (from.size === 0) return new Map();
  const starts = [...from.values()].map((day) =>
    new Date(startOfDay(day < firstDay ? firstDay : day, clock)).toISOString(),
  );
  const rows = await rowsOf<DaySum & { userId: string } & Record<string, unknown>>(
    db,
    sql`select r.user_id as "userId",
        to_char(r.reviewed_at at time zone ${clock.timeZone}::text - make_interval(hours => ${CLASS_ROLLOVER}), 'YYYY-MM-DD') as day,
        count(*)::int as reviews, count(*) filter (where r.predicted is null)::int as fresh,
        sum(r.duration_ms)::float8 as ms
      from unnest(${list([...from.keys()])}::uuid[], ${list(starts)}::timestamptz[]) as s(user_id, since)
      ${eachOf(sql`select * from reviews where user_id = s.user_id and reviewed_at >= s.since`)} r
      where r.kind = 'rating' and r.card_id = any(${cards}::int[])
        and not exists (select 1 from reviews u where u.user_id = r.user_id and u.kind = 'undo' and u.target_id = r.id)
      group by 1, 2 order by 1, 2`,
  );
  const sums = byUser(rows);
  return new Map([...sums].map(([userId, days]) => [userId, days.map(({ userId: _, ...day }) => day)]));
}

/**
 * How often some students recalled what was predicted, among their latest ratings at least half a day after the one
 * before, and what they knew at first meetings. Judged answers are not compared, since a right one may be a guess.
 */
async function pacesOf(
  db: Queryable,
  userIds: readonly string[],
  cards: string,
): Promise<Map<string, { groups: PredictionGroup[]; first: FirstMeetings }>> {
  if (userIds.length === 0) return new Map();
  const rows = await rowsOf<{
    userId: string;
    bin: number | null;
    predicted: number;
    n: number;
    recalled: number;
  }>(
    db,
    sql`select user_id as "userId", width_bucket(predicted, ${CUTS}::float8[]) as bin,
        coalesce(avg(predicted), 0)::float8 as predicted, count(*)::int as n, sum((rating > 1)::int)::int as recalled
      from (
        select s.user_id, r.predicted, r.rating, r.reviewed_at
          - lag(r.reviewed_at) over (partition by s.user_id, r.card_id order by r.reviewed_at, r.id) as gap
        from unnest(${list(userIds)}::uuid[]) as s(user_id)
        cross join lateral (
          select id, card_id, predicted, rating, score, reviewed_at from reviews
          where user_id = s.user_id and kind = 'rating' order by reviewed_at desc limit ${LATEST}) r
        where r.score is null and r.card_id = any(${cards}::int[])
          and not exists (select 1 from reviews u where u.user_id = s.user_id and u.kind = 'undo' and u.target_id = r.id)
      ) as asked
      where gap is null or gap >= interval '12 hours'
      group by 1, 2 order by 1, 2`,
  );
  const found = new Map(
    userIds.map((id) => [id, { groups: [] as PredictionGroup[], first: { n: 0, recalled: 0 } }]),
  );
  for (const { userId, bin, predicted, n, recalled } of rows) {
    const own = found.get(userId);
    if (own && bin === null) own.first = { n, recalled };
    else own?.groups.push({ predicted, n, recalled });
  }
  return found;
}

/** Of two looks at once the one that saw more stays. */
async function keep(db: Queryable, classId: string, made: readonly Kept[]): Promise<void> {
  const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const rows = made.map(({ userId, scope, version, madeAt, pacedAt, memories, sums }) => ({
    user_id: userId,
    scope,
    version: time(version),
    made_at: time(madeAt),
    paced_at: time(pacedAt),
    memories: Buffer.from(memories ?? []).toString("base64"),
    sums,
  }));
  const stored = await rowsOf<{ userId: string; stamp: string }>(
    db,
    sql`
    insert into insights (user_id, class_id, scope, version, made_at, paced_at, memories, sums)
    select r.user_id, ${classId}::uuid, r.scope, r.version, r.made_at, r.paced_at, decode(r.memories, 'base64'), r.sums
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(user_id uuid, scope text, version timestamptz,
      made_at timestamptz, paced_at timestamptz, memories text, sums jsonb)
    where exists (select 1 from users where id = r.user_id)
    order by r.user_id
    on conflict (user_id, class_id) do update set scope = excluded.scope, version = excluded.version,
      made_at = excluded.made_at, paced_at = excluded.paced_at, memories = excluded.memories, sums = excluded.sums
    where insights.made_at <= excluded.made_at
    returning user_id as "userId", xmin::text as stamp`,
  );
  const of = new Map(made.map((one) => [one.userId, one]));
  for (const { userId, stamp } of stored) {
    const { memories, sums, version, recent } = of.get(userId) ?? {};
    if (memories && sums) remember(classId, userId, { stamp, memories, sums, seen: { version, recent } });
  }
}

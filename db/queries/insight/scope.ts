/** What a class is looked at for: the cards of what it was given, by topic, and the day they are learnt for. */
import { createHash } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { addDays, type StudyDay, studyDay } from "@/learn/day";
import { CLASS_ROLLOVER } from "@/learn/insight/sums";
import { fromLocalField } from "@/learn/zoned-time";
import type { Queryable } from "../../client";
import { rowsOf } from "../../rows";
import { assignments } from "../../schema/classes";
import { topics } from "../../schema/content";
import { texts } from "../bank-rows";
import type { ClassAccess } from "../classes/access";
import { assignmentOf } from "../classes/assignments";

export interface Horizon {
  day: StudyDay;
  /** ms */
  at: number;
  /** the exam day of the class, the last due date of its decks, or, where neither lies ahead, four weeks from now */
  from: "exam" | "due" | "weeks";
}

export interface ClassScope {
  /** index in `topics` of each card */
  topicOf: Map<number, number>;
  topics: { id: string; title: string; cards: number }[];
  /** changes with the cards, with what they ask, and with the clock of the class */
  hash: string;
  /** when the first of it was given, ms */
  since: number;
  horizon: Horizon;
  /** share of the cards that is to be recalled: the highest of the goals of its decks */
  goal: number;
}

/** Without a goal that says so, this much is asked for. */
const GOAL = 0.9;
const WEEKS_AHEAD = 28;
/** Exams begin in the morning. */
const EXAM_HOUR = "09:00";

/**
 * The cards of the decks a class was given; where it was given none, those of the topics its quizzes ask. What is given
 * to some students alone is part of one of these anyway. Null: nothing was given yet.
 * @param now ms
 */
export async function classScope(
  db: Queryable,
  { classId, head }: ClassAccess,
  now: number,
): Promise<ClassScope | null> {
  const rows = await db
    .select()
    .from(assignments)
    .where(
      and(
        eq(assignments.classId, classId),
        isNull(assignments.withdrawnAt),
        isNull(assignments.forUsers),
        sql`coalesce(${assignments.opensAt} <= ${new Date(now).toISOString()}::timestamptz, true)`,
      ),
    );
  const given = rows.map(assignmentOf);
  const decks = given.flatMap(({ given: one, dueAt }) => (one.kind === "deck" ? [{ ...one, dueAt }] : []));
  const quizzes = given.flatMap(({ given: one }) => (one.kind === "quiz" ? [one.blueprint] : []));
  const cards =
    decks.length > 0
      ? await rowsOf<CardRow>(
          db,
          sql`select distinct c.id, c.trace::int, c.pack_id as "packId", c.topic_id as "topicId"
            from deck_cards d join cards c on c.id = d.card_id and c.retired_at is null
            where d.deck_id = any(${`{${decks.map(({ deckId }) => deckId).join()}}`}::int[])`,
        )
      : (await Promise.all(quizzes.map(({ packId, sections }) => cardsOfQuiz(db, packId, sections)))).flat();
  if (cards.length === 0) return null;
  const { topicOf, list } = await byTopic(db, cards);
  const traces = new Map(cards.map(({ id, trace }) => [id, trace]));
  const sorted = [...traces].sort(([a], [b]) => a - b);
  const goals = decks.flatMap(({ goal }) => (goal.kind === "met-and-recalled" ? [goal.share] : []));
  return {
    topicOf,
    topics: list,
    hash: createHash("sha256")
      .update(JSON.stringify([head.timeZone, sorted]))
      .digest("base64url")
      .slice(0, 16),
    since: Math.min(...given.map(({ opensAt, createdAt }) => Math.max(opensAt ?? 0, createdAt))),
    horizon: horizonOf(
      head,
      decks.map(({ dueAt }) => dueAt),
      now,
    ),
    goal: goals.length > 0 ? Math.max(...goals) : GOAL,
  };
}

interface CardRow extends Record<string, unknown> {
  id: number;
  trace: number;
  packId: string;
  topicId: string;
}

async function cardsOfQuiz(
  db: Queryable,
  packId: string,
  sections: readonly { topics: readonly string[] }[],
): Promise<CardRow[]> {
  const asked = sections.some((section) => section.topics.length === 0)
    ? sql`true`
    : sql`c.topic_id in (
        with recursive below as (
          select id from topics where pack_id = ${packId} and id = any(${texts(sections.flatMap((section) => section.topics))})
          union select t.id from topics t join below on t.parent_id = below.id where t.pack_id = ${packId})
        select id from below)`;
  return rowsOf<CardRow>(
    db,
    sql`select c.id, c.trace::int, c.pack_id as "packId", c.topic_id as "topicId" from cards c
      where c.pack_id = ${packId} and c.retired_at is null and ${asked}`,
  );
}

/** By top-level topic; where all cards stand below one of them, by the next level. */
async function byTopic(db: Queryable, cards: readonly CardRow[]) {
  const rows = await db
    .select({ packId: topics.packId, id: topics.id, parentId: topics.parentId, title: topics.title })
    .from(topics)
    .where(sql`${topics.packId} = any(${texts([...new Set(cards.map(({ packId }) => packId))])})`)
    .orderBy(asc(topics.packId), asc(topics.position));
  const key = (packId: string, id: string) => `${packId}/${id}`;
  const nodes = new Map(rows.map((row) => [key(row.packId, row.id), row]));
  const pathOf = (card: CardRow): string[] => {
    const path: string[] = [];
    for (let id: string | null = card.topicId; id !== null; ) {
      path.unshift(key(card.packId, id));
      id = nodes.get(key(card.packId, id))?.parentId ?? null;
    }
    return path;
  };
  const paths = new Map(cards.map((card) => [card.id, pathOf(card)]));
  const level = new Set([...paths.values()].map(([top]) => top)).size > 1 ? 0 : 1;
  const counts = new Map<string, number>();
  const at = new Map<number, string>();
  for (const [cardId, path] of paths) {
    const topic = path[Math.min(level, path.length - 1)] ?? "";
    at.set(cardId, topic);
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const list = [...nodes]
    .filter(([id]) => counts.has(id))
    .map(([id, { title }]) => ({ id, title, cards: counts.get(id) ?? 0 }));
  const place = new Map(list.map(({ id }, n) => [id, n]));
  return {
    list,
    topicOf: new Map([...at].map(([cardId, topic]) => [cardId, place.get(topic) ?? -1])),
  };
}

/** The day looked ahead to. Times in ms. */
function horizonOf(
  { examDay, timeZone }: ClassAccess["head"],
  dues: readonly (number | null)[],
  now: number,
): Horizon {
  const exam = examDay ? (fromLocalField(`${examDay}T${EXAM_HOUR}`, timeZone)?.at ?? 0) : 0;
  if (examDay && exam > now) return { day: examDay, at: exam, from: "exam" };
  const clock = { timeZone, rolloverHour: CLASS_ROLLOVER };
  const due = Math.max(0, ...dues.map((at) => at ?? 0));
  if (due > now) return { day: studyDay(due - 1, clock), at: due, from: "due" };
  return {
    day: addDays(studyDay(now, clock), WEEKS_AHEAD),
    at: now + WEEKS_AHEAD * 86_400_000,
    from: "weeks",
  };
}

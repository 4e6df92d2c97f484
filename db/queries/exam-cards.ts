/** What a plan for an exam is made from: the cards it covers with their memories, and how the person studies. */
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { type DaySettings, daysBetween, type StudyDay, studyDay } from "@/learn/day";
import { MEMORY_STATE } from "@/learn/memory";
import type { PlanCard } from "@/learn/plan";
import type { PastReview } from "@/learn/plan/past";
import type { Rating } from "@/learn/review";
import type { Queryable } from "../client";
import { cards, deckCards, decks, topics } from "../schema/content";
import { daily, memories, reviews } from "../schema/study";
import type { ExamPlanInput } from "./exam-plans";
import { setAsideOn } from "./marks";
import { currentMemory } from "./memory-row";

/** Reviews a person's pace and forgetting are judged by: the latest. */
const LATEST = 3_000;
/** Days looked back on for how often somebody studies. */
const LOOK_BACK = 28;
/** So many days weigh as much as what is known of most people, who miss one in seven. */
const ATTENDANCE = { days: 7, share: 0.85 };

/** A card covered by a plan, and whether the sitting of the day already holds it. */
export interface CoveredCard extends PlanCard {
  /** in learning or relearning: the ordinary queue brings it back within the day */
  learning: boolean;
}

const listOf = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/** The cards a plan covers, as the learner remembers them on a study day; those set aside on it are left out. */
export async function coveredCards(
  db: Queryable,
  userId: string,
  plan: Pick<ExamPlanInput, "packId" | "topics" | "decks">,
  today: StudyDay,
  settings: DaySettings,
): Promise<CoveredCard[]> {
  const inTopics = sql`${cards.topicId} in (
    with recursive below as (
      select ${topics.id} as id from ${topics} where ${topics.packId} = ${plan.packId} and ${topics.id} in (${listOf(plan.topics)})
      union select t.id from ${topics} t join below on t.parent_id = below.id where t.pack_id = ${plan.packId})
    select id from below)`;
  const inDecks = sql`${cards.id} in (select ${deckCards.cardId} from ${deckCards}
    join ${decks} on ${decks.id} = ${deckCards.deckId}
    where ${decks.packId} = ${plan.packId} and ${decks.slug} in (${listOf(plan.decks)}) and ${decks.retiredAt} is null)`;
  const parts = [...(plan.topics.length > 0 ? [inTopics] : []), ...(plan.decks.length > 0 ? [inDecks] : [])];
  const covered = parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`true`;
  const rows = await db
    .select({
      cardId: cards.id,
      factId: cards.siblings,
      position: cards.position,
      state: memories.state,
      stability: memories.stability,
      difficulty: memories.difficulty,
      lastReviewedAt: memories.lastReviewedAt,
    })
    .from(cards)
    .leftJoin(memories, currentMemory(userId))
    .where(
      and(
        eq(cards.packId, plan.packId),
        isNull(cards.retiredAt),
        covered,
        sql`not ${setAsideOn(userId, today)}`,
      ),
    )
    .orderBy(asc(cards.position), asc(cards.id));
  return rows.map(({ state, stability, difficulty, lastReviewedAt, ...card }) => ({
    ...card,
    learning: state === MEMORY_STATE.learning || state === MEMORY_STATE.relearning,
    memory:
      state === null || stability === null || difficulty === null || !lastReviewedAt
        ? null
        : {
            stability,
            difficulty,
            age: Math.max(0, daysBetween(studyDay(lastReviewedAt.getTime(), settings), today)),
          },
  }));
}

/** The latest reviews that stand, in the order of time. */
export async function latestReviews(db: Queryable, userId: string): Promise<PastReview[]> {
  const rows = await db
    .select({
      cardId: reviews.cardId,
      rating: reviews.rating,
      predicted: reviews.predicted,
      score: reviews.score,
      reviewedAt: reviews.reviewedAt,
      durationMs: reviews.durationMs,
    })
    .from(reviews)
    .where(
      and(
        eq(reviews.userId, userId),
        eq(reviews.kind, "rating"),
        sql`${reviews.id} not in (select u.target_id from ${reviews} u where u.user_id = ${userId} and u.kind = 'undo')`,
      ),
    )
    .orderBy(desc(reviews.reviewedAt), desc(reviews.id))
    .limit(LATEST);
  return rows
    .map(({ score, ...row }) => ({
      ...row,
      rating: row.rating as Rating,
      judged: score !== null,
      reviewedAt: row.reviewedAt.getTime(),
    }))
    .reverse();
}

/** On what share of days somebody studies, by the last four weeks since their first review. */
export async function attendanceOf(db: Queryable, userId: string, today: StudyDay): Promise<number> {
  const rows = await db
    .select({ day: daily.day })
    .from(daily)
    .where(and(eq(daily.userId, userId), sql`${daily.reviews} > 0`))
    .orderBy(desc(daily.day))
    .limit(400);
  const first = rows.at(-1)?.day;
  const known = first ? Math.min(LOOK_BACK, daysBetween(first, today)) : 0;
  const studied = rows.filter(({ day }) => day < today && daysBetween(day, today) <= known).length;
  return (studied + ATTENDANCE.days * ATTENDANCE.share) / (known + ATTENDANCE.days);
}

/** Plans for exams as of now: today's share, and what is to come. */
import { daysBetween, type StudyDay, studyDay } from "@/learn/day";
import {
  type ExamPlan,
  expectedOf,
  type PlanInput,
  planExam,
  type Share,
  secondsFor,
  shareOf,
} from "@/learn/plan";
import { type Believed, believedOf } from "@/learn/plan/belief";
import { type PastReview, pastOf } from "@/learn/plan/past";
import type { Queryable } from "../client";
import { attendanceOf, type CoveredCard, coveredCards, latestReviews } from "./exam-cards";
import { activeExamPlans, type ExamPlanRow } from "./exam-plans";
import type { Settings } from "./settings-row";

/** One plan as of now. */
export interface ExamOutlook {
  row: ExamPlanRow;
  today: StudyDay;
  /** days until the exam */
  days: number;
  cards: readonly CoveredCard[];
  input: PlanInput;
  plan: ExamPlan;
  share: Share[];
  /** seconds spent on its cards today */
  spent: number;
}

/** What is the same for all plans of a person. */
export interface Person {
  believed: Believed;
  attendance: number;
  reviews: readonly PastReview[];
}

export async function personOf(
  db: Queryable,
  userId: string,
  settings: Settings,
  today: StudyDay,
): Promise<Person> {
  const [reviews, attendance] = await Promise.all([
    latestReviews(db, userId),
    attendanceOf(db, userId, today),
  ]);
  return { reviews, attendance, believed: believedOf(pastOf(reviews, settings), settings.weights?.w) };
}

/** Prices found today, by plan: found again they are found faster. Only ever a beginning. */
const known = new Map<string, Float64Array>();
const MOST_KNOWN = 2_000;
const NONE: ReadonlySet<number> = new Set();

/**
 * Makes a plan as of now.
 * @param beside.taken cards that another plan has today
 * @param beside.given cards that goals of classes ask for today: they take of the plan's time, and are not asked twice
 */
export async function outlookOfPlan(
  db: Queryable,
  userId: string,
  row: ExamPlanRow,
  person: Person,
  settings: Settings,
  now: number,
  { taken = NONE, given = NONE }: { taken?: ReadonlySet<number>; given?: ReadonlySet<number> } = {},
): Promise<ExamOutlook> {
  const today = studyDay(now, settings);
  const days = Math.max(0, daysBetween(today, row.examOn));
  const cards = await coveredCards(db, userId, row, today, settings);
  const ids = new Set(cards.map(({ cardId }) => cardId));
  const spent = person.reviews
    .filter((review) => ids.has(review.cardId) && studyDay(review.reviewedAt, settings) === today)
    .reduce((sum, review) => sum + review.durationMs / 1000, 0);
  const secondsADay = row.minutesADay * 60;
  const forGoals = cards
    .filter(({ cardId }) => given.has(cardId))
    .reduce((sum, card) => sum + secondsFor(card, person.believed), 0);
  const input: PlanInput = {
    cards,
    days,
    secondsADay,
    secondsToday: Math.max(0, secondsADay - spent - forGoals),
    attendance: person.attendance,
    believed: person.believed,
  };
  const key = `${userId} ${row.id} ${today} ${row.minutesADay}`;
  const plan = planExam(input, known.get(key));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, plan.outlook.prices);
  const free = cards.filter((card) => !card.learning && !taken.has(card.cardId) && !given.has(card.cardId));
  return {
    row,
    today,
    days,
    cards,
    input,
    plan,
    share: days === 0 ? [] : shareOf({ ...input, cards: free }, plan),
    spent,
  };
}

/** What the exam plans of a learner say for today. */
export interface ExamShare {
  plans: { id: string; title: string; examOn: StudyDay; cards: number; seconds: number }[];
  share: Share[];
  /** all cards of active plans: the plan, not the ordinary schedule, says when they are asked */
  covered: ReadonlySet<number>;
}

/**
 * Today's share of all active plans, the nearest exam first; null where there is none.
 * @param given cards that goals of classes ask for today
 */
export async function examShareOf(
  db: Queryable,
  userId: string,
  settings: Settings,
  now: number,
  given = NONE,
): Promise<ExamShare | null> {
  const today = studyDay(now, settings);
  const rows = await activeExamPlans(db, userId, today);
  if (rows.length === 0) return null;
  const person = await personOf(db, userId, settings, today);
  const result: ExamShare & { covered: Set<number> } = { plans: [], share: [], covered: new Set() };
  for (const row of rows) {
    const beside = { taken: result.covered, given };
    const { share, cards } = await outlookOfPlan(db, userId, row, person, settings, now, beside);
    for (const { cardId } of cards) result.covered.add(cardId);
    result.share.push(...share);
    result.plans.push({
      id: row.id,
      title: row.title,
      examOn: row.examOn,
      cards: share.length,
      seconds: share.reduce((sum, card) => sum + card.seconds, 0),
    });
  }
  return result;
}

/** Expected recall with other minutes a day, from today on. */
export function expectedWith({ input, spent }: ExamOutlook, minutes: number) {
  const secondsADay = minutes * 60;
  const other = { ...input, secondsADay, secondsToday: Math.max(0, secondsADay - spent) };
  return expectedOf(other, planExam(other));
}

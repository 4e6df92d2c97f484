/** Fitting a person's weights: what is fitted to, and what becomes of the result. */
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { LogReview } from "@/learn/model/history";
import type { Verdict } from "@/learn/model/trial";
import { type Rating, SCHEDULER } from "@/learn/review";
import type { Queryable, Tx } from "../client";
import { settings as settingsTable } from "../schema/accounts";
import { reviews, weights } from "../schema/study";
import { rememberSettings } from "./hints";
import type { Settings } from "./settings-row";
import { lockStudy } from "./study-lock";

/** Reviews fitted to at most: the latest. */
const MOST_REVIEWS = 200_000;

/** A learner's own ratings that stand, by card and trace: judged answers are left out, since a right one may be a guess. */
export async function ratingsByCard(db: Queryable, userId: string): Promise<LogReview[][]> {
  const rows = await db
    .select({
      cardId: reviews.cardId,
      trace: reviews.trace,
      rating: reviews.rating,
      at: reviews.reviewedAt,
    })
    .from(reviews)
    .where(
      and(
        eq(reviews.userId, userId),
        eq(reviews.kind, "rating"),
        sql`${reviews.score} is null`,
        sql`${reviews.id} not in (select u.target_id from ${reviews} u where u.user_id = ${userId} and u.kind = 'undo')`,
      ),
    )
    .orderBy(desc(reviews.reviewedAt))
    .limit(MOST_REVIEWS);
  const cards = new Map<string, LogReview[]>();
  for (const { cardId, trace, rating, at } of rows.reverse()) {
    const key = `${cardId} ${trace}`;
    const review = { at: at.getTime(), rating: rating as Rating, state: null };
    const card = cards.get(key);
    if (card) card.push(review);
    else cards.set(key, [review]);
  }
  return [...cards.values()];
}

/** Weights once fitted, and how they did on what was held out. */
export interface FittedWeights {
  id: string;
  fittedAt: Date;
  verdict: Verdict;
}

/** The weights ever adopted, the newest first. */
export async function fittedWeights(db: Queryable, userId: string): Promise<FittedWeights[]> {
  const rows = await db
    .select({ id: weights.id, fittedAt: weights.fittedAt, figures: weights.figures })
    .from(weights)
    .where(eq(weights.userId, userId))
    .orderBy(desc(weights.fittedAt), asc(weights.id));
  return rows.map(({ figures, ...row }) => ({ ...row, verdict: figures as unknown as Verdict }));
}

/** Keeps new weights and uses them from now on. Past events keep the weights that scheduled them. */
export async function adoptWeights(
  db: Queryable,
  userId: string,
  fitted: { id: string; w: number[]; verdict: Verdict },
  now: number,
): Promise<Settings> {
  const { id, w, verdict } = fitted;
  const saved = await db.transaction(async (tx) => {
    const before = await lockStudy(tx, userId);
    await tx.insert(weights).values({
      userId,
      id,
      scheduler: SCHEDULER,
      w,
      fittedAt: new Date(now),
      figures: verdict as unknown as Record<string, unknown>,
    });
    return putInUse(tx, userId, before, { id, w });
  });
  rememberSettings(userId, saved);
  return saved;
}

/**
 * Uses weights fitted before, or the defaults (null), from now on: how an adoption is taken back.
 * @returns false where the person has none of that id
 */
export async function chooseWeights(db: Queryable, userId: string, id: string | null): Promise<boolean> {
  const saved = await db.transaction(async (tx) => {
    const before = await lockStudy(tx, userId);
    if (id === null) return putInUse(tx, userId, before, null);
    const [row] = await tx
      .select({ id: weights.id, w: weights.w })
      .from(weights)
      .where(and(eq(weights.userId, userId), eq(weights.id, id), eq(weights.scheduler, SCHEDULER)));
    return row ? putInUse(tx, userId, before, row) : null;
  });
  if (saved) rememberSettings(userId, saved);
  return saved !== null;
}

async function putInUse(
  tx: Tx,
  userId: string,
  before: Settings,
  used: { id: string; w: number[] } | null,
): Promise<Settings> {
  await tx
    .update(settingsTable)
    .set({ weights: used, revision: sql`${settingsTable.revision} + 1`, updatedAt: new Date() })
    .where(eq(settingsTable.userId, userId));
  return { ...before, weights: used, revision: before.revision + 1 };
}

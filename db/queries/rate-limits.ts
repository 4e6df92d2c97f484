/** Counters of tries: one atomic statement each, the same on PGlite and Postgres. */
import { eq, lte, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { rateLimits } from "@/db/schema/accounts";

/**
 * Adds one to the counter `key` and gives its new value. A counter begins anew once its window of `seconds`
 * has passed; `expire` (ms since 1970) is when that will be.
 */
export async function countUp(
  db: Queryable,
  key: string,
  seconds: number,
  nowMs: number,
): Promise<{ points: number; expire: number }> {
  const over = sql`${rateLimits.expire} <= ${nowMs}`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key, points: 1, expire: nowMs + seconds * 1000 })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        points: sql`case when ${over} then 1 else ${rateLimits.points} + 1 end`,
        expire: sql`case when ${over} then excluded.expire else ${rateLimits.expire} end`,
      },
    })
    .returning({ points: rateLimits.points, expire: rateLimits.expire });
  if (row?.expire == null) throw new Error("a counter gave no row");
  return { points: row.points, expire: row.expire };
}

/** Takes one off a counter; it never falls below zero. */
export async function giveBack(db: Queryable, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ points: sql`greatest(${rateLimits.points} - 1, 0)` })
    .where(eq(rateLimits.key, key));
}

export async function clearCount(db: Queryable, key: string): Promise<void> {
  await db.delete(rateLimits).where(eq(rateLimits.key, key));
}

/** Removes the counters whose window has passed. */
export async function clearExpiredCounts(db: Queryable, nowMs: number): Promise<void> {
  await db.delete(rateLimits).where(lte(rateLimits.expire, nowMs));
}

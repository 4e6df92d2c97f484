/** Private calendar links. The link is signed over the row's version: removing the row, or renewing it, kills the link. */
import { eq } from "drizzle-orm";
import type { Queryable } from "../client";
import { calendarFeeds } from "../schema/classes";
import { isUuid } from "./ids";

/** The version of somebody's calendar link; null when they have none. */
export async function feedVersion(db: Queryable, userId: string): Promise<string | null> {
  if (!isUuid(userId)) return null;
  const [row] = await db
    .select({ version: calendarFeeds.version })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.userId, userId));
  return row?.version ?? null;
}

/** Gives somebody a new link; an earlier one is dead. */
export async function renewFeed(db: Queryable, userId: string, now: number): Promise<string> {
  const values = { version: crypto.randomUUID(), createdAt: new Date(now) };
  await db
    .insert(calendarFeeds)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: calendarFeeds.userId, set: values });
  return values.version;
}

/** Takes the link back. */
export async function removeFeed(db: Queryable, userId: string): Promise<void> {
  await db.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId));
}

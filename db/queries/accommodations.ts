/**
 * What people are granted everywhere: time, attempts and days beyond what quizzes and assignments allow. Only whoever
 * runs the server grants it: a class that anybody may make must not reach into another. What a class grants its own
 * members stands with the members (classes/members.ts); the larger of the two holds.
 */
import { eq, inArray } from "drizzle-orm";
import { type Granted, NOTHING_GRANTED } from "@/learn/class/assignment";
import { grantedSchema } from "@/learn/class/schema";
import type { Queryable } from "../client";
import { accommodations } from "../schema/quizzes";

const columns = {
  timeFactor: accommodations.timeFactor,
  extraAttempts: accommodations.extraAttempts,
  extraDays: accommodations.extraDays,
};

/** What somebody is granted; nothing beyond the rules unless told. */
export async function accommodationOf(db: Queryable, userId: string): Promise<Granted> {
  const [row] = await db.select(columns).from(accommodations).where(eq(accommodations.userId, userId));
  return row ?? NOTHING_GRANTED;
}

/**
 * Grants somebody extra time, attempts and days in everything begun from now on, in place of what they had; nothing extra
 * takes it back.
 * @throws ZodError when a value is out of bounds
 */
export async function grantAccommodation(
  db: Queryable,
  userId: string,
  granted: Granted,
  now: number,
): Promise<void> {
  const values = { ...grantedSchema.parse(granted), updatedAt: new Date(now) };
  await db
    .insert(accommodations)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: accommodations.userId, set: values });
}

/** What several people are granted; those with nothing extra are left out. */
export async function accommodationsOf(
  db: Queryable,
  userIds: readonly string[],
): Promise<Map<string, Granted>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ userId: accommodations.userId, ...columns })
    .from(accommodations)
    .where(inArray(accommodations.userId, [...userIds]));
  return new Map(rows.map(({ userId, ...granted }) => [userId, granted]));
}

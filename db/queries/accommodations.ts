/** What people are granted in every quiz: time and attempts beyond what it allows. */
import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "../client";
import { accommodations } from "../schema/quizzes";

export interface Accommodation {
  /** time limits are multiplied by it, 1 to 5 */
  timeFactor: number;
  extraAttempts: number;
}

export const accommodationSchema = z.strictObject({
  timeFactor: z.number().min(1, "from 1 (no extra time) to 5").max(5, "from 1 (no extra time) to 5"),
  extraAttempts: z.number().int("a whole number").min(0, "from 0 to 100").max(100, "from 0 to 100"),
});

/** What somebody is granted; nothing beyond the rules unless told. */
export async function accommodationOf(db: Queryable, userId: string): Promise<Accommodation> {
  const [row] = await db
    .select({ timeFactor: accommodations.timeFactor, extraAttempts: accommodations.extraAttempts })
    .from(accommodations)
    .where(eq(accommodations.userId, userId));
  return row ?? { timeFactor: 1, extraAttempts: 0 };
}

/**
 * Grants somebody extra time and attempts in every quiz begun from now on, in place of what they had; nothing extra
 * takes it back.
 * @throws ZodError when a value is out of bounds
 */
export async function grantAccommodation(
  db: Queryable,
  userId: string,
  granted: Accommodation,
  now: number,
): Promise<void> {
  const values = { ...accommodationSchema.parse(granted), updatedAt: new Date(now) };
  await db
    .insert(accommodations)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: accommodations.userId, set: values });
}

/** What several people are granted; those with nothing extra are left out. */
export async function accommodationsOf(
  db: Queryable,
  userIds: readonly string[],
): Promise<Map<string, Accommodation>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({
      userId: accommodations.userId,
      timeFactor: accommodations.timeFactor,
      extraAttempts: accommodations.extraAttempts,
    })
    .from(accommodations)
    .where(inArray(accommodations.userId, [...userIds]));
  return new Map(rows.map(({ userId, ...granted }) => [userId, granted]));
}

import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "../client";
import { settings } from "../schema/accounts";

/** How a learner studies. */
export interface Settings {
  /** IANA name */
  timeZone: string;
  /** hour at which a study day begins, 0 to 23 */
  rolloverHour: number;
  newPerDay: number;
  reviewsPerDay: number;
  /** recall probability the scheduler aims at, 0.7 to 0.97 */
  desiredRetention: number;
  /** FSRS weights fitted for this person; null for the defaults */
  weights: { id: string; w: number[] } | null;
}

export const DEFAULT_SETTINGS: Settings = {
  timeZone: "UTC",
  rolloverHour: 4,
  newPerDay: 20,
  reviewsPerDay: 200,
  desiredRetention: 0.9,
  weights: null,
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What a learner may set; all parts optional. */
export const settingsInputSchema = z
  .strictObject({
    timeZone: z.string().max(64).refine(isTimeZone, "not a time zone: choose one such as Asia/Almaty"),
    rolloverHour: z.number().int().min(0).max(23),
    newPerDay: z.number().int().min(0).max(1000),
    reviewsPerDay: z.number().int().min(0).max(9999),
    desiredRetention: z.number().min(0.7).max(0.97),
  })
  .partial();
export type SettingsInput = z.infer<typeof settingsInputSchema>;

export const settingsColumns = {
  timeZone: settings.timeZone,
  rolloverHour: settings.rolloverHour,
  newPerDay: settings.newPerDay,
  reviewsPerDay: settings.reviewsPerDay,
  desiredRetention: settings.desiredRetention,
  weights: settings.weights,
};

/** The learner's settings, the defaults where nothing was ever saved. */
export async function getSettings(db: Queryable, userId: string): Promise<Settings> {
  const [row] = await db.select(settingsColumns).from(settings).where(eq(settings.userId, userId));
  return row ?? DEFAULT_SETTINGS;
}

/**
 * Saves what is given and leaves the rest.
 * @throws ZodError when a value is out of bounds
 */
export async function saveSettings(db: Queryable, userId: string, input: SettingsInput): Promise<Settings> {
  const values = settingsInputSchema.parse(input);
  const updatedAt = new Date();
  const [row] = await db
    .insert(settings)
    .values({ userId, ...values, updatedAt })
    .onConflictDoUpdate({ target: settings.userId, set: { ...values, updatedAt } })
    .returning(settingsColumns);
  return row as Settings;
}

import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { DEFAULT_PRESET } from "@/learn/preset";
import type { Queryable } from "../client";
import { settings } from "../schema/accounts";
import { presets } from "../schema/options";
import { rememberSettings } from "./hints";
import { recountDaily } from "./recount";
import { defaultPreset, type Settings, settingsColumns, settingsOf } from "./settings-row";
import { lockStudy } from "./study-lock";

export type { Settings };

export const DEFAULT_SETTINGS: Settings = {
  timeZone: "UTC",
  rolloverHour: 4,
  preset: DEFAULT_PRESET,
  weights: null,
  revision: 0,
};

/** Whether it names a time zone that this server knows. */
export function isTimeZone(name: string): boolean {
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
  })
  .partial();
export type SettingsInput = z.infer<typeof settingsInputSchema>;

/** The learner's settings, the defaults where nothing was ever saved. */
export async function getSettings(db: Queryable, userId: string): Promise<Settings> {
  const [row] = await db
    .select(settingsColumns)
    .from(settings)
    .leftJoin(presets, defaultPreset)
    .where(eq(settings.userId, userId));
  return row ? settingsOf(row) : DEFAULT_SETTINGS;
}

/**
 * Saves what is given and leaves the rest. When the study day changes, all days are counted anew by it.
 * @throws ZodError when a value is out of bounds, SessionEndedError when the account is gone
 */
export async function saveSettings(db: Queryable, userId: string, input: SettingsInput): Promise<Settings> {
  const values = settingsInputSchema.parse(input);
  const saved = await db.transaction(async (tx) => {
    const before = await lockStudy(tx, userId);
    await tx
      .update(settings)
      .set({ ...values, revision: sql`${settings.revision} + 1`, updatedAt: new Date() })
      .where(eq(settings.userId, userId));
    const after = { ...before, ...values, revision: before.revision + 1 };
    if (after.timeZone !== before.timeZone || after.rolloverHour !== before.rolloverHour) {
      await recountDaily(tx, userId, after);
    }
    return after;
  });
  rememberSettings(userId, saved);
  return saved;
}

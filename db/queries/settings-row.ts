import { and, eq, type SQL } from "drizzle-orm";
import { completePreset, DEFAULT_PRESET_ID, type PresetOptions, scheduleOf } from "@/learn/preset";
import type { Schedule } from "@/learn/schedule";
import { settings } from "../schema/accounts";
import { presets } from "../schema/options";

/** How a learner studies. */
export interface Settings {
  /** IANA name */
  timeZone: string;
  /** hour at which a study day begins, 0 to 23 */
  rolloverHour: number;
  /** the default preset: for all decks without a choice of their own */
  preset: PresetOptions;
  /** FSRS weights fitted for this person; null for the defaults */
  weights: { id: string; w: number[] } | null;
  /** grows with every change of the above */
  revision: number;
}

/** Read together with the default preset: see `defaultPreset`. */
export const settingsColumns = {
  timeZone: settings.timeZone,
  rolloverHour: settings.rolloverHour,
  options: presets.options,
  weights: settings.weights,
  revision: settings.revision,
};

/** Joins the default preset to settings; a learner who never changed it has no row of it. */
export const defaultPreset: SQL | undefined = and(
  eq(presets.userId, settings.userId),
  eq(presets.id, DEFAULT_PRESET_ID),
);

/** The settings a row of `settingsColumns` holds. */
export function settingsOf({
  options,
  ...row
}: Omit<Settings, "preset"> & { options: Partial<PresetOptions> | null }): Settings {
  return { ...row, preset: completePreset(options) };
}

/** What schedules a review that does not say so itself: a quiz's, or a device's that names what is not known here. */
export function scheduleBy(settings: Settings): Schedule {
  return scheduleOf(settings.preset, settings, settings.weights?.id);
}

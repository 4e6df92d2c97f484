/** Presets: all that a learner may choose about studying, shared by decks. */
import type { DaySettings } from "./day";
import { LEECH_LAPSES } from "./leech";
import { DEFAULT_WEIGHTS_ID, SCHEDULER } from "./review";
import { DEFAULT_SCHEDULE_OPTIONS, optionsText, type Schedule } from "./schedule";

/** The id of the preset that every learner has: it stands for all decks without a choice. */
export const DEFAULT_PRESET_ID = "default";

/** What one preset holds. */
export interface PresetOptions {
  /** 0 to 1000 */
  newPerDay: number;
  /** 0 to 9999 */
  reviewsPerDay: number;
  /** recall probability the scheduler aims at, 0.7 to 0.97 */
  desiredRetention: number;
  /** minutes, each shorter than a day, ten at most */
  learningSteps: number[];
  relearningSteps: number[];
  /** days */
  maximumInterval: number;
  fuzz: boolean;
  /** Monday first: of what would fall on the day the share that stays there, 0 to 1 */
  easyDays: number[];
  newOrder: "deck" | "important" | "random";
  reviewOrder: "recall" | "due" | "random";
  mix: "mixed" | "reviews-first" | "new-first";
  /** of one fact only one card a day */
  spaceSiblings: boolean;
  /** seconds, 10 to 60: an answer that took longer counts as that long */
  answerCap: number;
  /** seconds after which the answer shows by itself, up to 120; 0: never */
  showAfter: number;
  /** seconds after which a card that was not rated is put back for later in the sitting, up to 120; 0: never */
  laterAfter: number;
  /** only Again and Good */
  twoButtons: boolean;
  /** varied: a card that is known is asked in another form each time, and judged (forms-mode.ts) */
  forms: "flip" | "varied";
  /** lapses after which a card is set aside as one that keeps failing, up to 99; 0: never (leech.ts) */
  leechLapses: number;
}

export const DEFAULT_PRESET: PresetOptions = {
  newPerDay: 20,
  reviewsPerDay: 200,
  desiredRetention: 0.9,
  learningSteps: [...DEFAULT_SCHEDULE_OPTIONS.learningSteps],
  relearningSteps: [...DEFAULT_SCHEDULE_OPTIONS.relearningSteps],
  maximumInterval: DEFAULT_SCHEDULE_OPTIONS.maximumInterval,
  fuzz: true,
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  newOrder: "deck",
  reviewOrder: "recall",
  mix: "mixed",
  spaceSiblings: true,
  answerCap: 60,
  showAfter: 0,
  laterAfter: 0,
  twoButtons: false,
  forms: "flip",
  leechLapses: LEECH_LAPSES,
};

/** A whole preset from what is stored of it: options that came later have their defaults. */
export function completePreset(stored: Partial<PresetOptions> | null): PresetOptions {
  return { ...DEFAULT_PRESET, ...stored };
}

/** What a preset means for the scheduler: what stands in the events of its cards. */
export function scheduleOf(
  preset: PresetOptions,
  { timeZone, rolloverHour }: DaySettings,
  weightsId: string = DEFAULT_WEIGHTS_ID,
): Schedule {
  return {
    scheduler: SCHEDULER,
    weightsId,
    desiredRetention: preset.desiredRetention,
    options: optionsText({ ...preset, easyDays: { shares: preset.easyDays, timeZone, rolloverHour } }),
  };
}

/** What a device needs of a preset. */
export interface SittingPreset
  extends Pick<
    PresetOptions,
    "answerCap" | "showAfter" | "laterAfter" | "twoButtons" | "leechLapses" | "forms"
  > {
  desiredRetention: number;
  /** what else schedules, as text (schedule.ts) */
  options: string | null;
}

/** What of a preset a sitting goes by. */
export function sittingPreset(preset: PresetOptions, day: DaySettings): SittingPreset {
  const { answerCap, showAfter, laterAfter, twoButtons, leechLapses, forms } = preset;
  const { desiredRetention, options } = scheduleOf(preset, day);
  return { desiredRetention, options, answerCap, showAfter, laterAfter, twoButtons, leechLapses, forms };
}

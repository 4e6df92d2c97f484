/** Presets: all a learner may choose about studying, shared by decks. */

import type { DaySettings } from "./day";
import { DEFAULT_WEIGHTS_ID, SCHEDULER } from "./review";
import { DEFAULT_SCHEDULE_OPTIONS, optionsText, type Schedule } from "./schedule";

/** What one preset holds. */
export interface PresetOptions {
  newPerDay: number;
  reviewsPerDay: number;
  /** recall probability the scheduler aims at, 0.7 to 0.97 */
  desiredRetention: number;
  /** minutes */
  learningSteps: number[];
  relearningSteps: number[];
  /** days */
  maximumInterval: number;
  fuzz: boolean;
  /** Monday first: the share of a day's reviews that stays on it: 1, 0.5 or 0 */
  easyDays: number[];
  newOrder: "deck" | "important" | "random";
  reviewOrder: "recall" | "due" | "random";
  mix: "mixed" | "reviews-first" | "new-first";
  /** of one fact only one card a day */
  spaceSiblings: boolean;
  /** seconds: a longer answer counts as that long */
  answerCap: number;
  /** seconds until the answer shows by itself, and until the next card comes; 0: never */
  showAfter: number;
  /** only Again and Good */
  twoButtons: boolean;
  /** flip only, or other forms too once a card is known */
  forms: "flip" | "varied";
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
  twoButtons: false,
  forms: "flip",
};

/** What a preset means for the scheduler: what stands in the events of its cards. */
export function scheduleOf(preset: PresetOptions, day: DaySettings, weightsId: string | null): Schedule {
  const { timeZone, rolloverHour } = day;
  return {
    scheduler: SCHEDULER,
    weightsId: weightsId ?? DEFAULT_WEIGHTS_ID,
    desiredRetention: preset.desiredRetention,
    options: optionsText({ ...preset, easyDays: { shares: preset.easyDays, timeZone, rolloverHour } }),
  };
}

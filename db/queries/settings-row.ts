import { DEFAULT_WEIGHTS_ID, SCHEDULER } from "@/learn/review";
import type { Schedule } from "@/learn/schedule";
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
  /** grows with every change of the above */
  revision: number;
}

export const settingsColumns = {
  timeZone: settings.timeZone,
  rolloverHour: settings.rolloverHour,
  newPerDay: settings.newPerDay,
  reviewsPerDay: settings.reviewsPerDay,
  desiredRetention: settings.desiredRetention,
  weights: settings.weights,
  revision: settings.revision,
};

/** What schedules a review that does not say so itself: a quiz's, or a device's that names what is not known here. */
export function scheduleBy(settings: Settings): Schedule {
  return {
    scheduler: SCHEDULER,
    weightsId: settings.weights?.id ?? DEFAULT_WEIGHTS_ID,
    desiredRetention: settings.desiredRetention,
    options: null,
  };
}

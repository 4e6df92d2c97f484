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

export const settingsColumns = {
  timeZone: settings.timeZone,
  rolloverHour: settings.rolloverHour,
  newPerDay: settings.newPerDay,
  reviewsPerDay: settings.reviewsPerDay,
  desiredRetention: settings.desiredRetention,
  weights: settings.weights,
};

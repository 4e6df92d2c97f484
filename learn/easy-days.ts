/** Lighter weekdays: a review that would fall on one moves to a near day. Pure, so a replay moves it alike. */
import { studyDay } from "./day";
import { fuzzRange } from "./fuzz";
import { randomFrom } from "./random";
import type { EasyDays } from "./schedule";

const DAY_MS = 86_400_000;
/** Shorter intervals stay: a day more or less would be much of them. */
const SHORTEST_DAYS = 3;

/**
 * The interval in days after which a review comes that was to come after `days`. Of the reviews that would fall on a
 * lighter day the day's share stays; the others go to the nearest day that takes them, within what fuzz would have
 * been free to choose, so that memory does not suffer; where none takes them they stay.
 * The same seed stands for all ratings of one card, so the order of Hard, Good and Easy holds.
 * @param from when the card was reviewed, ms since the epoch
 */
export function lightened(
  days: number,
  from: number,
  easy: EasyDays,
  seed: string,
  maximumInterval: number,
): number {
  if (days < SHORTEST_DAYS) return days;
  const luck = randomFrom(`easy:${seed}`)();
  const takes = (n: number) => {
    const day = new Date(`${studyDay(from + n * DAY_MS, easy)}T00:00:00Z`).getUTCDay();
    return luck < (easy.shares[(day + 6) % 7] ?? 1);
  };
  const { least, most } = fuzzRange(days, 0, maximumInterval);
  for (let away = 0; days - away >= least || days + away <= most; away++) {
    if (days - away >= least && takes(days - away)) return days - away;
    if (days + away <= most && takes(days + away)) return days + away;
  }
  return days;
}

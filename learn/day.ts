/** "Today" is one pure function of the learner's time zone and rollover hour. */

/** Where and when a learner's study day begins. */
export interface DaySettings {
  /** IANA name, such as Asia/Almaty */
  timeZone: string;
  /** hour of the wall clock at which a new study day begins, 0 to 23 */
  rolloverHour: number;
}

/** A study day as YYYY-MM-DD: the calendar date of its beginning. */
export type StudyDay = string;

const MINUTE = 60_000;
const QUARTER_HOUR = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clock was ahead of UTC when it was last read, ms. */
const lastAhead = new Map<string, number>();

function wallClock(at: number, timeZone: string): { day: StudyDay; hour: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  const day = `${part.year?.padStart(4, "0")}-${part.month}-${part.day}`;
  lastAhead.set(
    timeZone,
    Date.parse(`${day}T${part.hour}:${part.minute}Z`) - Math.floor(at / MINUTE) * MINUTE,
  );
  return { day, hour: Number(part.hour) };
}

/** The day n days after another; n may be negative. */
export function addDays(day: StudyDay, n: number): StudyDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one study day to another. */
export function daysBetween(from: StudyDay, to: StudyDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const known = new Map<string, StudyDay>();

/**
 * The study day a moment (ms since the epoch) belongs to. Remembered by quarter hour, because asking Intl is dear:
 * clocks are offset, and change, by whole quarters of an hour (since 1972, when the last odd offset went).
 */
export function studyDay(at: number, settings: DaySettings): StudyDay {
  const key = `${settings.timeZone}|${settings.rolloverHour}|${Math.floor(at / QUARTER_HOUR)}`;
  let day = known.get(key);
  if (day === undefined) {
    const clock = wallClock(at, settings.timeZone);
    day = clock.hour < settings.rolloverHour ? addDays(clock.day, -1) : clock.day;
    if (known.size >= 10_000) known.clear();
    known.set(key, day);
  }
  return day;
}

/**
 * The first moment of a study day, ms since the epoch.
 * Where a change of clocks skips the rollover hour, the day begins at the first moment after the gap.
 */
export function startOfDay(day: StudyDay, settings: DaySettings): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + settings.rolloverHour * HOUR;
  // Most often the clock is as far from UTC as when it was last read.
  const guess = wall - (lastAhead.get(settings.timeZone) ?? 0);
  if (studyDay(guess, settings) >= day && studyDay(guess - 1, settings) < day) return guess;
  // The day begins within 26 hours of the same wall time in UTC: search for the quarter hour.
  let low = wall - 26 * HOUR;
  let high = wall + 26 * HOUR;
  while (high - low > QUARTER_HOUR) {
    const middle = low + Math.floor((high - low) / (2 * QUARTER_HOUR)) * QUARTER_HOUR;
    if (studyDay(middle, settings) < day) low = middle;
    else high = middle;
  }
  return high;
}

/** The first moment after a study day. */
export function endOfDay(day: StudyDay, settings: DaySettings): number {
  return startOfDay(addDays(day, 1), settings);
}

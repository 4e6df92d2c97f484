/** Between moments and the wall clock of a time zone, changes of clocks included. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at a moment (ms), written as if it were UTC: ms. */
function wallClock(at: number, timeZone: string): number {
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
      second: "2-digit",
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** A moment (ms) as a field for date and time shows it: "2026-11-26T18:00", by the zone's wall clock. */
export function toLocalField(at: number, timeZone: string): string {
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 16);
}

/** What a wall clock means: `note` when a change of clocks skips this time, or brings it twice. */
export interface LocalMoment {
  /** ms since the epoch */
  at: number;
  note: "skipped" | "repeated" | null;
}

const DAY = 86_400_000;

/**
 * The moment at which the wall clock of a zone shows a time such as "2026-11-26T18:00"; null when the text is none.
 * As Temporal's "compatible": a time that comes twice is the first of the two, one that is skipped is as much later as
 * the clocks are put on.
 */
export function fromLocalField(text: string, timeZone: string): LocalMoment | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute] = match.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  // Date.UTC carries 31 February over into March.
  if (new Date(wall).toISOString().slice(0, 16) !== text.trim().slice(0, 16)) return null;
  const offsets = [wall - DAY, wall + DAY].map((near) => wallClock(near, timeZone) - near);
  const found = [...new Set(offsets)]
    .map((offset) => wall - offset)
    .filter((at) => wallClock(at, timeZone) === wall)
    .sort((a, b) => a - b);
  const [first] = found;
  if (first !== undefined) return { at: first, note: found.length > 1 ? "repeated" : null };
  return { at: wall - (offsets[0] as number), note: "skipped" };
}

/** A moment (ms) `days` days later (earlier, where negative) at the same wall clock of a zone. */
export function addDaysZoned(at: number, days: number, timeZone: string): number {
  if (days === 0) return at;
  const wall = wallClock(at, timeZone) + days * DAY;
  const moved = fromLocalField(new Date(wall).toISOString().slice(0, 16), timeZone);
  // Fields know no seconds: what is beyond the minute is kept.
  return (moved as LocalMoment).at + (at - Math.floor(at / 60_000) * 60_000);
}

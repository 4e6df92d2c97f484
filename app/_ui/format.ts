const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = "minute" | "hour" | "day" | "month" | "year";

/** The unit and amount by which a stretch of time (ms) is best told: at least one minute, one decimal for months and years. */
function inBestUnit(ms: number): { unit: Unit; amount: number } {
  const time = Math.max(ms, 0);
  if (time < 59.5 * MINUTE) return { unit: "minute", amount: Math.max(1, Math.round(time / MINUTE)) };
  if (time < 23.5 * HOUR) return { unit: "hour", amount: Math.round(time / HOUR) };
  if (time < 59.5 * DAY) return { unit: "day", amount: Math.round(time / DAY) };
  if (time < 364.5 * DAY) return { unit: "month", amount: round1(time / ((365.25 * DAY) / 12)) };
  return { unit: "year", amount: round1(time / (365.25 * DAY)) };
}

function round1(n: number): number {
  return n >= 10 ? Math.round(n) : Math.round(n * 10) / 10;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making a format is dear and rating buttons need four at once, so each is made once. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${options.style}|${options.unit}|${options.unitDisplay}|${options.maximumFractionDigits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The same for dates: a page may name hundreds of days. Options and zones are few, so is what is kept. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}

/** A stretch of time in a few letters, as a rating button carries it: "10 min", "9 days", "2.4 months". */
export function formatInterval(ms: number, locale: string): string {
  const { unit, amount } = inBestUnit(ms);
  const unitDisplay = unit === "minute" || unit === "hour" ? "short" : "long";
  return numberFormat(locale, { style: "unit", unit, unitDisplay }).format(amount);
}

/** Below this a countdown shows seconds (ms). */
const SECONDS_BELOW = 5 * MINUTE;

/** Time that runs down: "1 hr 20 min" and "24 min", and near its end "4:59". Rounded up, so that 0:00 is the end. */
export function formatCountdown(ms: number, locale: string): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  if (seconds * 1000 < SECONDS_BELOW) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  const minutes = Math.ceil(seconds / 60);
  const unit = (unit: "hour" | "minute", amount: number) =>
    numberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(amount);
  if (minutes < 60) return unit("minute", minutes);
  const rest = minutes % 60;
  return rest === 0
    ? unit("hour", minutes / 60)
    : `${unit("hour", Math.floor(minutes / 60))} ${unit("minute", rest)}`;
}

/** A time of the day in a time zone (IANA name), with the day where it is another than now's. Times in ms. */
export function formatTime(at: number, now: number, locale: string, timeZone: string): string {
  const day = dateFormat("en-CA", { timeZone });
  return dateFormat(locale, {
    timeStyle: "short",
    ...(day.format(at) === day.format(now) ? {} : { dateStyle: "medium" }),
    timeZone,
  }).format(at);
}

/** When something comes, seen from now: "in 10 minutes", "tomorrow", "in 3 days". */
export function formatWhen(ms: number, locale: string): string {
  const { unit, amount } = inBestUnit(ms);
  return new Intl.RelativeTimeFormat(locale, { numeric: unit === "day" ? "auto" : "always" }).format(
    amount,
    unit,
  );
}

/** A share (0 to 1) in whole per cent. */
export function formatShare(share: number, locale: string): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** A study day (YYYY-MM-DD) in words; `style` as of Intl.DateTimeFormat. */
export function formatDay(day: string, locale: string, style: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale, { ...style, timeZone: "UTC" }).format(Date.parse(`${day}T00:00:00Z`));
}

/** A moment (ms) in words, by the wall clock of a time zone (IANA name): "26 Nov 2026, 18:00"; `style` as of Intl.DateTimeFormat. */
export function formatMoment(
  at: number,
  locale: string,
  timeZone: string,
  style: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" },
): string {
  return dateFormat(locale, { ...style, timeZone }).format(at);
}

/** A number as people write it, with up to `digits` decimals: points of a quiz. */
export function formatNumber(n: number, locale: string, digits = 2): string {
  return numberFormat(locale, { maximumFractionDigits: digits }).format(n);
}

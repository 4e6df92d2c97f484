/** Dates as people type them, in several notations and languages. */
import type { DatePrecision } from "../item";

/** As much of a date as was given. Months and days from 1; a season is 1 spring to 4 winter. */
interface PartialDate {
  year: number;
  month?: number;
  day?: number;
  season?: number;
}
export type ReadDate = PartialDate | { from: PartialDate; to: PartialDate };

// Beginnings that tell the months apart: English, Russian, Kazakh.
const MONTHS: readonly (readonly string[])[] = [
  ["jan", "янв", "қаң", "қаңт"],
  ["feb", "фев", "ақп"],
  ["mar", "мар", "нау"],
  ["apr", "апр", "сәу"],
  ["may", "май", "мая", "мам"],
  ["jun", "июн", "мау"],
  ["jul", "июл", "шіл"],
  ["aug", "авг", "там"],
  ["sep", "сен", "қыр"],
  ["oct", "окт", "қаз"],
  ["nov", "ноя", "қара"],
  ["dec", "дек", "жел"],
];
const FULL =
  /^(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const SEASONS: Record<string, number> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 };

function monthOf(word: string): number | null {
  if (/^[a-z]/.test(word) && !FULL.test(word)) return null;
  const at = MONTHS.findIndex((names) => names.some((name) => word.startsWith(name)));
  return at < 0 ? null : at + 1;
}

function isDay({ year, month, day }: PartialDate): boolean {
  if (year < 1 || year > 2999 || (month !== undefined && (month < 1 || month > 12))) return false;
  if (day === undefined) return true;
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() + 1 === month;
}

/** "22" is 2022. */
const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The readings of a typed date: 03/04/2022 can be the third of April or the fourth of March. Empty when it is none. */
export function readDates(text: string): ReadDate[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[−–—]/g, "-")
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .replace(/\b(?:the|of|on|in|it|was|is|since)\b|(?<!\p{L})года?(?!\p{L})|(?<!\p{L})г\./gu, " ")
    .replace(/(?<=\p{L})\./gu, " ")
    .replace(/[.\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const single = readSingle(plain);
  if (single.length > 0) return single;
  const [, first, second] =
    plain.match(/^(?:from |between )?(.+?) (?:to|until|till|and|-) (.+)$/) ??
    plain.match(/^(\d{4})\s?[-/]\s?(\d{4})$/) ??
    [];
  const [from] = first ? readSingle(first) : [];
  const [to] = second ? readSingle(second) : [];
  return from && to ? [{ from, to }] : [];
}

function readSingle(plain: string): PartialDate[] {
  const iso = plain.match(/^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/);
  if (iso) {
    const [, year = "", month, day] = iso;
    return [{ year: Number(year), month: Number(month), ...(day ? { day: Number(day) } : {}) }].filter(isDay);
  }
  const figures = plain.match(/^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})$/);
  if (figures) {
    const [, one, two, year = ""] = figures;
    const readings = [
      { year: fullYear(year), month: Number(two), day: Number(one) },
      { year: fullYear(year), month: Number(one), day: Number(two) },
    ].filter(isDay);
    return one === two ? readings.slice(0, 1) : readings;
  }
  const short = plain.match(/^(\d{1,2})[-./](\d{4})$/);
  if (short) return [{ year: Number(short[2]), month: Number(short[1]) }].filter(isDay);
  return readWords(plain);
}

function readWords(plain: string): PartialDate[] {
  const tokens = plain.match(/\p{L}+|\d+/gu) ?? [];
  if (!/^[\p{L}\d\s,.]*$/u.test(plain) || tokens.length > 3) return [];
  let year: number | undefined;
  let month: number | undefined;
  let day: number | undefined;
  let season: number | undefined;
  for (const token of tokens) {
    if (/^\d{4}$/.test(token) && year === undefined) year = Number(token);
    else if (/^\d{1,2}$/.test(token) && day === undefined) day = Number(token);
    else if (token in SEASONS && season === undefined) season = SEASONS[token];
    else if (monthOf(token) !== null && month === undefined) month = monthOf(token) as number;
    else return [];
  }
  if (year === undefined || (day !== undefined && month === undefined)) return [];
  if (season !== undefined) return month === undefined ? [{ year, season }] : [];
  const date: PartialDate = { year, ...(month ? { month } : {}), ...(day ? { day } : {}) };
  return isDay(date) ? [date] : [];
}

/** A date of the key: EDTF of a day, month, season or year, or an interval of them; qualifiers are left out. */
export function keyDate(edtf: string): ReadDate | null {
  const [from = "", to] = edtf.replace(/[~?%]/g, "").split("/");
  const one = keySingle(from);
  if (to === undefined) return one;
  const other = keySingle(to);
  return one && other ? { from: one, to: other } : null;
}

function keySingle(text: string): PartialDate | null {
  const [, year, month, day] = text.match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/) ?? [];
  if (!year) return null;
  const number = Number(month);
  if (number > 12) return { year: Number(year), season: number - 20 };
  return { year: Number(year), ...(month ? { month: number } : {}), ...(day ? { day: Number(day) } : {}) };
}

/** Whether a given date says what the key says: it may say more, never less. */
export function meets(given: ReadDate, key: ReadDate): boolean {
  if ("from" in key) return "from" in given && meets(given.from, key.from) && meets(given.to, key.to);
  if ("from" in given || given.year !== key.year) return false;
  if (key.season !== undefined) return given.season === key.season || seasonOf(given.month) === key.season;
  if (key.month !== undefined && given.month !== key.month) return false;
  return key.day === undefined || given.day === key.day;
}

function seasonOf(month: number | undefined): number | undefined {
  return month === undefined ? undefined : [4, 4, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4][month - 1];
}

/** Whether a date says as much as was asked for. */
export function isPreciseEnough(date: ReadDate, precision: DatePrecision): boolean {
  if ("from" in date) return precision === "interval";
  switch (precision) {
    case "day":
      return date.day !== undefined;
    case "month":
      return date.month !== undefined;
    case "season":
      return date.season !== undefined || date.month !== undefined;
    case "interval":
      return false;
    default:
      return true;
  }
}

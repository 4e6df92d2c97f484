/** Dates as people type them, in several notations and languages. */
import type { DatePrecision } from "../item";
import { withYearsInFigures } from "./year-words";

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
const SEASONS: Record<string, number> = {
  ...{ spring: 1, springtime: 1, summer: 2, summertime: 2, autumn: 3, fall: 3, winter: 4 },
  ...{ весна: 1, весной: 1, весны: 1, лето: 2, летом: 2, лета: 2 },
  ...{ осень: 3, осенью: 3, осени: 3, зима: 4, зимой: 4, зимы: 4, көктем: 1, жаз: 2, күз: 3, қыс: 4 },
};
const ROMAN_MONTHS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const ORDINAL_DAYS = [
  ...["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
  ...["eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"],
  ...["eighteenth", "nineteenth", "twentieth"],
  ...["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"].map(
    (word) => `twenty-${word}`,
  ),
  ...["thirtieth", "thirty-first"],
];
const ORDINAL_DAY = /\b(?:(?:twenty|thirty)[- ])?(?:[a-z]+(?:th|st|nd|rd)|second|third)\b/g;
/** Words that say nothing of the date, or more of it than is asked ("early March"); a day of the week is not checked. */
const SILENT =
  /\b(?:the|of|on|in|it|was|is|since|during|year|ad|ce|early|mid|late)\b-?|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b\.?,?|(?<!\p{L})(?:год[ау]?|году|жыл\p{L}*|в|во)(?!\p{L})|(?<!\p{L})(?:гг?|ж)\./gu;

function monthOf(word: string): number | null {
  if (/^[a-z]/.test(word) && !FULL.test(word)) return null;
  if (word === "мае") return 5;
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

/**
 * The readings of a typed date or span: 03/04/2022 can be the third of April or the fourth of March, 2011-12 a month or
 * two years. Empty when it is none.
 * @param year the year of a date given without one ("April", "5 June"); without it such a date is none
 */
export function readDates(text: string, year?: number): ReadDate[] {
  const plain = plainOf(text);
  return [...readSingle(plain, year), ...readSpan(plain)];
}

function plainOf(text: string): string {
  return withYearsInFigures(text.normalize("NFKC").toLowerCase().replace(/[−–—]/g, "-"))
    .replace(/\([^()\d]*\)/g, " ")
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .replace(/(\d)-?(?:го|е)(?!\p{L})/gu, "$1")
    .replace(/(?<![\d\p{L}])['‘’](\d\d)(?!\d)/gu, "20$1")
    .replace(ORDINAL_DAY, (word) => {
      const day = ORDINAL_DAYS.indexOf(word.replace(" ", "-")) + 1;
      return day > 0 ? `${day}` : word;
    })
    .replace(SILENT, " ")
    .replace(/(?<=\p{L})\./gu, " ")
    .replace(/[.,\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(\d+)\s?([-./])\s?(\d+)\s?\2\s?(\d+)$/, "$1$2$3$2$4");
}

const SPAN_LEAD = /^(?:from|between|с|со) /;
const SPAN_MARK = / (?:to|until|till|through|thru|and|по|до) | ?\.\. ?| ?[-/] ?/g;

/** Two dates with a word or a mark between them: of all places to part it the one where both sides are dates. */
function readSpan(plain: string): ReadDate[] {
  const bare = plain.replace(SPAN_LEAD, "");
  return [...bare.matchAll(SPAN_MARK)].flatMap((mark) => {
    const [from] = readSingle(bare.slice(0, mark.index));
    const rest = bare.slice(mark.index + mark[0].length);
    // "2021-22", and never back: "2021-19" is none.
    const short = from && from.month === undefined && /^\d\d$/.test(rest);
    const [to] = readSingle(short ? `${Math.floor(from.year / 100)}${rest}` : rest);
    if (!from || !to || (short && to.year <= from.year)) return [];
    return [{ from, to }];
  });
}

function readSingle(plain: string, ofYear?: number): PartialDate[] {
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
  const short = plain.match(/^(\d{1,2})[-./](\d{4})$/) ?? plain.match(/^(\d{1,2})\/(\d\d)$/);
  if (short) return [{ year: fullYear(short[2] ?? ""), month: Number(short[1]) }].filter(isDay);
  const [, year, month, day] = plain.match(/^(\d{4})(\d\d)(\d\d)$/) ?? [];
  if (year) return [{ year: Number(year), month: Number(month), day: Number(day) }].filter(isDay);
  return readWords(plain, ofYear);
}

function readWords(text: string, ofYear?: number): PartialDate[] {
  const plain = text.replace(/^(\d{1,2})[-./ ](\p{L}+)[-./ ](\d{2}|\d{4})$/u, (_, day, word, year) => {
    const month = ROMAN_MONTHS.indexOf(word) + 1;
    return `${day} ${month > 0 ? MONTHS[month - 1]?.[0] : word} ${fullYear(year)}`;
  });
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
  if (month !== undefined || season !== undefined) year ??= ofYear;
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

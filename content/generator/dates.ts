/** EDTF dates as a quiz needs them: what day range they span, how exact they are, how they read. */
import edtf from "edtf";
import type { DatePrecision } from "@/learn/item";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const SEASONS: Record<string, string> = { "21": "spring", "22": "summer", "23": "autumn", "24": "winter" };
const DAY = 86_400_000;

/** First and last day spanned, as days since 1970; open ends are infinite. */
export interface DayRange {
  from: number;
  to: number;
}

interface Parts {
  year: string;
  month?: string;
  day?: string;
  approximate: boolean;
}

const PLAIN = /^(-?\d{4}|\d{3}X)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;

function parse(date: string): Parts | undefined {
  const found = PLAIN.exec(date);
  if (!found) return undefined;
  const [, year, month, day, mark] = found;
  return {
    year: year as string,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    approximate: mark === "~" || mark === "%",
  };
}

/** How exactly the date is given. Decades count as intervals. */
export function precisionOf(date: string): DatePrecision {
  const parts = date.includes("/") ? undefined : parse(date);
  if (!parts || parts.year.endsWith("X")) return "interval";
  if (parts.day) return "day";
  if (parts.month) return parts.month in SEASONS ? "season" : "month";
  return "year";
}

function rangeOfParts(parts: Parts): DayRange {
  if (parts.year.endsWith("X")) {
    const decade = Number(parts.year.slice(0, 3)) * 10;
    return { from: Date.UTC(decade, 0, 1) / DAY, to: Date.UTC(decade + 9, 11, 31) / DAY };
  }
  const year = Number(parts.year);
  if (!parts.month) return { from: Date.UTC(year, 0, 1) / DAY, to: Date.UTC(year, 11, 31) / DAY };
  if (parts.month in SEASONS) {
    // Meteorological seasons of the northern hemisphere; winter runs into the next year.
    const first = (Number(parts.month) - 20) * 3 - 1;
    return { from: Date.UTC(year, first, 1) / DAY, to: Date.UTC(year, first + 3, 0) / DAY };
  }
  const month = Number(parts.month) - 1;
  if (!parts.day) return { from: Date.UTC(year, month, 1) / DAY, to: Date.UTC(year, month + 1, 0) / DAY };
  const day = Date.UTC(year, month, Number(parts.day)) / DAY;
  return { from: day, to: day };
}

/** The days an EDTF date may mean. */
export function rangeOf(date: string): DayRange {
  if (date.includes("/")) {
    const [from = "", to = ""] = date.split("/");
    return {
      from: from === "" || from === ".." ? Number.NEGATIVE_INFINITY : rangeOf(from).from,
      to: to === "" || to === ".." ? Number.POSITIVE_INFINITY : rangeOf(to).to,
    };
  }
  const parts = parse(date);
  if (parts) return rangeOfParts(parts);
  const other = edtf(date) as { min: number; max: number };
  return { from: Math.floor(other.min / DAY), to: Math.floor(other.max / DAY) };
}

/** True when the two dates may mean the same day: then one cannot be wrong where the other is right. */
export function datesOverlap(one: string, other: string): boolean {
  if (one === other) return true;
  const a = rangeOf(one);
  const b = rangeOf(other);
  return a.from <= b.to && b.from <= a.to;
}

function wordsOfParts(parts: Parts): string {
  const { year, month, day } = parts;
  if (year.endsWith("X")) return `the ${year.slice(0, 3)}0s`;
  const season = month === undefined ? undefined : SEASONS[month];
  const monthName = month === undefined ? undefined : (season ?? MONTHS[Number(month) - 1]);
  const words = [day === undefined ? undefined : String(Number(day)), monthName, String(Number(year))];
  return `${parts.approximate ? "about " : ""}${words.filter(Boolean).join(" ")}`;
}

/** A date in words, for inside a sentence: "16 March 2022", "spring 2021", "March to May 2022", "since 2019". */
export function dateInWords(date: string): string {
  if (date.includes("/")) {
    const [from = "", to = ""] = date.split("/");
    if (from === "" || from === "..") return `until ${dateInWords(to)}`;
    if (to === "" || to === "..") return `since ${dateInWords(from)}`;
    const start = parse(from);
    const end = parse(to);
    if (start && end && start.year === end.year && start.month && end.month && !start.approximate) {
      const sameMonth = start.month === end.month;
      const short = [start.day && String(Number(start.day)), sameMonth ? "" : monthOrSeason(start.month)];
      return `${short.filter(Boolean).join(" ")} to ${wordsOfParts(end)}`;
    }
    return `${dateInWords(from)} to ${dateInWords(to)}`;
  }
  const parts = parse(date);
  return parts ? wordsOfParts(parts) : date;
}

function monthOrSeason(month: string): string {
  return SEASONS[month] ?? MONTHS[Number(month) - 1] ?? month;
}

/** Numbers as people type them, in every common notation. */
import { numberOfWords, SCALES } from "./number-words";

/** What stands beside the field. */
export interface Beside {
  unit?: string | undefined;
  prefix?: string | undefined;
}

/** Words that say another measure than was asked, by what they measure. */
const MEASURES: Record<string, string> = {
  "%": "share",
  percent: "share",
  "per cent": "share",
  $: "money",
  dollars: "money",
  dollar: "money",
  usd: "money",
  "€": "euro",
  euro: "euro",
  euros: "euro",
  eur: "euro",
  "₸": "tenge",
  tenge: "tenge",
  kzt: "tenge",
  years: "year",
  year: "year",
  months: "month",
  month: "month",
  weeks: "week",
  week: "week",
  days: "day",
  day: "day",
};
/** Words that make another statement of a number. */
const CHANGES =
  /\b(?:not|no|never|under|over|more|less|fewer|least|most|up to|below|above|than|between|or|minus|except)\b/;
const HARMLESS =
  /^(?:about|around|approximately|approx|circa|ca|roughly|exactly|nearly|almost|it is|it was)\b\.?/;

/**
 * The readings of a typed number in the unit shown beside the field, most usual first: "1.234" can be read in two ways.
 * @returns null when it is no number, more than one, or says something else about it; `otherMeasure` when it names a
 *   measure that was not asked for
 */
export function readNumber(
  text: string,
  beside: Beside = {},
): { values: number[]; otherMeasure: boolean } | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[−–—]/g, "-")
    .replace(/\bper cent\b/g, "percent")
    .replace(/[~≈=]/g, " ")
    .trim()
    .replace(HARMLESS, "")
    .replace(/[.!?]+$/, "")
    .trim();
  if (CHANGES.test(plain)) return null;
  const shown = unitScale(beside.unit);
  const digits = digitsOf(plain);
  if (digits === "several") return null;
  if (digits) {
    const scale = scaleOf(digits.after);
    const values = digits.values.flatMap((value) => inUnit(value, scale, shown, beside));
    return { values, otherMeasure: saysOther(plain, beside) };
  }
  const words = plain.replace(/-/g, " ").match(/\p{L}+/gu) ?? [];
  for (let end = words.length; end > 0; end--) {
    const value = numberOfWords(words.slice(0, end));
    if (value === null) continue;
    if (words.slice(end).some((word) => numberOfWords([word]) !== null)) return null;
    return { values: inUnit(value, 1, shown, beside), otherMeasure: saysOther(plain, beside) };
  }
  return null;
}

/** In the unit shown: beside "billion", 16.1 and 16,100,000,000 are the same; beside "%", a half is 50. */
function inUnit(value: number, scale: number, shown: number, { unit }: Beside): number[] {
  const whole = value * scale;
  if (value > 0 && value < 1 && unit === "%") return [whole * 100, whole];
  if (shown === 1) return [whole];
  return scale === 1 ? [value, whole / shown] : [whole / shown];
}

function unitScale(unit: string | undefined): number {
  const words = unit?.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.reduce((scale, word) => scale * (word.length > 2 ? (SCALES[word] ?? 1) : 1), 1);
}

function saysOther(plain: string, { unit, prefix }: Beside): boolean {
  const asked = measureOf(`${prefix ?? ""} ${unit ?? ""}`.toLowerCase());
  const said = measureOf(plain);
  return said !== null && said !== asked && (asked !== null || unit !== undefined || prefix !== undefined);
}

function measureOf(text: string): string | null {
  for (const word of text.match(/[%$€₸]|\p{L}+/gu) ?? []) {
    const measure = MEASURES[word];
    if (measure) return measure;
  }
  return null;
}

/** The one number written in digits: its readings, and the text after it. */
function digitsOf(plain: string): { values: number[]; after: string } | "several" | null {
  const fraction = plain.match(/^\D*(\d{1,4})\s?\/\s?(\d{1,4})(?!\d)(.*)$/);
  if (fraction) {
    const [, above, below, after = ""] = fraction;
    if (Number(below) === 0 || /\d/.test(after)) return "several";
    return { values: [Number(above) / Number(below)], after };
  }
  const runs = [...plain.matchAll(/-?(?:\d+(?:[.,'’ ]\d+)*|[.,]\d+)/g)];
  const [run] = runs;
  if (!run) return null;
  if (runs.length > 1) return "several";
  // A hyphen between letters and digits is no minus.
  const negative = run[0].startsWith("-") && !/[\p{L}\d]\s?$/u.test(plain.slice(0, run.index));
  const values = readings(run[0].replace(/^-/, ""));
  if (!values) return "several";
  return {
    values: negative ? values.map((value) => -value) : values,
    after: plain.slice(run.index + run[0].length),
  };
}

function scaleOf(after: string): number {
  let scale = 1;
  for (const word of after
    .replace(/тыс/g, "tys")
    .replace(/млн/g, "mln")
    .replace(/млрд/g, "mlrd")
    .match(/\p{L}+/gu) ?? []) {
    const more = SCALES[word];
    if (more === undefined) break;
    scale *= more;
  }
  return scale;
}

/** How digits with separators can be read: thousands in groups of three, at most one decimal mark. */
function readings(run: string): number[] | null {
  const parts = run.split(/[.,'’ ]/);
  const marks = run.match(/[.,'’ ]/g) ?? [];
  const inThrees = (from: number, to: number) =>
    (parts[0] ?? "").length <= 3 && parts.slice(from, to).every((part) => part.length === 3);
  const whole = Number(parts.join(""));
  const decimal = Number(`${parts.slice(0, -1).join("") || "0"}.${parts.at(-1)}`);
  if (marks.length === 0) return [whole];
  const last = marks.at(-1) as string;
  const isDecimalMark = last === "." || last === ",";
  if (new Set(marks).size === 1) {
    if (marks.length > 1) return inThrees(1, parts.length) ? [whole] : null;
    if (!isDecimalMark) return inThrees(1, 2) ? [whole] : null;
    const canBeThousands = inThrees(1, 2) && !/^0*$/.test(parts[0] ?? "");
    return canBeThousands ? [whole, decimal] : [decimal];
  }
  const others = new Set(marks.slice(0, -1));
  if (!isDecimalMark || others.size !== 1 || others.has(last)) return null;
  return inThrees(1, parts.length - 1) ? [decimal] : null;
}

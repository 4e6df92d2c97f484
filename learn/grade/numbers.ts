/** Numbers as people type them, in every common notation. */
import { withoutCyrillicNumbers } from "./cyrillic-numbers";
import { numberOfWords, SCALES } from "./number-words";

/** The measure of what is only counted: whatever it is that was counted. */
const COUNT = "count";

/** What stands beside the field. */
export interface Beside {
  unit?: string | undefined;
  prefix?: string | undefined;
}

const measures = (measure: string, words: string): [string, string][] =>
  words.split(" ").map((word) => [word, measure]);
/** Words that say another measure than was asked, by what they measure. */
const MEASURES = new Map([
  ...measures("share", "% percent pct"),
  ...measures("permille", "‰"),
  ...measures("money", "$ dollars dollar usd"),
  ...measures("euro", "€ euro euros eur"),
  ...measures("tenge", "₸ tenge kzt"),
  ...measures("ruble", "₽ ruble rubles rouble roubles rub"),
  ...measures("pound", "£ pound pounds gbp"),
  ...measures("yuan", "¥ yuan yen cny"),
  ...measures("year", "years year"),
  ...measures("month", "months month"),
  ...measures("week", "weeks week"),
  ...measures("day", "days day"),
  ...measures("term", "terms term"),
  ...measures("factor", "times fold"),
  ...measures(COUNT, "seats seat people persons members deputies senators votes voters signatures citizens"),
]);
/** Words that make another statement of a number. */
const CHANGES =
  /\b(?:not|no|never|under|over|more|less|fewer|least|most|up to|below|above|than|between|or|minus|except|min|max|minimum|maximum|twice|double|triple|plus|per|each)\b|[<>≤≥±]|\S\s*\+/;
const HARMLESS =
  /^(?:about|around|approximately|approx|circa|ca|c|roughly|exactly|nearly|almost|it is|it was)\b\.?/;

/**
 * The readings of a typed number in the unit shown beside the field, most usual first: "1.234" can be read in two ways.
 * @returns null when it is no number, more than one, or says something else about it; `otherMeasure` when it names a
 *   measure that was not asked for
 */
export function readNumber(
  text: string,
  beside: Beside = {},
): { values: number[]; otherMeasure: boolean } | null {
  const plain = plainOf(text);
  const [, said, again] = plain.match(/^([^()]+)\(([^()]+)\)$/) ?? [];
  if (said && again) return readTwice(said, again, beside);
  if (CHANGES.test(withoutUnit(plain, beside.unit))) return null;
  const shown = unitScale(beside.unit);
  const digits = digitsOf(plain);
  if (digits === "several") return null;
  if (digits) {
    if (digits.words.some((word) => !(word in SCALES) && numberOfWords([word]) !== null)) return null;
    const scale = scaleOf(digits.after);
    const isShare = measureOf(plain) === "share";
    const values = digits.values.flatMap((value) => inUnit(value, scale, shown, isShare ? {} : beside));
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

const COUNTS: Record<string, number> = { one: 1, two: 2, three: 3 };
const PARTS: Record<string, number> = { half: 2, third: 3, quarter: 4 };
/** "2 and a half" */
const PART_IN_WORDS = /(?<=\d)\s+and (?:a )?(?:(one|two|three) )?(half|third|quarter)s?\b/g;

/** In lower case and common signs, without what says nothing. */
function plainOf(text: string): string {
  const common = text
    // Before signs are made alike, which would turn some of these into spaces and marks over letters.
    .replace(/(?<=\d)[‘’`´ʼ′_](?=\d)/g, "'")
    .replace(/(?<=\d)·(?=\d)/g, ".")
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/gu, " ")
    .normalize("NFKC")
    .toLowerCase();
  return withoutCyrillicNumbers(common)
    .replace(/[−–—]/g, "-")
    .replace(/⁄/g, "/")
    .replace(PART_IN_WORDS, (_, above = "one", part = "half") => ` ${COUNTS[above]}/${PARTS[part]}`)
    .replace(/^minus (?=\d)/, "-")
    .replace(/\bper cent\b|\bp\.\s?c\.|\bpercentage points?\b/g, "percent")
    .replace(/\bper annum\b|\bor so\b|\bin total\b/g, " ")
    .replace(/[~≈=]/g, " ")
    .trim()
    .replace(HARMLESS, "")
    .replace(/[.!?]+$/, "")
    .trim();
}

/** "litres per head" says nothing more where it stands beside the field. */
function withoutUnit(plain: string, unit: string | undefined): string {
  return unit && plain.endsWith(unit.toLowerCase()) ? plain.slice(0, -unit.length) : plain;
}

/** "20,000 (twenty thousand)": said twice, so it must be the same; a remark without a number is only that. */
function readTwice(said: string, again: string, beside: Beside): ReturnType<typeof readNumber> {
  const first = readNumber(said, beside);
  const second = readNumber(again, beside);
  if (!first || (!second && (/\d/.test(again) || CHANGES.test(again)))) return null;
  const values = second ? first.values.filter((value) => second.values.includes(value)) : first.values;
  return values.length > 0
    ? { values, otherMeasure: first.otherMeasure || second?.otherMeasure === true }
    : null;
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
  if (said === null || said === asked) return false;
  if (said === COUNT) return asked !== null;
  return asked !== null || unit !== undefined || prefix !== undefined;
}

function measureOf(text: string): string | null {
  for (const word of text.match(/[%‰$€₸£₽¥]|\p{L}+/gu) ?? []) {
    const measure = MEASURES.get(word);
    if (measure) return measure;
  }
  return null;
}

/** "1/2" and "2 1/2" */
const FRACTION =
  /^(?<before>\D*)(?:(?<whole>\d{1,4})(?:\s+(?:and\s+)?|-))?(?<above>\d{1,4})\s?\/\s?(?<below>\d{1,4})(?!\d)(?<after>.*)$/;

/** The one number written in digits: its readings, the text after it, and the words around it. */
function digitsOf(plain: string): { values: number[]; after: string; words: string[] } | "several" | null {
  const fraction = plain.match(FRACTION)?.groups;
  if (fraction) {
    const { before = "", whole, above, below, after = "" } = fraction;
    const part = Number(above) / Number(below);
    // "2 3/2" is two numbers.
    if (Number(below) === 0 || /\d/.test(after) || (whole && part >= 1)) return "several";
    const value = Number(whole ?? 0) + part;
    return {
      values: [/(?<![\p{L}\d]\s?)-\s?$/u.test(before) ? -value : value],
      after,
      words: `${before} ${after}`.match(/\p{L}+/gu) ?? [],
    };
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
    words: plain.match(/\p{L}+/gu) ?? [],
  };
}

function scaleOf(after: string): number {
  let scale = 1;
  for (const word of after.match(/\p{L}+/gu) ?? []) {
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
    // Nobody who means five writes 5,000.
    if (canBeThousands && run.endsWith("0")) return [whole];
    return canBeThousands ? [whole, decimal] : [decimal];
  }
  const others = new Set(marks.slice(0, -1));
  if (!isDecimalMark || others.size !== 1 || others.has(last)) return null;
  return inThrees(1, parts.length - 1) ? [decimal] : null;
}

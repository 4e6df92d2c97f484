/** Dates in prose: years, months and days of a month. */

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

const NAMES = "January|February|March|April|May|June|July|August|September|October|November|December";
const MONTH_DAY = new RegExp(`\\b(${NAMES}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!,\\d)`, "g");
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${NAMES})\\b`, "g");
const MONTH = new RegExp(`\\b(${NAMES})\\b`, "g");
const YEAR = /(?<![\d,.$€])\b(1[89]\d\d|20\d\d)\b(?![,.]\d{3})/g;

/** Date parts as strings: "2022", "march", "march 16". */
export function datesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, month, day] of text.matchAll(MONTH_DAY)) found.add(`${month?.toLowerCase()} ${Number(day)}`);
  for (const [, day, month] of text.matchAll(DAY_MONTH)) found.add(`${month?.toLowerCase()} ${Number(day)}`);
  for (const match of text.matchAll(MONTH)) {
    // "may" at the start of a sentence is mostly the verb.
    if (
      match[1] !== "May" ||
      /^May,? (?:\d|and|of)/.test(text.slice(match.index)) ||
      /\b(?:in|since|until|by|early|late|mid|last) $/i.test(text.slice(0, match.index))
    ) {
      found.add((match[1] as string).toLowerCase());
    }
  }
  for (const [, year] of text.matchAll(YEAR)) found.add(year as string);
  return found;
}

/** A text without its dates, so that what numbers remain are quantities. */
export function withoutDates(text: string): string {
  return text
    .replace(MONTH_DAY, (words) => " ".repeat(words.length))
    .replace(DAY_MONTH, (words) => " ".repeat(words.length))
    .replace(YEAR, (words) => " ".repeat(words.length));
}

/** The parts of an EDTF date that prose would name: 2022-03-16 gives "2022" and "march 16". Seasons give the year only. */
export function partsOfEdtf(edtf: string): string[] {
  return edtf.split("/").flatMap((date) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? [];
    if (!year) return [];
    const name = MONTHS[Number(month) - 1];
    if (!name) return [year];
    return [year, day ? `${name} ${Number(day)}` : name];
  });
}

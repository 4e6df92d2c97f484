/** The year that a question names, so that a date may be answered without it. */
import type { PublicItem } from "../item";

const MONTH =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d{1,2},?)?";
/** "as of May 2022" says when the pack was written, not when the thing happened. */
const AS_OF = new RegExp(`\\bas of (?:\\d{1,2} )?(?:${MONTH} )?\\d{4}\\b`, "g");
const YEAR = /(?<![\d.,-])(?:1[89]|20)\d\d(?![\d–-]|[.,]\d)/g;
/** "of 2022" and "March 2022" name a year; "Kazakhstan 2050" does not, and "before 2022" names other years. */
const DATED = new RegExp(
  `(?:\\b(?:of|in|during|throughout|year|late|early|mid|spring|summer|autumn|fall|winter) |mid-|(?<!\\b(?:before|after|until|till|since|by) (?:\\d{1,2} )?)\\b${MONTH} |___ )$`,
);

/** The one year that the question speaks of; undefined when it names none, several, or asks for a year itself. */
export function namedYear(item: PublicItem): number | undefined {
  if (item.form === "date" ? item.precision === "year" : item.form !== "cloze" || item.blank === "a year")
    return undefined;
  const sentence = item.form === "cloze" ? `${item.sentence.before}___${item.sentence.after}` : "";
  const text = `${item.prompt} ${sentence}`.toLowerCase().replace(AS_OF, " ");
  const years = [...text.matchAll(YEAR)];
  const [first] = years;
  if (!first) return undefined;
  const isOne = years.every(
    (year) => year[0] === first[0] && DATED.test(text.slice(0, year.index).replace(/\s+/g, " ")),
  );
  return isOne ? Number(first[0]) : undefined;
}

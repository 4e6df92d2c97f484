/** Years spelled out: "twenty nineteen", "nineteen ninety-one", "two thousand and five". */
import { numberOfWords, SMALL, TENS } from "./number-words";

const UNIT = `(?:${SMALL.slice(1, 10).join("|")})`;
const UNDER_HUNDRED = `(?:(?:${SMALL.slice(10).join("|")})|(?:${TENS.join("|")})(?:[- ]${UNIT})?)`;
// "twenty one" is no year but a number.
const BY_CENTURY = `(?<century>eighteen|nineteen|twenty)[- ](?:oh[- ](?<unit>${UNIT})|(?<rest>${UNDER_HUNDRED}))`;
const BY_THOUSAND = `two[- ]thousand(?:(?: and)? (?<more>${UNIT}|${UNDER_HUNDRED}))?`;
const SPELLED = new RegExp(`\\b(?:${BY_CENTURY}|${BY_THOUSAND})\\b`, "g");

const amountOf = (words = "zero") => numberOfWords(words.split(/[- ]/)) ?? 0;

/** The text with such years in figures. In lower case. */
export function withYearsInFigures(text: string): string {
  return text.replace(SPELLED, (...args) => {
    const { century, unit, rest, more } = args.at(-1) as Record<string, string | undefined>;
    return String(century ? amountOf(century) * 100 + amountOf(unit ?? rest) : 2000 + amountOf(more));
  });
}

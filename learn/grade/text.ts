/** Typed words: forgiving of how they are written, never of what they say. */
import { distance, skeleton, wordsOf } from "./fold";
import { kindsOf, otherNamings } from "./names";
import { isCardinal, isNumberWord, numberOfWords, ORDINALS } from "./number-words";

/** How near two wordings are: 0 the same, 1 and 2 misspelt by so much, null different. */
export type Nearness = 0 | 1 | 2 | null;

/** One slip is forgiven in words of so many letters, two in words of so many. */
const ONE_SLIP = 6;
const TWO_SLIPS = 12;
/** In shorter names only slips that hardly make another name: Asanov is not Azanov nor Aslanov, but may be Asnaov. */
const SURE_NAME = 8;
/** Words of bodies and offices, short and with a capital, yet no one's name: no other body is called Counsil. */
const INSTITUTIONS = new Set(["council", "chamber", "cabinet", "supreme", "central", "region", "justice"]);

const NEGATING = /^(?:un|in|im|il|ir|non|dis|anti|de|a)$/;
const NEGATIONS = new Set([
  "not",
  "no",
  "non",
  "never",
  "without",
  "neither",
  "nor",
  "none",
  "nobody",
  "nothing",
]);
/** Said before an answer without changing it. */
const LEAD_INS = [
  ["it", "is"],
  ["it", "was"],
  ["this", "is"],
  ["i", "think"],
  ["probably"],
  ...["in", "by", "at", "on", "to", "with", "its"].map((word) => [word]),
];

/** How near a given text is to the nearest of the wordings of one thing; `forgive` allows misspellings. */
export function nearestOf(given: string, wordings: readonly string[], forgive: boolean): Nearness {
  const words = wordsOf(given);
  const kinds = kindsOf(wordings.map(wordsOf));
  let best: Nearness = null;
  for (const wording of wordings) {
    const wanted = wordsOf(wording);
    const names = namesIn(wording);
    const tried = [words, ...withoutLeadIns(words)];
    tried.push(...tried.flatMap((other) => otherNumerals(other, wanted)));
    if (wanted.every((word) => names.has(word))) tried.push(...otherNamings(words, wanted, kinds));
    for (const other of tried) {
      best = nearer(best, compare(other, wanted, names, forgive));
      if (best === 0) return best;
    }
  }
  return best;
}

function withoutLeadIns(words: readonly string[]): string[][] {
  return LEAD_INS.filter(
    (lead) => words.length > lead.length && lead.every((word, at) => words[at] === word),
  ).map((lead) => words.slice(lead.length));
}

const PLACES = new Set(["place", "position", "rank", "spot"]);

/** "ninth place" where ninth is wanted, "place nine" where 9 is, "article one hundred seventy-four" where it is 174. */
function otherNumerals(words: readonly string[], wanted: readonly string[]): string[][] {
  const [first = "", second = ""] = words;
  const [only = ""] = wanted;
  if (words.length === 2 && wanted.length === 1) {
    if (PLACES.has(second) && (ORDINALS.includes(only) || only === "last")) return [[first]];
    if (PLACES.has(first) && /^\d+$/.test(only)) return [[second], inFigures([second])];
  }
  return wanted.some((word) => /^\d+$/.test(word)) ? [inFigures(words)] : [];
}

/** The words with their one spelled-out whole number in figures; nothing where it is none or there are several. */
function inFigures(words: readonly string[]): string[] {
  const from = words.findIndex(isCardinal);
  const to = words.findLastIndex(isCardinal) + 1;
  const value = from < 0 ? null : numberOfWords(words.slice(from, to));
  return value !== null && Number.isInteger(value)
    ? [...words.slice(0, from), String(value), ...words.slice(to)]
    : [];
}

/** The words of a wording that it writes with a capital. */
function namesIn(wording: string): Set<string> {
  const parts = wording.split(/[\s\p{Pd}]+/u).filter((part) => /^\P{L}*\p{Lu}/u.test(part));
  return new Set(parts.flatMap(wordsOf));
}

function nearer(one: Nearness, other: Nearness): Nearness {
  if (one === null) return other;
  if (other === null) return one;
  return one <= other ? one : other;
}

function compare(
  given: readonly string[],
  wanted: readonly string[],
  names: ReadonlySet<string>,
  forgive: boolean,
): Nearness {
  if (given.length === 0 || wanted.length === 0) return null;
  if (given.join("") === wanted.join("")) return sameNumbers(given, wanted) ? 0 : null;
  if (given.length !== wanted.length) return null;
  let slips = 0;
  for (const [at, word] of wanted.entries()) {
    const slip = slipOf(given[at] as string, word, names.has(word), forgive);
    if (slip === null) return null;
    slips += slip;
  }
  return slips > 2 ? null : (slips as Nearness);
}

/** "1 12" is not "11 2", though it reads the same without spaces. */
function sameNumbers(given: readonly string[], wanted: readonly string[]): boolean {
  const numbers = (words: readonly string[]) => words.filter((word) => /\d/.test(word)).join(" ");
  return numbers(given) === numbers(wanted);
}

function slipOf(given: string, wanted: string, isName: boolean, forgive: boolean): Nearness {
  if (given === wanted) return 0;
  if (isFixed(given) || isFixed(wanted)) return null;
  const [one, other] = [skeleton(given), skeleton(wanted)];
  if (one === other) return 0;
  if (!forgive || negates(given, wanted) || one[0] !== other[0] || otherSex(one, other)) return null;
  // "constitution" for "constitutional" is another word, not a slip.
  if (Math.abs(one.length - other.length) > 1 && (one.startsWith(other) || other.startsWith(one)))
    return null;
  const most = other.length >= TWO_SLIPS ? 2 : other.length >= ONE_SLIP ? 1 : 0;
  const slips = distance(one, other, most);
  const isShortName = isName && wanted.length < SURE_NAME && !INSTITUTIONS.has(wanted);
  if (slips > most || (isShortName && !isMereSlip(one, other))) return null;
  return slips as Nearness;
}

/** Nazarbayeva is the daughter. */
function otherSex(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long === `${short}a` && /(?:[eo]v|in)$/.test(short);
}

const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const isVowel = (letter: string | undefined) => letter !== undefined && "aeiou".includes(letter);

/** Whether words one slip apart differ by a vowel, by letters in each other's place, or by the next key of the row. */
function isMereSlip(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const [a = "", b = ""] = [short[at], long[at]];
  if (short.length < long.length) return isVowel(b);
  if (a === long[at + 1] && b === short[at + 1]) return true;
  return (isVowel(a) && isVowel(b)) || KEYS.some((row) => row.includes(a + b) || row.includes(b + a));
}

/** Digits, numerals and negations are right or wrong, never misspelt. */
function isFixed(word: string): boolean {
  return /\d/.test(word) || isNumberWord(word) || NEGATIONS.has(word) || /^[ivxlcdm]+$/.test(word);
}

function negates(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.endsWith(short) && NEGATING.test(long.slice(0, long.length - short.length))) return true;
  const prefix = /^(un|in|im|il|ir|non|dis|anti)/;
  return prefix.test(one) !== prefix.test(other) && one.replace(prefix, "") === other.replace(prefix, "");
}

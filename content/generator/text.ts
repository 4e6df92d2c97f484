/** Small rules of written English that display and comparison share. */

/** First letter upper case; the rest is left alone. */
export function capitalize(text: string): string {
  const first = text.match(/\p{L}|\p{N}/u);
  if (!first || first.index === undefined || /\p{N}/u.test(first[0])) return text;
  return text.slice(0, first.index) + first[0].toUpperCase() + text.slice(first.index + first[0].length);
}

/**
 * What two answers are compared by: case, accents, punctuation, thousands separators and leading articles
 * do not make a difference.
 */
export function normalize(text: string): string {
  const plain = isAscii(text)
    ? text
    : text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .replace(/[\u00a0\u202f]/g, " ")
        .replace(/’/g, "'");
  const lower = plain.toLowerCase();
  let words = "";
  let gap = false;
  for (let at = 0; at < lower.length; at++) {
    const kind = kindOf(lower, at);
    if (kind === KEPT) {
      if (gap && words !== "") words += " ";
      words += lower[at];
      gap = false;
    } else if (kind === BREAK) gap = true;
  }
  return words.replace(/^(the|an?) /, "");
}

const KEPT = 0;
const BREAK = 1;
const DROPPED = 2;

/** Whether a sign belongs to a word, parts words, or is as if it were not there. */
function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isLetterOrDigit(code) || code === 0x25 || code === 0x24) return KEPT;
  if (code > 0x7f) return /[\p{L}\p{N}€£]/u.test(text[at] as string) ? KEPT : BREAK;
  const next = text.charCodeAt(at + 1);
  if (code === 0x2e) return isDigit(next) ? KEPT : BREAK;
  // "people's" is compared as "peoples", as it is often typed.
  if (code === 0x27) return next === 0x73 && !isLetterOrDigit(text.charCodeAt(at + 2)) ? DROPPED : BREAK;
  const parts =
    (code === 0x2c || code === 0x20) &&
    isDigit(text.charCodeAt(at - 1)) &&
    THOUSANDS.test(text.slice(at + 1, at + 5));
  return parts ? DROPPED : BREAK;
}
const THOUSANDS = /^\d{3}(?!\d)/;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || isDigit(code);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** "A, B and C"; with semicolons when a part has a comma or an "and" of its own. */
export function joinList(parts: readonly string[], heavy = needsSemicolons(parts)): string {
  if (parts.length < 2) return parts.join("");
  const separator = heavy ? "; " : ", ";
  const last = parts[parts.length - 1];
  const lead = parts.slice(0, -1).join(separator);
  return heavy && parts.length > 2 ? `${lead}; and ${last}` : `${lead} and ${last}`;
}

/** True when a part has a comma or an "and" of its own, so that commas would not tell the parts apart. */
export function needsSemicolons(parts: readonly string[]): boolean {
  return (
    parts.some((part) => /,|;/.test(part)) || (parts.length > 2 && parts.some((part) => / and /.test(part)))
  );
}

/** The indefinite article that goes before the words. */
export function indefiniteArticle(words: string): "a" | "an" {
  if (/^(8|11(\D|$)|18(\D|$)|11,|18,)/.test(words)) return "an";
  if (/^(uni|use|usu|eu|one\b|once\b|u[ks]\b|US)/i.test(words)) return "a";
  return /^[aeiou]/i.test(words) ? "an" : "a";
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** "first" for 1 … "tenth", then "11th", "21st". */
export function ordinal(place: number): string {
  const word = ORDINALS[place - 1];
  if (word) return word;
  const suffix = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" };
  return `${place}${suffix[ordinalRules.select(place)]}`;
}
const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });

/**
 * Whether a name, written as inside a sentence, takes a plural verb. Good enough for names: "Cornell and Barro",
 * "Kazakh officials"; not "the United States".
 */
export function isPlural(name: string): boolean {
  const bare = name.replace(/^The /i, "");
  return / and (?!Social|the)/.test(name) || /(^|\s)\p{Ll}\S*[^siu]s$/u.test(bare);
}

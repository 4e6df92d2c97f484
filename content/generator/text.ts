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
  const plain = PLAIN_ASCII.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain
    .toLowerCase()
    .replace(/(\d)[,\u00a0\u202f ](?=\d{3}(?!\d))/g, "$1")
    .replace(/[’']s\b/g, "s")
    .replace(/[^\p{L}\p{N}%.$€£]+/gu, " ")
    .replace(/\.(?!\d)/g, " ")
    .replace(/ +/g, " ")
    .trim()
    .replace(/^(the|a|an) /, "");
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const PLAIN_ASCII = /^[\x00-\x7f]*$/;

/** "A, B and C"; with semicolons when a part has a comma or an "and" of its own. */
export function joinList(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  const heavy =
    parts.some((part) => /,|;/.test(part)) || (parts.length > 2 && parts.some((part) => / and /.test(part)));
  const separator = heavy ? "; " : ", ";
  const last = parts[parts.length - 1];
  const lead = parts.slice(0, -1).join(separator);
  return heavy && parts.length > 2 ? `${lead}; and ${last}` : `${lead} and ${last}`;
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

/** Whether a name takes a plural verb. Good enough for names: "Cornell and Barro", "The maslikhats"; not "United States". */
export function isPlural(name: string): boolean {
  const bare = name.replace(/^The /i, "");
  return / and (?!Social|the)/.test(name) || (/[^siu]s$/.test(bare) && /^\p{Ll}/u.test(bare));
}

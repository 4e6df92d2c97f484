/** Numbers written in words. */

export const SMALL = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
  "eighteen nineteen",
]
  .join(" ")
  .split(" ");
export const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/** First to twentieth. */
export const ORDINALS = [
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
  "sixteenth seventeenth eighteenth nineteenth twentieth",
]
  .join(" ")
  .split(" ");
const FRACTIONS: Record<string, number> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  tenth: 10,
};

/** Words for powers of ten. */
export const SCALES: Record<string, number> = {
  hundred: 1e2,
  k: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  thous: 1e3,
  thsd: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  b: 1e9,
  milliard: 1e9,
  billion: 1e9,
  billions: 1e9,
  tn: 1e12,
  trillion: 1e12,
};

const VALUES = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, nth) => [word, (nth + 2) * 10] as const),
]);

/** Whether a word is a numeral, cardinal or ordinal. */
export function isNumberWord(word: string): boolean {
  return (
    VALUES.has(word) || ORDINALS.includes(word) || word in FRACTIONS || (word in SCALES && word.length > 2)
  );
}

/** Whether a word can be part of a whole number in words. */
export function isCardinal(word: string): boolean {
  return VALUES.has(word) || (word in SCALES && word.length > 2);
}

/**
 * The number that words spell ("twenty thousand", "one hundred and five", "two thirds", "two and a half"); null when
 * they do not.
 */
export function numberOfWords(words: readonly string[]): number | null {
  return fractionOf(words) ?? mixedOf(words) ?? wholeOf(words);
}

function wholeOf(words: readonly string[]): number | null {
  let total = 0;
  let group = 0;
  let seen = false;
  let last = "";
  for (const [at, word] of words.entries()) {
    const value = VALUES.get(word);
    const scale = word.length > 2 ? SCALES[word] : undefined;
    if (value !== undefined) {
      // "twenty one" is one number, "one twenty" is two.
      if (VALUES.has(last) && !(TENS.includes(last) && value > 0 && value < 10)) return null;
      group += value;
      seen = true;
    } else if (scale === 100) group = (group || 1) * 100;
    else if (scale !== undefined) {
      total += (group || (seen ? 0 : 1)) * scale;
      group = 0;
    } else if ((word === "and" && seen) || (word === "a" && at === 0)) continue;
    else return null;
    if (scale !== undefined) seen = true;
    last = word;
  }
  return seen ? total + group : null;
}

function fractionOf(words: readonly string[]): number | null {
  const bare = words.filter((word) => word !== "a" && word !== "of");
  const [first = "", second = ""] = bare;
  if (bare.length === 1) return first in FRACTIONS ? 1 / (FRACTIONS[first] as number) : null;
  const below = FRACTIONS[second] ?? FRACTIONS[second.replace(/s$/, "")];
  const above = VALUES.get(first);
  return bare.length === 2 && below && above !== undefined && above > 0 && above < below
    ? above / below
    : null;
}

/** "two and a half", also of thousands and more; "a thousand and a half" can be meant in two ways and is none. */
function mixedOf(words: readonly string[]): number | null {
  const at = words.lastIndexOf("and");
  const whole = words.slice(0, Math.max(at, 0));
  if (whole.length === 0 || !whole.every((word) => VALUES.has(word))) return null;
  let end = words.length;
  let scale = 1;
  for (; (SCALES[words[end - 1] ?? ""] ?? 0) > 100; end--)
    scale *= SCALES[words[end - 1] as string] as number;
  const part = words.slice(at + 1, end);
  // "two and fifth" is two ordinals rather than a number.
  const fraction = part.length > 1 || part[0] === "half" ? fractionOf(part) : null;
  const value = wholeOf(whole);
  return fraction === null || value === null ? null : (value + fraction) * scale;
}

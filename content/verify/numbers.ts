/** Numbers in prose, in digits or words, as values that can be compared. */

const SMALL: Record<string, number> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
const TENS: Record<string, number> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, 20 + 10 * index]),
);
const ORDINALS: Record<string, number> = Object.fromEntries(
  "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, index) => [word, 3 + index]),
);
const SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
/** Words that stand for a factor or a part; the value is the factor. */
const FACTORS: Record<string, number> = {
  half: 0.5,
  halve: 0.5,
  halved: 0.5,
  halving: 0.5,
  double: 2,
  doubled: 2,
  doubling: 2,
  doubles: 2,
  twice: 2,
  triple: 3,
  tripled: 3,
  tripling: 3,
  triples: 3,
  thrice: 3,
  quarter: 0.25,
  quarters: 0.25,
  thirds: 3,
  dozen: 12,
  dozens: 12,
};

export interface FoundNumber {
  value: number;
  /** as it stands in the text */
  words: string;
}

const TOKEN = /\d{1,3}(?:[,\u0020\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}]+/gu;

/** Every number of a text. "nine", "9", "9th" and "ninth" are 9; "16.1 billion" is both 16.1 and 16,100,000,000; "half" is 0.5. */
export function numbersIn(text: string): FoundNumber[] {
  const tokens = [...text.matchAll(TOKEN)].map(([word]) => word);
  const found: FoundNumber[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const start = i;
    const first = tokens[i] as string;
    const read = readAt(tokens, i);
    if (read === null) {
      const special = FACTORS[first.toLowerCase()] ?? ORDINALS[first.toLowerCase()];
      if (special !== undefined) found.push({ value: special, words: first });
      continue;
    }
    i = read.end - 1;
    found.push({ value: read.value, words: tokens.slice(start, read.end).join(" ") });
    let scaled = read.value;
    while (SCALES[tokens[i + 1]?.toLowerCase() ?? ""] !== undefined) {
      scaled *= SCALES[tokens[++i]?.toLowerCase() as string] as number;
      found.push({ value: Number(scaled.toPrecision(12)), words: tokens.slice(start, i + 1).join(" ") });
    }
  }
  return [...found, ...fractions(text)];
}

function readAt(tokens: readonly string[], at: number): { value: number; end: number } | null {
  const word = (tokens[at] as string).toLowerCase();
  if (/^\d/.test(word)) return { value: Number(word.replace(/[^\d.]/g, "")), end: at + 1 };
  const tens = TENS[word];
  if (tens !== undefined) {
    const unit = SMALL[tokens[at + 1]?.toLowerCase() ?? ""];
    return unit !== undefined && unit > 0 && unit < 10
      ? { value: tens + unit, end: at + 2 }
      : { value: tens, end: at + 1 };
  }
  const small = SMALL[word];
  return small === undefined ? null : { value: small, end: at + 1 };
}

/** "one in three", "two-thirds", "a third": as parts and as percentages. */
function fractions(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  const add = (value: number, words: string) => found.push({ value, words }, { value: value * 100, words });
  const small = Object.keys(SMALL).join("|");
  for (const [words, top, bottom] of text.matchAll(
    new RegExp(`\\b(${small}) (?:in|out of) (${small})\\b`, "gi"),
  )) {
    add(
      (SMALL[top?.toLowerCase() as string] as number) / (SMALL[bottom?.toLowerCase() as string] as number),
      words,
    );
  }
  for (const [words] of text.matchAll(/\bhal(?:f|ved|ving)\b/gi)) add(0.5, words);
  for (const [words] of text.matchAll(/\b(?:a|one)[ -]third\b/gi)) add(1 / 3, words);
  for (const [words] of text.matchAll(/\btwo[ -]thirds\b/gi)) add(2 / 3, words);
  for (const [words] of text.matchAll(/\b(?:a|one)[ -]quarter\b/gi)) add(0.25, words);
  return found;
}

/** Whether two numbers are the same but for rounding of a fraction to a whole percent. */
export function sameNumber(a: number, b: number): boolean {
  return a === b || (!Number.isInteger(b) && b > 1 && Math.abs(a - b) < 0.5);
}

/** Whether the words say a part or a multiple ("half", "doubled", "a quarter"), which any two numbers may stand to each other. */
export function isFactor(words: string): boolean {
  return FACTORS[words.toLowerCase()] !== undefined || /\b(?:half|thirds?|quarters?)$/i.test(words);
}

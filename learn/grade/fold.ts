/**
 * What typed words are compared by. Case, spacing, punctuation, diacritics and articles make no difference; Cyrillic is
 * read as Latin, and the ways of writing Kazakh and Russian names in Latin letters fall together (Tokayev, Toqaev, Токаев).
 */
import { ORDINALS as ORDINAL_WORDS } from "./number-words";

const CYRILLIC: Record<string, string> = {
  а: "a",
  ә: "a",
  б: "b",
  в: "v",
  г: "g",
  ғ: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  қ: "k",
  л: "l",
  м: "m",
  н: "n",
  ң: "n",
  о: "o",
  ө: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ұ: "u",
  ү: "u",
  ф: "f",
  х: "kh",
  һ: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "",
  ы: "y",
  і: "i",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
  ı: "i",
  ł: "l",
  ø: "o",
  ß: "ss",
};

const ARTICLES = new Set(["the", "a", "an"]);

/** "3rd" is "third"; "3th" is nothing. */
const ORDINALS = new Map(
  "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th"
    .split(" ")
    .map((figure, nth) => [figure, ORDINAL_WORDS[nth] as string]),
);

/** The words of a text in lower case Latin letters and digits, articles left out (unless there is nothing else). */
export function wordsOf(text: string): string[] {
  // Composed first: й and ё are letters, not и and е with a mark.
  const lower = text
    // "No." of a number, which is no negation; "Art. 46" is Article 46.
    .replace(/(?:№|\bno\.|\bnr\.?)\s*(?=\d)/giu, " ")
    .replace(/(?<!\p{L})(?:art|статья|ст)\.?\s*(?=\d)/giu, "article ")
    // 2½ is not 21/2.
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/gu, " ")
    .normalize("NFKC")
    .toLowerCase();
  let plain = "";
  for (const sign of lower) plain += CYRILLIC[sign] ?? sign;
  plain = plain
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’ʼ`ʻ]/g, "")
    .replace(/&/g, " and ");
  const words = plain.match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? [];
  const bare = words.filter((word) => !ARTICLES.has(word));
  return (bare.length > 0 ? bare : words).map((word) => ORDINALS.get(word) ?? word);
}

/** A word as all its transliterations have it. */
export function skeleton(word: string): string {
  return (
    word
      // -yev, -jew, -yeff: the ends of surnames in English, German and old French spelling.
      .replace(/(?<=[eo])(?:ff?|w)$/, "v")
      .replace(/(?<=[aeiou])j(?=ev$)/, "")
      .replace(/q/g, "k")
      .replace(/x/g, "ks")
      .replace(/w/g, "u")
      .replace(/d?zh|dj/g, "j")
      .replace(/kh/g, "k")
      .replace(/sh/g, "s")
      .replace(/y/g, "i")
      .replace(/(?<=[aeiou])i(?=[aeou])/g, "")
      .replace(/(.)\1+/g, "$1")
  );
}

/**
 * Damerau–Levenshtein distance with adjacent transpositions (optimal string alignment), or `most` + 1 when it is more.
 * Source: Boytsov (2011), "Indexing methods for approximate dictionary searching".
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let twoBack: number[] = [];
  let back = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(
        (back[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (back[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (twoBack[j - 2] as number) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    twoBack = back;
    back = row;
  }
  return back[other.length] as number;
}

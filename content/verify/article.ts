/** The text of a source, by line, as facts cite it. */
import type { Citation } from "../fields";

export interface Article {
  /** Lines with footnote marks taken off; index 0 is line 1. */
  lines: readonly string[];
  /** The whole text in one string, lines joined by spaces. */
  whole: string;
}

/** Splits a text into lines and takes footnote marks off words and years ("2021.10", "doubtful.9", "groups.¹⁷"). */
export function readArticle(text: string): Article {
  const lines = text.replace(/\r\n?/g, "\n").split("\n").map(withoutMarks);
  return { lines, whole: lines.join(" ") };
}

function withoutMarks(line: string): string {
  return line
    .replace(/[¹²³⁰⁴-⁹]+/g, " ")
    .replace(/\b((?:19|20)\d\d)\.\d{1,2}(?=\s|$)/g, "$1.")
    .replace(/([^\d\s][.,;:?!]["”’)]?|["”])\d{1,2}(?=\s|$)/g, "$1")
    .replace(/([a-z]\.) \d{1,2} (?=[A-Z])/g, "$1 ");
}

/** The cited lines, joined: a word broken at a line's end is made whole. */
export function citedText(article: Article, cites: readonly Citation[]): string {
  const wanted: string[] = [];
  for (const { lines } of cites) {
    for (const { from, to } of lines) wanted.push(...article.lines.slice(Math.max(0, from - 1), to));
  }
  return joinLines(wanted);
}

/** Lines to running text. A hyphen at a line's end joins both halves; both readings are kept ("how-ever however"). */
export function joinLines(lines: readonly string[]): string {
  const text = lines.filter((line) => line.trim() !== "").join("\n");
  const whole = text.replace(/(\p{L}+)-\n(?:> )?(\p{L}+)/gu, "$1$2 $1-$2");
  return whole.replace(/\s+/g, " ");
}

/** Whether a line is a footnote, a web address or a part of one, and not running text. */
export function isNote(raw: string): boolean {
  return /^\s*[¹²³⁰⁴-⁹^]/.test(raw) || /https?:|\.html?\)|\.pdf\)|^\S+\/\S+$/.test(raw);
}

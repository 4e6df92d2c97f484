/** Runs of words that stand both in the source and in the pack. */

import type { DataPath } from "../data-path";
import type { Draft, Located, Report } from "../draft";
import { plain } from "../fact-values";
import type { Entity } from "../pack";
import { isNote } from "./article";
import { asideProse, statedProse, wording } from "./prose";

/** So many words in a row are a quotation. */
const RUN = 8;

/** Reports every run of RUN or more words of the source in any prose of the pack, names and titles aside. */
export function checkRuns(draft: Draft, source: string, report: Report): void {
  const shingles = shinglesOf(source);
  const entities = new Map(draft.entities.map(({ it }) => [it.id, it]));
  const titles = [...titleWords(draft), ...citedTitles(source)];
  const check = (thing: Located<unknown>, path: DataPath, text: string) => {
    for (const run of runsIn(text, shingles, titles)) {
      report(
        thing,
        path,
        "run-of-source",
        `${path.join(".") || "The text"} has ${run.split(" ").length} words in a row of the source: "${run}".`,
        "Say it in your own words.",
      );
    }
  };
  for (const fact of draft.facts) {
    for (const { path, text } of [...statedProse(fact.it, entities), ...asideProse(fact.it, entities)])
      check(fact, path, text);
    checkValueTexts(fact, entities, check);
  }
  for (const topic of draft.topics) check(topic, ["title"], `${topic.it.title}. ${topic.it.summary ?? ""}`);
  for (const entity of draft.entities) check(entity, ["about"], entity.it.about ?? "");
  if (draft.head)
    check(
      draft.head,
      ["summary"],
      [draft.head.it.summary, ...draft.head.it.decks.map(({ summary }) => summary)].join(" | "),
    );
}

function checkValueTexts(
  fact: Draft["facts"][number],
  entities: ReadonlyMap<string, Entity>,
  check: (thing: Located<unknown>, path: DataPath, text: string) => void,
): void {
  const { before, subject, alsoRight } = fact.it;
  if (before) check(fact, ["before"], wording(before, entities));
  if (subject) check(fact, ["subject"], wording(subject, entities));
  for (const value of alsoRight) check(fact, ["alsoRight"], wording(value, entities));
}

/** All runs of RUN words of the source, as it stands, without its notes, and with words broken at line ends made whole or not. */
function shinglesOf(source: string): Set<string> {
  const lines = source
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const found = new Set<string>();
  for (const some of [lines, lines.filter((line) => !isNote(line))]) {
    const text = some.join("\n").replace(/\n> /g, "\n");
    for (const joined of [text, text.replace(/(\p{L})-\n(?=\p{L})/gu, "$1")]) {
      const words = wordsOf(joined);
      for (let i = 0; i + RUN <= words.length; i++) found.add(words.slice(i, i + RUN).join(" "));
    }
  }
  return found;
}

/** Words without case, punctuation and footnote digits. */
function wordsOf(text: string): string[] {
  const bare = text
    .replace(/[¹²³⁰⁴-⁹]+/g, "")
    .replace(/\b((?:19|20)\d\d)\.\d{1,2}(?=\s|$)/g, "$1")
    .replace(/([^\d\s][.,;:?!]["”’)]?|["”])\d{1,2}(?=\s|$)/g, "$1")
    .replace(/([a-z]\.) \d{1,2} (?=[A-Z])/g, "$1 ")
    .replace(/['’](?=s\b)/g, "")
    .replace(/(\d),(?=\d{3})/g, "$1");
  return plain(bare).split(" ");
}

function runsIn(text: string, shingles: ReadonlySet<string>, titles: readonly string[][]): string[] {
  const words = wordsOf(text);
  const runs: string[] = [];
  let end = 0;
  for (let i = 0; i + RUN <= words.length; i++) {
    if (i < end || !shingles.has(words.slice(i, i + RUN).join(" "))) continue;
    end = i + RUN;
    while (end < words.length && shingles.has(words.slice(end - RUN + 1, end + 1).join(" "))) end++;
    const run = words.slice(i, end);
    if (!onlyTitles(run, titles)) runs.push(run.join(" "));
  }
  return runs;
}

const GLUE = new Set("the a an and or of in on for to by with from s".split(" "));

/** Whether nothing but names, titles and little words make up the run. */
function onlyTitles(run: readonly string[], titles: readonly string[][]): boolean {
  const covered = run.map((word) => GLUE.has(word));
  for (const title of titles) {
    for (let i = 0; i + title.length <= run.length; i++) {
      if (title.every((word, offset) => run[i + offset] === word)) covered.fill(true, i, i + title.length);
    }
    // A run may begin or end inside a title.
    for (let cut = Math.min(title.length - 1, run.length); cut >= 3; cut--) {
      if (title.slice(-cut).every((word, offset) => run[offset] === word)) covered.fill(true, 0, cut);
      if (title.slice(0, cut).every((word, offset) => run[run.length - cut + offset] === word))
        covered.fill(true, run.length - cut);
    }
  }
  return covered.every(Boolean);
}

/** Titles that the source's notes give in quotation marks or italics. */
function citedTitles(source: string): string[][] {
  const notes = source.split("\n").filter(isNote);
  const titles = notes.flatMap((note) =>
    [...note.matchAll(/["“]([^"“”]{10,200})["”]|\*([^*]{10,200})\*/g)].map(
      ([, quoted, italic]) => quoted ?? italic ?? "",
    ),
  );
  return titles.map(wordsOf);
}

function titleWords(draft: Draft): string[][] {
  const names = draft.entities.flatMap(({ it }) => [it.name, ...it.aliases]);
  const titles = draft.sources.flatMap(({ it }) => [it.title, it.publisher ?? ""]);
  return [...names, ...titles].map(wordsOf).filter((words) => words.join("") !== "");
}

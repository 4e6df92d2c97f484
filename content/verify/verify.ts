/** A pack against the text of its source. */
import { type Draft, reporter } from "../draft";
import { byPlace, type Problem } from "../problem";
import { allowanceFor } from "./allow";
import { joinLines, readArticle } from "./article";
import { datesIn, withoutDates } from "./calendar";
import { checkFact, type Evidence } from "./check-fact";
import { numbersIn } from "./numbers";
import { checkWords, knownWords } from "./outside-words";
import { checkRuns } from "./runs";

/**
 * Every number, date and name that the cited lines do not hold, and every run of eight or more words taken over.
 * Looks at the facts that cite `sourceId`; `text` is that source's text, whose lines the citations count.
 */
export function verifyPack(draft: Draft, sourceId: string, text: string): Problem[] {
  const problems: Problem[] = [];
  const report = reporter(problems);
  const article = readArticle(text);
  const entities = new Map(draft.entities.map(({ it }) => [it.id, it]));
  const evidence: Evidence = {
    article,
    allowance: allowanceFor(sourceId),
    entities,
    namePattern: numberedNames(draft),
    wholeNumbers: numbersIn(withoutDates(article.whole)).map(({ value }) => value),
    wholeDates: datesIn(article.whole),
  };
  const known = knownWords([
    article.whole,
    joinLines(article.lines),
    ...evidence.allowance.words,
    ...draft.entities.flatMap(({ it }) => [it.name, ...it.aliases]),
    ...draft.sources.map(({ it }) => `${it.title} ${it.short} ${it.publisher ?? ""}`),
  ]);
  for (const fact of draft.facts) {
    if (!fact.it.cite.every(({ source }) => source === sourceId)) continue;
    checkFact(fact, evidence, report);
    checkWords(fact, known, entities, report);
  }
  checkRuns(draft, text, report);
  return problems.sort(byPlace);
}

/** Names that hold a number: it is part of the name and no figure of the fact. */
function numberedNames(draft: Draft): RegExp | null {
  const names = draft.entities
    .flatMap(({ it }) => [it.name, ...it.aliases])
    .filter((name) => numbersIn(name).length > 0 || datesIn(name).size > 0)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return names.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`, "gu")
    : null;
}

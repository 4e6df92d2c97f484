/** One fact against the lines it cites: numbers, dates, names. */

import type { DataPath } from "../data-path";
import type { Located, Report } from "../draft";
import type { Fact } from "../fact";
import { isMany } from "../fact-values";
import type { Entity } from "../pack";
import type { Member, Value } from "../value";
import type { Allowance } from "./allow";
import { type Article, citedText } from "./article";
import { datesIn, partsOfEdtf, withoutDates } from "./calendar";
import { names } from "./names";
import { isFactor, numbersIn, sameNumber } from "./numbers";
import { asideProse, statedProse } from "./prose";

export interface Evidence {
  article: Article;
  allowance: Allowance;
  entities: ReadonlyMap<string, Entity>;
  /** names of entities, longest first, whose numbers are part of a name ("Kazakhstan 2050") */
  namePattern: RegExp | null;
  wholeNumbers: readonly number[];
  wholeDates: ReadonlySet<string>;
}

/** Reports each number, date and name of the fact that its cited lines do not hold. */
export function checkFact(fact: Located<Fact>, evidence: Evidence, report: Report): void {
  const { article, allowance } = evidence;
  if (!checkLines(fact, article, report)) return;
  const cited = citedText(article, fact.it.cite);
  const context = allowance.dateLines.map((line) => article.lines[line - 1] ?? "").join(" ");
  const lines = fact.it.cite
    .map(({ lines }) => lines.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(", "))
    .join("; ");
  const facts = {
    fact,
    lines,
    evidence,
    report,
    cited,
    numbers: numbersIn(withoutDates(cited)).map(({ value }) => value),
    dates: datesIn(`${cited} ${context}`),
  };
  checkValues(facts);
  checkProse(facts);
}

interface Check {
  fact: Located<Fact>;
  lines: string;
  evidence: Evidence;
  report: Report;
  cited: string;
  numbers: readonly number[];
  dates: ReadonlySet<string>;
}

const MEND = "Cite the lines that say it, or mend the fact.";

function checkLines(fact: Located<Fact>, article: Article, report: Report): boolean {
  const last = article.lines.length;
  let fine = true;
  fact.it.cite.forEach((cite, index) => {
    for (const { from, to } of cite.lines) {
      if (to > last) {
        fine = false;
        report(
          fact,
          ["cite"],
          "cite-beyond-end",
          `The fact cites line ${to}; the source has ${last} lines.`,
          "Mend the line number.",
        );
      } else if (article.lines.slice(from - 1, to).every((line) => line.trim() === "")) {
        report(
          fact,
          fact.it.cite.length > 1 ? ["cite", index] : ["cite"],
          "cite-blank",
          `The cited lines ${from}-${to} are empty.`,
          "Mend the line numbers.",
        );
      }
    }
  });
  return fine;
}

function checkValues(check: Check): void {
  const { value, before, subject, claimant, when } = check.fact.it;
  checkValue(check, ["value"], value);
  if (before) checkValue(check, ["before"], before);
  if (subject) checkValue(check, ["subject"], subject);
  if (claimant !== undefined && !check.evidence.allowance.authors.includes(claimant))
    checkEntity(check, ["claimant"], claimant);
  if (when !== undefined) checkDate(check, ["when"], when);
}

function checkValue(check: Check, path: DataPath, value: Value | Member): void {
  if (value.type === "entity") checkEntity(check, path, value.id);
  else if (value.type === "date") checkDate(check, path, value.edtf);
  else if (value.type === "text")
    return; // prose holds it, through the statement's slot
  else if (isMany(value)) {
    value.members.forEach((member, index) => {
      checkValue(check, [...path, value.type, index], member);
    });
  } else {
    const amount = value.type === "share" ? value.percent : value.amount;
    if (!check.numbers.some((number) => sameNumber(amount, number)) && !check.dates.has(String(amount))) {
      check.report(
        check.fact,
        path,
        "number-not-cited",
        `${path.join(".")} is ${amount}, which does not stand in the cited lines ${check.lines}.`,
        MEND,
      );
    }
  }
}

function checkEntity(check: Check, path: DataPath, id: string): void {
  const entity = check.evidence.entities.get(id);
  if (!entity || check.evidence.allowance.authors.includes(id)) return;
  if (names(check.cited, entity, check.evidence.allowance.alsoCalled[id])) return;
  check.report(
    check.fact,
    path,
    "name-not-cited",
    `${path.join(".")} is "${entity.name}", whom the cited lines ${check.lines} do not name.`,
    "Cite the lines that name it, give the entity the alias the source uses, or mend the fact.",
  );
}

function checkDate(check: Check, path: DataPath, edtf: string): void {
  for (const part of partsOfEdtf(edtf)) {
    if (!check.dates.has(part))
      check.report(
        check.fact,
        path,
        "date-not-cited",
        `${path.join(".")} is ${edtf}, but "${part}" does not stand in the cited lines ${check.lines}.`,
        MEND,
      );
  }
}

function checkProse(check: Check): void {
  const { fact, evidence } = check;
  for (const { path, text } of statedProse(fact.it, evidence.entities)) {
    const where = `which does not stand in the cited lines ${check.lines}.`;
    proseProblems(
      check,
      path,
      text,
      "not-cited",
      where,
      MEND,
      (date) => check.dates.has(date),
      (value) => supported(check, value),
    );
  }
  for (const { path, text } of asideProse(fact.it, evidence.entities)) {
    if (path[2] === "is") continue; // a wrong option may say what the source never says
    const known = (value: number, words: string) =>
      isFactor(words) ||
      inOption(fact.it, path, value) ||
      evidence.wholeNumbers.some((number) => sameNumber(value, number));
    const mend = "Mend it: nothing from outside the source enters the pack.";
    proseProblems(
      check,
      path,
      text,
      "nowhere",
      "which stands nowhere in the source.",
      mend,
      (date) => evidence.wholeDates.has(date),
      known,
    );
  }
}

function proseProblems(
  { fact, evidence, report }: Check,
  path: DataPath,
  full: string,
  code: string,
  where: string,
  mend: string,
  dateKnown: (date: string) => boolean,
  numberKnown: (value: number, words: string) => boolean,
): void {
  const text = withoutLineNumbers(withoutNames(full, evidence.namePattern));
  const say = (what: string, words: string) =>
    report(fact, path, `${what}-${code}`, `${path.join(".")} says "${words}", ${where}`, mend);
  for (const date of datesIn(text)) if (!dateKnown(date)) say("date", date);
  const unknown = numbersIn(withoutDates(text)).filter(
    ({ value, words }) => !isFree(value, words) && !numberKnown(value, words),
  );
  for (const words of new Set(unknown.map((each) => each.words))) say("number", words);
}

/** "one" is mostly a pronoun, and "two" mostly counts what the sentence itself lists. */
function isFree(value: number, words: string): boolean {
  return value <= 2 && /^(?:zero|one|two|a|double|twice)/i.test(words) && !/ /.test(words);
}

/** A reason may speak of the number of the wrong option it belongs to. */
function inOption(fact: Fact, path: DataPath, value: number): boolean {
  const is = path[0] === "contrasts" ? fact.contrasts[Number(path[1])]?.is : undefined;
  if (!is) return false;
  if (is.type === "quantity" || is.type === "money") return is.amount === value;
  return is.type === "share"
    ? is.percent === value
    : is.type === "text" && numbersIn(is.text).some((each) => each.value === value);
}

/** In the lines, the count of the fact's own list, or the ratio of two numbers of the lines ("halved": 40,000 and 20,000). */
function supported(check: Check, value: number): boolean {
  const { numbers } = check;
  if (numbers.some((number) => sameNumber(value, number)) || check.dates.has(String(value))) return true;
  const own = check.fact.it.value;
  if (isMany(own) && own.members.length === value) return true;
  const ratio = value === 50 ? 0.5 : value;
  if (ratio === 0.5 && (numbers.includes(50) || numbers.includes(0.5))) return true;
  if (ratio !== 0.5 && ratio !== 2 && ratio !== 3) return false;
  return numbers.some((a) => a > 1 && numbers.includes(a * (ratio < 1 ? 1 / ratio : ratio)));
}

/** A note may point at lines of the source. */
function withoutLineNumbers(text: string): string {
  return text.replace(/\blines? \d+(?:(?:-|–|, | and | or | to )\d+)*/gi, " ");
}

function withoutNames(text: string, pattern: RegExp | null): string {
  return pattern ? text.replace(pattern, " ") : text;
}

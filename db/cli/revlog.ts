/** Reading review logs: the CSV format of open-spaced-repetition's optimizers, line by line. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { LogReview } from "@/learn/model/history";
import type { Rating } from "@/learn/review";

interface Revlog {
  /** reviews by card */
  cards: Map<string, LogReview[]>;
  /** lines with a review */
  reviews: number;
  /** lines left out: rating 0, or set by hand */
  manual: number;
  /** what is wrong, by line, the first 20 */
  problems: string[];
  /** lines that are broken */
  broken: number;
}

const SHOWN = 20;
const NEEDED = ["card_id", "review_time", "review_rating"] as const;

/** Reads a log. Columns may come in any order, and others beside them; lines may come in any order too. */
export async function readRevlog(file: string): Promise<Revlog> {
  const log: Revlog = { cards: new Map(), reviews: 0, manual: 0, problems: [], broken: 0 };
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let number = 0;
  let columns: Map<string, number> | null = null;
  for await (const raw of lines) {
    number++;
    const line = number === 1 ? raw.replace(/^\uFEFF/, "") : raw;
    if (line.trim() === "") continue;
    if (!columns) {
      columns = new Map(fieldsOf(line)?.map((name, i) => [name.trim(), i]));
      const missing = NEEDED.filter((name) => !columns?.has(name));
      if (missing.length === 0) continue;
      log.problems.push(
        `line ${number}: no column ${missing.join(", ")}. A header is expected: ` +
          "card_id,review_time,review_rating,review_state,review_duration (the last two may be left out)",
      );
      log.broken++;
      lines.close();
      break;
    }
    const problem = take(log, line, columns);
    if (!problem) continue;
    log.broken++;
    if (log.problems.length < SHOWN) log.problems.push(`line ${number}: ${problem}`);
  }
  if (number === 0) {
    log.problems.push("the file is empty");
    log.broken++;
  }
  return log;
}

/** Takes one line in; says what is wrong with it. */
function take(log: Revlog, line: string, columns: ReadonlyMap<string, number>): string | null {
  const fields = fieldsOf(line);
  if (!fields) return "a quotation mark is not closed";
  if (fields.length < columns.size) return `${fields.length} fields where ${columns.size} are expected`;
  const field = (name: string) => fields[columns.get(name) ?? -1]?.trim() ?? "";
  const id = field("card_id");
  if (id === "") return "card_id is empty";
  const time = wholeNumber(field("review_time"));
  if (time === null || time > 8.64e15) return wrong("review_time", field, "milliseconds since 1970");
  const rating = wholeNumber(field("review_rating"));
  if (rating === null || rating > 4)
    return wrong("review_rating", field, "1 to 4, or 0 for what was set by hand");
  const state = field("review_state") === "" ? null : wholeNumber(field("review_state"));
  if (field("review_state") !== "" && (state === null || state > 5)) {
    return wrong("review_state", field, "0 new, 1 learning, 2 review, 3 relearning, 4 filtered or 5 manual");
  }
  if (field("review_duration") !== "" && wholeNumber(field("review_duration")) === null) {
    return wrong("review_duration", field, "milliseconds");
  }
  if (rating === 0 || state === 5) {
    log.manual++;
    return null;
  }
  log.reviews++;
  const review = { at: time, rating: rating as Rating, state };
  const card = log.cards.get(id);
  if (card) card.push(review);
  else log.cards.set(id, [review]);
  return null;
}

function wrong(name: string, field: (name: string) => string, expected: string): string {
  return `${name} is ${JSON.stringify(field(name).slice(0, 40))}; expected ${expected}`;
}

/** A whole number from 0, also where a table program wrote it as 3.0. */
function wholeNumber(text: string): number | null {
  return /^\d+(\.0+)?$/.test(text) ? Number(text) : null;
}

/** The fields of a line of CSV (RFC 4180, without line breaks inside quotes); null where a quote is not closed. */
function fieldsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(",");
  const fields: string[] = [];
  for (let rest: string | null = line; rest !== null; ) {
    const match: RegExpExecArray | null = /^(?:\s*"((?:[^"]|"")*)"\s*|([^,"]*))(,|$)/.exec(rest);
    if (!match) return null;
    fields.push(match[1] === undefined ? (match[2] as string) : match[1].replaceAll('""', '"'));
    rest = match[3] === "," ? rest.slice(match[0].length) : null;
  }
  return fields;
}

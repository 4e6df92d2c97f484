/** Reading a roster from the text of a CSV file. */
import { CsvError, parse } from "csv-parse/sync";
import { type RosterLine, rosterLines } from "@/learn/class/roster";

/** Lines a roster may have. */
const MOST_LINES = 2_000;

/** Why a text is no roster. */
export type RosterProblem = {
  problem: "empty" | "binary" | "broken" | "no-addresses" | "too-long";
  line?: number;
};

/** The lines of a roster, or why it is none. Separated by commas, semicolons or tabs, as its first line says. */
export function readRoster(text: string): { lines: RosterLine[] } | RosterProblem {
  if (text.trim() === "") return { problem: "empty" };
  if (text.includes("\0") || text.includes("\ufffd\ufffd")) return { problem: "binary" };
  const [first = ""] = text.split(/\r?\n/, 1);
  const delimiter = [",", ";", "\t"].reduce((best, sign) =>
    first.split(sign).length > first.split(best).length ? sign : best,
  );
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: MOST_LINES + 2,
    });
    if (rows.length > MOST_LINES + 1) return { problem: "too-long" };
    const lines = rosterLines(rows);
    return lines ? { lines } : { problem: "no-addresses" };
  } catch (error) {
    if (error instanceof CsvError) return { problem: "broken", line: Number(error.lines ?? 0) };
    throw error;
  }
}

/** Tables as text for spreadsheets (RFC 4180), safe to open: no cell is taken for a formula. Pure. */

/** What spreadsheets begin a formula with, after whatever blanks they skip. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r|%]/u;

/**
 * A cell. Text that a spreadsheet would read as a formula is given an apostrophe, which it shows as nothing and reads as
 * "this is text"; numbers are left as they are.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "number" ? String(value) : FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What stood in a cell before csvCell marked it as text. */
export function plainCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/** Rows as a CSV document with CRLF, and a mark at its beginning by which Excel knows UTF-8. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

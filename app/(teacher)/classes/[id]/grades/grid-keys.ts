/** Moving about in a grid by key, as the ARIA grid pattern has it. Pure. */

/** A place: row and column from 0. */
export interface Place {
  row: number;
  column: number;
}

/** Where a key leads within so many rows and columns; null for a key that is none of the grid's. */
export function moveBy(
  { key, ctrl }: { key: string; ctrl: boolean },
  { row, column }: Place,
  { rows, columns, page }: { rows: number; columns: number; page: number },
): Place | null {
  const at = (r: number, c: number): Place => ({
    row: Math.min(rows - 1, Math.max(0, r)),
    column: Math.min(columns - 1, Math.max(0, c)),
  });
  switch (key) {
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowLeft":
      return at(row, column - 1);
    case "ArrowRight":
      return at(row, column + 1);
    case "PageUp":
      return at(row - page, column);
    case "PageDown":
      return at(row + page, column);
    case "Home":
      return at(ctrl ? 0 : row, 0);
    case "End":
      return at(ctrl ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}

/** Rows of which so many are seen, and a few more on both sides: from and up to, without. */
export function windowOf(
  scrolled: number,
  height: number,
  rowHeight: number,
  rows: number,
): [number, number] {
  const more = 8;
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - more);
  return [from, Math.min(rows, Math.ceil((scrolled + height) / rowHeight) + more)];
}

/** The rows that are in the page, in order: those from and up to, and the one that holds the focus, which must not be lost. */
export function inPage(focused: number, from: number, to: number, rows: number): number[] {
  const seen = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
  if (focused >= rows || (focused >= from && focused < to)) return seen;
  return focused < from ? [focused, ...seen] : [...seen, focused];
}

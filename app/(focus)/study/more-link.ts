/** New cards asked for beyond the day's limit; `from`: how many the day had when they were asked for. */
export interface Extra {
  more: number;
  from?: number | undefined;
}

/** New cards the day may have in all. Loading a page again asks for nothing more: the same link, the same number. */
export function newToday(newPerDay: number, extra: Extra | null): number {
  return extra ? Math.max(newPerDay, (extra.from ?? newPerDay) + extra.more) : newPerDay;
}

/** The page of a sitting with more new cards than the day has had so far. Apart from more.ts, whose parser stays on the server. */
export function moreLink(href: string, more: number, newDone: number): string {
  return `${href}?more=${more}&from=${Math.min(1000, newDone)}`;
}

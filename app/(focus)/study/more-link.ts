/** The page of a sitting with more new cards than the day has had so far. Apart from more.ts, whose parser stays on the server. */
export function moreLink(href: string, more: number, newDone: number): string {
  return `${href}?more=${more}&from=${Math.min(1000, newDone)}`;
}

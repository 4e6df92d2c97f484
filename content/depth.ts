/** How deep the data of a file may go. */
export const MAX_DEPTH = 24;

/** Whether data is nested deeper than MAX_DEPTH. Ends for data that holds itself. */
export function isDeep(data: unknown, depth = 0): boolean {
  if (typeof data !== "object" || data === null) return false;
  if (depth >= MAX_DEPTH) return true;
  for (const key in data) if (isDeep((data as Record<string, unknown>)[key], depth + 1)) return true;
  return false;
}

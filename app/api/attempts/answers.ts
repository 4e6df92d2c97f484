/** What all routes of attempts answer alike. */
import { AppError } from "@/app/_server/errors";

/** An id in the address, as text: the queries know what can be none. */
export function idOf(params: Record<string, string | string[] | undefined>): string {
  return typeof params.id === "string" ? params.id : "";
}

/** What was found, or 404: an attempt of another is as unknown as one that never was. */
export function found<T>(value: T | null): T {
  if (value === null) throw new AppError("not-found", "There is no such attempt.");
  return value;
}

/** Private calendar links: the user's id and the version of their feed, signed, so that no table holds the link. */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "./env";

const signature = (userId: string, version: string) =>
  createHmac("sha256", Buffer.from(hkdfSync("sha256", env().secret, "", "zerek calendar", 32)))
    .update(`${userId} ${version}`)
    .digest("base64url");

/** What the link of a feed ends with. */
export function calendarToken(userId: string, version: string): string {
  return `${userId}.${signature(userId, version)}`;
}

/** Whose link it says it is; null when it is none at all. Nothing is proved by it. */
export function calendarUser(token: string): string | null {
  return /^([0-9a-f-]{36})\.[\w-]{43}$/.exec(token)?.[1] ?? null;
}

/** Whether a token is the one of this user and version. */
export function isCalendarToken(token: string, userId: string, version: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(calendarToken(userId, version))];
  return given.length === right.length && timingSafeEqual(given, right);
}

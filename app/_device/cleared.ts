"use client";
import { deviceDb, GUEST, keysOf } from "./store";

/** A browser that runs out of room clears databases with all that is in them; a cookie stays and tells of it. */
const NAME = "zerek-kept";

const set = (value: string, seconds: number) => {
  if (typeof document === "undefined") return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
  document.cookie = `${NAME}=${value}; path=/; max-age=${seconds}; samesite=lax`;
};

/** Remembers that a deck of this account is on this device. A guest's is not told of: a cookie is for the server, too. */
export function rememberKept(userId: string): void {
  if (userId !== GUEST) set(userId, 365 * 86_400);
}

/** What was kept is gone because its owner wanted it so. */
export function forgetKept(): void {
  set("", 0);
}

/** Whether what this account kept on this device is gone though nobody took it off; says so once. */
export async function wasCleared(userId: string): Promise<boolean> {
  if (!document.cookie.split("; ").includes(`${NAME}=${userId}`)) return false;
  if ((await (await deviceDb()).count("decks", keysOf(userId))) > 0) return false;
  forgetKept();
  return true;
}

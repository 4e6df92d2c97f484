"use client";
import { deviceDb, GUEST } from "./store";

/** Whether the deck is wholly on the device of whose turn it is. Apart from decks.ts, for the service worker. */
export async function keptDeckIsWhole(deckId: string): Promise<boolean> {
  try {
    const db = await deviceDb();
    const current = (await db.get("meta", "current")) ?? GUEST;
    const deck = await db.get("decks", [current, decodeURIComponent(deckId)]);
    return deck?.completeAt != null;
  } catch {
    return false;
  }
}

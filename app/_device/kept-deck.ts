"use client";
import { deviceDb, GUEST } from "./store";

/**
 * Whether a deck is studied from this device even with a network: it is wholly here, of whose turn it is, and nothing
 * else is asked of it. Apart from decks.ts, for the service worker.
 */
export async function isStudiedHere(deckId: string): Promise<boolean> {
  try {
    const db = await deviceDb();
    const current = (await db.get("meta", "current")) ?? GUEST;
    const deck = await db.get("decks", [current, decodeURIComponent(deckId)]);
    return deck?.completeAt != null && !deck.guided;
  } catch {
    return false;
  }
}

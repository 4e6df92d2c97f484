"use client";
import { setCurrentAccount } from "./account";
import { downloadDeck, keptDeck, OtherAccountError } from "./decks";
import { readKept } from "./sitting";

/**
 * Brings a deck up to date while it is studied. Without a network it stays as it is, and the next sitting tries again.
 * @returns cards that another device has rated meanwhile
 * @throws OtherAccountError when somebody else is signed in: the device is theirs by then
 */
export async function refreshDeck(userId: string, deckId: string): Promise<number[]> {
  const before = await lastReviews(userId, deckId);
  try {
    await downloadDeck(userId, deckId);
  } catch (error) {
    if (!(error instanceof OtherAccountError) || error.userId === null) return [];
    await setCurrentAccount(error.userId);
    throw error;
  }
  const after = await lastReviews(userId, deckId);
  return [...after].flatMap(([cardId, at]) => (at > (before.get(cardId) ?? 0) ? [cardId] : []));
}

/** When each card was last rated (ms), what waits to be sent included. */
async function lastReviews(userId: string, deckId: string): Promise<Map<number, number>> {
  const kept = await readKept(userId, await keptDeck(userId, deckId));
  return new Map(kept?.cards.map(({ cardId, memory }) => [cardId, memory?.lastReviewedAt ?? 0]));
}

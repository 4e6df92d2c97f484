"use client";
import { setCurrentAccount } from "./account";
import { downloadDeck, keptDeck } from "./decks";
import { keepSite } from "./keep-site";
import { GUEST } from "./store";

/** Larger decks are kept when that is asked for: 2,000 cards are about 2 MB. */
const MOST_CARDS = 2_000;

/**
 * What is studied is kept on this device, so that the next tunnel does not end it: the decks and the site. Decks that
 * were taken off, large ones, and any where the browser is to save data, are left to the learner.
 * @param deckIds `pack/slug`
 */
export async function keepStudied(userId: string, deckIds: readonly string[]): Promise<void> {
  keepSite();
  // A guest studies from the device anyway.
  if (userId === GUEST || savesData()) return;
  for (const deckId of deckIds) {
    const deck = await keptDeck(userId, deckId);
    if (deck?.completeAt != null || deck?.unwanted) continue;
    await setCurrentAccount(userId);
    await downloadDeck(userId, deckId, { most: MOST_CARDS });
  }
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

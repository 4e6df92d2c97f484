"use client";
import type { CardMarks } from "@/learn/marks";
import type { StudyCard } from "@/learn/session";
import { alone } from "./alone";
import type { KeptAccount, KeptDeck } from "./rows";
import { type DeviceDb, deviceDb, GUEST, keysOf } from "./store";

/** A part of a deck as /api/study/deck answers. */
interface DeckPart {
  /** whose memories these are; null for a guest */
  userId: string | null;
  title: string;
  presetId: string | null;
  account: Omit<KeptAccount, "userId">;
  cards: {
    factId: string;
    position: number;
    importance: number;
    presetId: string;
    marks: CardMarks;
    card: StudyCard;
  }[];
  total: number;
}

/** Somebody else is signed in by now: nothing of theirs is kept here. */
export class OtherAccountError extends Error {
  override name = "OtherAccountError";
}

/** All decks that an account keeps on this device. */
export async function keptDecks(userId: string): Promise<KeptDeck[]> {
  return (await deviceDb()).getAll("decks", keysOf(userId));
}

/** A deck on this device; undefined where it is not. */
export async function keptDeck(userId: string, deckId: string): Promise<KeptDeck | undefined> {
  return (await deviceDb()).get("decks", [userId, deckId]);
}

async function fetchPart(deckId: string, from: number): Promise<{ part: DeckPart; size: number }> {
  const [pack = "", slug = ""] = deckId.split("/");
  const query = new URLSearchParams({ pack, slug, from: String(from) });
  const response = await fetch(`/api/study/deck?${query}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`The deck could not be loaded: ${response.status}`);
  const text = await response.text();
  return { part: JSON.parse(text) as DeckPart, size: text.length };
}

/**
 * Takes a deck onto the device, or brings it up to date, part by part. What waits to be sent should be sent before.
 * @param tell is told how many cards are there, and of how many
 * @throws OtherAccountError, or what the network or the storage threw; what was there before stays
 */
export async function downloadDeck(
  userId: string,
  deckId: string,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const before = await keptDeck(userId, deckId);
  const cardIds: number[] = [];
  let size = 0;
  let total = 1;
  while (cardIds.length < total) {
    const done = await alone(userId, async () => {
      const got = await fetchPart(deckId, cardIds.length);
      if ((got.part.userId ?? GUEST) !== userId) throw new OtherAccountError("another account is signed in");
      size += got.size;
      total = got.part.total;
      cardIds.push(...got.part.cards.map(({ card }) => card.id));
      const complete = cardIds.length >= total || got.part.cards.length === 0;
      const { title, presetId } = got.part;
      const deck = { userId, deckId, title, presetId, cardIds, total, size };
      // While it is brought up to date the deck stays as it was.
      const kept: KeptDeck = { ...deck, completeAt: complete ? Date.now() : null };
      await putPart(userId, got.part, complete || !before ? kept : null);
      return complete;
    });
    tell(cardIds.length, total);
    if (done) break;
  }
  await dropOrphans(await deviceDb(), userId);
}

async function putPart(userId: string, part: DeckPart, deck: KeptDeck | null): Promise<void> {
  const tx = (await deviceDb()).transaction(["accounts", "decks", "cards", "faces"], "readwrite");
  // Puts are not awaited one by one: the transaction ends when all are done, or fails as a whole.
  const puts: Promise<unknown>[] = [tx.objectStore("accounts").put({ ...part.account, userId })];
  if (deck) puts.push(tx.objectStore("decks").put(deck));
  const cards = tx.objectStore("cards");
  const faces = tx.objectStore("faces");
  for (const { card, ...rest } of part.cards) {
    const { memory, ...face } = card;
    puts.push(cards.put({ ...rest, userId, cardId: card.id, trace: card.trace, memory }));
    puts.push(faces.put({ userId, cardId: card.id, card: face }));
  }
  await Promise.all([...puts, tx.done]);
}

/** Takes a deck off the device. Cards of other decks stay, and so does what waits to be sent. */
export async function removeDeck(userId: string, deckId: string): Promise<void> {
  const db = await deviceDb();
  await db.delete("decks", [userId, deckId]);
  await dropOrphans(db, userId);
}

/** Cards that no deck has any more are forgotten. */
async function dropOrphans(db: DeviceDb, userId: string): Promise<void> {
  const tx = db.transaction(["decks", "cards", "faces"], "readwrite");
  const decks = await tx.objectStore("decks").getAll(keysOf(userId));
  const held = new Set(decks.flatMap((deck) => deck.cardIds));
  const kept = await tx.objectStore("cards").getAllKeys(keysOf(userId));
  for (const key of kept) {
    if (held.has(key[1])) continue;
    void tx.objectStore("cards").delete(key);
    void tx.objectStore("faces").delete(key);
  }
  await tx.done;
}

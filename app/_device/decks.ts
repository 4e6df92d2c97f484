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
  /** of the first part alone */
  guided: boolean;
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

/** Cards written at once: more would cost a slow device a frame of the sitting. */
const AT_ONCE = 50;
/** A part that does not come is given up, so that what waits to be sent has its turn. */
const LONGEST_REQUEST_MS = 60_000;

/** Somebody else is signed in by now, or nobody: nothing of theirs is kept here. */
export class OtherAccountError extends Error {
  override name = "OtherAccountError";
  /** who; null: nobody */
  readonly userId: string | null;

  constructor(userId: string | null) {
    super("Another account is signed in.");
    this.userId = userId;
  }
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
  const response = await fetch(`/api/study/deck?${query}`, {
    cache: "no-store",
    signal: AbortSignal.timeout(LONGEST_REQUEST_MS),
  });
  if (!response.ok) throw new Error(`The deck could not be loaded: ${response.status}`);
  const text = await response.text();
  return { part: JSON.parse(text) as DeckPart, size: text.length };
}

/**
 * Takes a deck onto the device, or brings it up to date, part by part. What waits to be sent should be sent before.
 * @param options.tell is told how many cards are there, and of how many
 * @param options.most a deck of more cards is left where it is
 * @throws OtherAccountError, or what the network or the storage threw; what was there before stays
 */
export async function downloadDeck(
  userId: string,
  deckId: string,
  {
    tell = () => undefined,
    most = Number.POSITIVE_INFINITY,
  }: { tell?: (done: number, total: number) => void; most?: number } = {},
): Promise<void> {
  const before = await keptDeck(userId, deckId);
  const cardIds: number[] = [];
  let size = 0;
  let total = 1;
  let guided = false;
  while (cardIds.length < total) {
    const done = await alone(userId, async () => {
      const got = await fetchPart(deckId, cardIds.length);
      if ((got.part.userId ?? GUEST) !== userId) throw new OtherAccountError(got.part.userId);
      size += got.size;
      guided ||= got.part.guided;
      total = got.part.total;
      if (total > most) return true;
      cardIds.push(...got.part.cards.map(({ card }) => card.id));
      const complete = cardIds.length >= total || got.part.cards.length === 0;
      const { title, presetId } = got.part;
      const deck = { userId, deckId, title, presetId, cardIds, total, size, guided };
      // While it is brought up to date the deck stays as it was.
      const kept: KeptDeck = { ...deck, completeAt: complete ? Date.now() : null };
      await putPart(userId, got.part, complete || before?.completeAt == null ? kept : null);
      return complete;
    });
    tell(cardIds.length, total);
    if (done) break;
  }
  await alone(userId, async () => dropOrphans(await deviceDb(), userId));
}

async function putPart(userId: string, part: DeckPart, deck: KeptDeck | null): Promise<void> {
  const db = await deviceDb();
  for (let from = 0; from < part.cards.length; from += AT_ONCE) {
    const tx = db.transaction(["cards", "faces"], "readwrite");
    // Puts are not awaited one by one: the transaction ends when all are done, or fails as a whole.
    const puts = part.cards.slice(from, from + AT_ONCE).flatMap(({ card, ...rest }) => {
      const { memory, ...face } = card;
      return [
        tx.objectStore("cards").put({ ...rest, userId, cardId: card.id, trace: card.trace, memory }),
        tx.objectStore("faces").put({ userId, cardId: card.id, card: face }),
      ];
    });
    await Promise.all([...puts, tx.done]);
    // The page may have something to draw.
    await new Promise((go) => setTimeout(go));
  }
  const tx = db.transaction(["accounts", "decks"], "readwrite");
  const puts: Promise<unknown>[] = [tx.objectStore("accounts").put({ ...part.account, userId })];
  if (deck) puts.push(tx.objectStore("decks").put(deck));
  await Promise.all([...puts, tx.done]);
}

/**
 * Takes a deck off the device, so that studying it does not bring it back. Cards of other decks stay, and so does what
 * waits to be sent.
 */
export async function removeDeck(userId: string, deckId: string): Promise<void> {
  const db = await deviceDb();
  // Not while another tab downloads: cards come before the deck that has them.
  await alone(userId, async () => {
    const deck = await db.get("decks", [userId, deckId]);
    if (deck) await db.put("decks", { ...deck, cardIds: [], size: 0, completeAt: null, unwanted: true });
    await dropOrphans(db, userId);
  });
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

"use client";
import type { CardMarks } from "@/learn/marks";
import type { StudyCard } from "@/learn/session";
import { alone } from "./alone";
import { rememberKept } from "./cleared";
import type { KeptAccount, KeptDeck, KeptPart } from "./rows";
import { type DeviceDb, deviceDb, GUEST, keysOf } from "./store";

/** A part of a deck as /api/study/deck answers. */
interface DeckPart {
  /** whose memories these are; null for a guest */
  userId: string | null;
  title: string;
  presetId: string | null;
  /** of the first part alone */
  guided: boolean;
  account: Omit<KeptAccount, "userId" | "planned">;
  /** of the first part alone */
  planned?: KeptAccount["planned"];
  own: { cardId: number; presetId: string; marks: CardMarks; memory: StudyCard["memory"] }[];
  textsId: string;
  /** of the same cards in the same order; null where they are here already */
  texts: { factId: string; position: number; importance: number; card: Omit<StudyCard, "memory"> }[] | null;
  total: number;
}

/** Cards written at once: more would cost a slow device a frame of the sitting. */
const AT_ONCE = 10;
/** However busy the page is, the next cards are written after this long (ms). */
const LONGEST_BREATH_MS = 250;
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

/** @param known the part as it is here: its texts are not sent again where they are the same */
async function fetchPart(
  deckId: string,
  from: number,
  known: KeptPart | undefined,
): Promise<{ part: DeckPart; size: number }> {
  const [pack = "", slug = ""] = deckId.split("/");
  const query = new URLSearchParams({ pack, slug, from: String(from) });
  if (known) query.set("known", known.textsId);
  const response = await fetch(`/api/study/deck?${query}`, {
    cache: "no-store",
    signal: AbortSignal.timeout(LONGEST_REQUEST_MS),
  });
  if (!response.ok) throw new Error(`The deck could not be loaded: ${response.status}`);
  const text = await response.text();
  const part = JSON.parse(text) as DeckPart;
  return { part, size: part.texts === null && known ? known.size : text.length };
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
  const here = before?.completeAt != null ? (before.parts ?? []) : [];
  const cardIds: number[] = [];
  const parts: KeptPart[] = [];
  let total = 1;
  let guided = false;
  while (cardIds.length < total) {
    const done = await alone(userId, async () => {
      const { part, size } = await fetchPart(deckId, cardIds.length, here[parts.length]);
      if ((part.userId ?? GUEST) !== userId) throw new OtherAccountError(part.userId);
      guided ||= part.guided;
      total = part.total;
      if (total > most) return true;
      parts.push({ textsId: part.textsId, size });
      cardIds.push(...part.own.map(({ cardId }) => cardId));
      const complete = cardIds.length >= total || part.own.length === 0;
      const { title, presetId } = part;
      const sum = parts.reduce((bytes, one) => bytes + one.size, 0);
      const deck = { userId, deckId, title, presetId, cardIds, total, size: sum, parts, guided };
      // While it is brought up to date the deck stays as it was.
      const kept: KeptDeck = { ...deck, completeAt: complete ? Date.now() : null };
      await putPart(userId, part, complete || before?.completeAt == null ? kept : null);
      return complete;
    });
    tell(cardIds.length, total);
    if (done) break;
  }
  if (total <= most) rememberKept(userId);
  await alone(userId, async () => dropOrphans(await deviceDb(), userId));
}

async function putPart(userId: string, part: DeckPart, deck: KeptDeck | null): Promise<void> {
  const db = await deviceDb();
  for (let from = 0; from < part.own.length; from += AT_ONCE) {
    const tx = db.transaction(["cards", "faces"], "readwrite");
    const cards = tx.objectStore("cards");
    const own = part.own.slice(from, from + AT_ONCE);
    const rows = part.texts ? [] : await Promise.all(own.map(({ cardId }) => cards.get([userId, cardId])));
    // Puts are not awaited one by one: the transaction ends when all are done, or fails as a whole.
    const puts = own.flatMap((mine, n): Promise<unknown>[] => {
      const text = part.texts?.[from + n];
      if (!text) return rows[n] ? [cards.put({ ...rows[n], ...mine })] : [];
      const { card, ...row } = text;
      return [
        cards.put({ ...row, ...mine, userId, trace: card.trace }),
        tx.objectStore("faces").put({ userId, cardId: mine.cardId, card }),
      ];
    });
    await Promise.all([...puts, tx.done]);
    await breathe();
  }
  const tx = db.transaction(["accounts", "decks"], "readwrite");
  const accounts = tx.objectStore("accounts");
  const planned = part.planned === undefined ? (await accounts.get(userId))?.planned : part.planned;
  const puts: Promise<unknown>[] = [accounts.put({ ...part.account, userId, planned: planned ?? null })];
  if (deck) puts.push(tx.objectStore("decks").put(deck));
  await Promise.all([...puts, tx.done]);
}

/** Lets the page do first what it has to: a card that is rated meanwhile does not wait. */
function breathe(): Promise<void> {
  return new Promise((go) => {
    // Safari has no such call.
    if (typeof requestIdleCallback === "function")
      requestIdleCallback(() => go(), { timeout: LONGEST_BREATH_MS });
    else setTimeout(go);
  });
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

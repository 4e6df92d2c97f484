"use client";
import { dueOf } from "@/learn/due";
import { MEMORY_STATE, recallAt } from "@/learn/memory";
import { keptDecks } from "./decks";
import type { KeptCard } from "./rows";
import { isPlanned, queueOf, readKept } from "./sitting";

/** A deck on this device and how it stands. */
export interface DeckNow {
  deckId: string;
  title: string;
  cards: number;
  /** cards to study now, within the day's limits */
  ready: number;
  known: number;
  learning: number;
}

/** How the cards on this device stand. */
export interface ProgressNow {
  cards: number;
  known: number;
  learning: number;
  new: number;
  /** cards to study now in all decks, within the day's limits */
  ready: number;
  /** goals of classes or plans for exams have a say in that */
  planned: boolean;
  /** events that the server does not have */
  waiting: number;
  /** mean probability of recall of the cards met, 0 to 1; null where none was */
  recall: number | null;
}

function statesOf(cards: readonly KeptCard[]) {
  const met = cards.filter((card) => card.memory !== null);
  const known = met.filter((card) => card.memory?.state === MEMORY_STATE.review).length;
  return { cards: cards.length, known, learning: met.length - known };
}

/** The whole decks on this device, by title. Times in ms since the epoch. */
export async function decksNow(userId: string, now: number): Promise<DeckNow[]> {
  const decks = (await keptDecks(userId)).filter((deck) => deck.completeAt !== null);
  const found = await Promise.all(
    decks.map(async (deck) => {
      const kept = await readKept(userId, deck);
      if (!kept) return [];
      const ready = dueOf(queueOf(kept, deck.presetId, now).queue, now).total;
      return [{ deckId: deck.deckId, title: deck.title, ready, ...statesOf(kept.cards) }];
    }),
  );
  return found.flat().sort((a, b) => a.title.localeCompare(b.title));
}

/** How all cards on this device stand; null where there are none. */
export async function progressNow(userId: string, now: number): Promise<ProgressNow | null> {
  const kept = await readKept(userId);
  if (!kept || kept.cards.length === 0) return null;
  const states = statesOf(kept.cards);
  const recalls = kept.cards.flatMap(({ memory }) =>
    memory ? [recallAt(memory, now, kept.account.weights?.w)] : [],
  );
  return {
    ...states,
    new: states.cards - states.known - states.learning,
    ready: dueOf(queueOf(kept, null, now).queue, now).total,
    planned: isPlanned(kept, now),
    waiting: kept.waiting.length,
    recall: recalls.length > 0 ? recalls.reduce((sum, r) => sum + r, 0) / recalls.length : null,
  };
}

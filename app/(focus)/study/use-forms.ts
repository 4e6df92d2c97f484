"use client";
import { useEffect, useRef, useState } from "react";
import type { QuizForm } from "@/learn/answer";
import type { DrillItem } from "@/learn/forms-mode";
import type { Memory } from "@/learn/memory";
import { memoryOf, type Session, type StudyCard } from "@/learn/session";

const PAGE = 50;

async function fetchItems(ask: readonly string[]): Promise<DrillItem[]> {
  const response = await fetch(`/api/study/items?ask=${ask.join()}`);
  if (!response.ok) throw new Error(`The questions could not be loaded: ${response.status}`);
  return ((await response.json()) as { items: DrillItem[] }).items;
}

/**
 * The question in another form for the card on the table; null where it is asked as a flashcard. Questions are loaded
 * beside the sitting: without them, or without a network, cards come as flashcards, and one that lies on the table
 * stays what it is.
 * @param formOf the form that a card is to be asked in now
 */
export function useForms(
  session: Session,
  formOf: (card: StudyCard, memory: Memory | null) => "flip" | QuizForm,
): DrillItem | null {
  const [items, setItems] = useState<ReadonlyMap<string, DrillItem>>(new Map());
  const asked = useRef(new Set<string>());
  const { cards } = session;
  useEffect(() => {
    const fresh: string[] = [];
    for (const card of cards) {
      const form = formOf(card, card.memory);
      const key = `${card.id}:${form}:${card.memory?.reps ?? 0}`;
      if (form === "flip" || asked.current.has(key)) continue;
      asked.current.add(key);
      fresh.push(key);
    }
    for (let from = 0; from < fresh.length; from += PAGE) {
      fetchItems(fresh.slice(from, from + PAGE)).then(
        (more) =>
          setItems(
            (known) => new Map([...known, ...more.map((one) => [`${one.cardId}:${one.form}`, one] as const)]),
          ),
        // Asked as flashcards, then.
        () => undefined,
      );
    }
  }, [cards, formOf]);

  const key = `${session.current} ${session.tally.ratings}`;
  // Chosen once for each asking, whatever is loaded meanwhile. No state: rating must not draw the page twice.
  const table = useRef<{ key: string; item: DrillItem | null }>({ key: "", item: null });
  if (table.current.key === key) return table.current.item;
  const card = cards.find((one) => one.id === session.current);
  // What Undo brings back is shown already: it is rated by hand.
  const item =
    card && !session.shown
      ? (items.get(`${card.id}:${formOf(card, memoryOf(session, card.id))}`) ?? null)
      : null;
  table.current = { key, item };
  return item;
}

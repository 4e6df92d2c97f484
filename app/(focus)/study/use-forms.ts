"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { QuizForm } from "@/learn/answer";
import type { DrillItem } from "@/learn/forms-mode";
import type { Memory } from "@/learn/memory";
import { memoryOf, type Session, type StudyCard } from "@/learn/session";

const PAGE = 50;
/** A card waits this long for its question, in ms; then it comes as a flashcard. */
const LONGEST_WAIT_MS = 2_500;

async function fetchItems(ask: readonly string[]): Promise<DrillItem[]> {
  const response = await fetch(`/api/study/items?ask=${ask.join()}`);
  if (!response.ok) throw new Error(`The questions could not be loaded: ${response.status}`);
  return ((await response.json()) as { items: DrillItem[] }).items;
}

/**
 * The question in another form for the card on the table; null where it is asked as a flashcard, "coming" while it is
 * not known which. Questions are loaded beside the sitting: without them, or without a network, cards come as
 * flashcards, and one that lies on the table stays what it is.
 * @param formOf the form that a card is to be asked in now
 */
export function useForms(
  session: Session,
  formOf: (card: StudyCard, memory: Memory | null) => "flip" | QuizForm,
): DrillItem | "coming" | null {
  // null: not to be had.
  const [items, setItems] = useState<ReadonlyMap<string, DrillItem | null>>(new Map());
  const asked = useRef(new Set<string>());
  const { cards } = session;
  const keyOf = useCallback(
    (card: StudyCard, memory: Memory | null) => {
      const form = formOf(card, memory);
      return form === "flip" ? null : `${card.id}:${form}:${memory?.reps ?? 0}`;
    },
    [formOf],
  );
  const card = cards.find((one) => one.id === session.current);
  // What Undo brings back is shown already: it is rated by hand.
  const wanted = card && !session.shown ? keyOf(card, memoryOf(session, card.id)) : null;
  const ask = useCallback((keys: readonly (string | null)[]) => {
    const fresh = keys.filter((key): key is string => key !== null && !asked.current.has(key));
    for (let from = 0; from < fresh.length; from += PAGE) {
      const page = fresh.slice(from, from + PAGE);
      for (const key of page) asked.current.add(key);
      const settle = (more: readonly DrillItem[]) => {
        const got = new Map(more.map((one) => [`${one.cardId}:${one.form}`, one]));
        const found = (key: string) => got.get(key.slice(0, key.lastIndexOf(":"))) ?? null;
        setItems((known) => new Map([...known, ...page.map((key) => [key, found(key)] as const)]));
      };
      const slow = setTimeout(settle, LONGEST_WAIT_MS, []);
      fetchItems(page)
        .then(settle, () => settle([]))
        .finally(() => clearTimeout(slow));
    }
  }, []);
  // What is wanted now is asked for first; all cards are gone through only when they change, not with each rating.
  useEffect(() => ask([wanted]), [wanted, ask]);
  useEffect(() => ask(cards.map((one) => keyOf(one, one.memory))), [cards, keyOf, ask]);

  const asking = `${session.current} ${session.tally.ratings}`;
  // Chosen once for each asking, whatever is loaded meanwhile. No state: rating must not draw the page twice.
  const table = useRef<{ asking: string; item: DrillItem | null }>({ asking: "", item: null });
  if (table.current.asking === asking) return table.current.item;
  const item = wanted === null ? null : items.get(wanted);
  if (item === undefined) return "coming";
  table.current = { asking, item };
  return item;
}

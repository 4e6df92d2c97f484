"use client";
import type { CardMarks } from "@/learn/marks";
import { deviceDb } from "./store";

/** Keeps a card's marks on this device where the card is, so that the next queue built here goes by them. */
export async function keepMark(userId: string, cardId: number, marks: CardMarks): Promise<void> {
  try {
    const tx = (await deviceDb()).transaction("cards", "readwrite");
    const card = await tx.store.get([userId, cardId]);
    if (card) await tx.store.put({ ...card, marks });
    await tx.done;
  } catch {
    // Without a database no queue is built here; the mark is on its way to the server.
  }
}

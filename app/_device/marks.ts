"use client";
import { type Mark, winsOver } from "@/learn/marks";
import { deviceDb, keysOf } from "./store";

/** Where marks wait until the server has them: the database of the device; tests bring another. */
export interface MarkStore {
  /** keeps a mark unless a later one of its kind waits on that card */
  put(mark: Mark): Promise<void>;
  /** all that waits */
  all(): Promise<Mark[]>;
  /** the server has these: they are forgotten unless they were set anew since, and stand with their cards */
  settle(marks: readonly Mark[]): Promise<void>;
}

/** The marks of one account on this device. */
export function marksOnDevice(userId: string): MarkStore {
  return {
    async put(mark) {
      const tx = (await deviceDb()).transaction("marks", "readwrite");
      const before = await tx.store.get([userId, mark.cardId, mark.kind]);
      if (!before || !winsOver(before, mark)) await tx.store.put({ ...mark, userId });
      await tx.done;
    },
    async all() {
      return (await (await deviceDb()).getAll("marks", keysOf(userId))).map(
        ({ userId: _, ...mark }): Mark => mark,
      );
    },
    async settle(marks) {
      const tx = (await deviceDb()).transaction(["marks", "cards"], "readwrite");
      const waiting = tx.objectStore("marks");
      const cards = tx.objectStore("cards");
      for (const { cardId, kind, value, at } of marks) {
        const now = await waiting.get([userId, cardId, kind]);
        if (now?.at === at && now.value === value) await waiting.delete([userId, cardId, kind]);
        const card = await cards.get([userId, cardId]);
        if (!card) continue;
        const { [kind]: _, ...others } = card.marks;
        await cards.put({ ...card, marks: value === null ? others : { ...others, [kind]: value } });
      }
      await tx.done;
    },
  };
}

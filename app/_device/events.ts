"use client";
import { studyDay } from "@/learn/day";
import type { Memory } from "@/learn/memory";
import { DEFAULT_PRESET_ID } from "@/learn/preset";
import type { KeptAccount, WaitingEvent } from "./rows";
import { deviceDb, keysOf } from "./store";

/** What the server answered for one event. */
export interface Answered {
  id: string;
  /** the server has the event; else it refused it */
  taken?: boolean;
  /** the card's memory as the server folds it; with the last event of a card alone */
  memory?: Memory | null;
  /** what was answered before it came into the database; absent: it is there, or nobody knows it any more */
  row?: WaitingEvent;
}

/** Where events wait until the server has them: the database of the device; tests bring another. */
export interface EventStore {
  put(rows: readonly WaitingEvent[]): Promise<void>;
  /** all that waits, in the order in which it happened */
  all(): Promise<WaitingEvent[]>;
  /** the server has answered for these: they are forgotten, and the memories it tells take their place */
  settle(answers: readonly Answered[]): Promise<void>;
}

/** The events of one account on this device. */
export function eventsOnDevice(userId: string): EventStore {
  return {
    async put(rows) {
      const tx = (await deviceDb()).transaction("events", "readwrite", { durability: "strict" });
      await Promise.all([...rows.map((row) => tx.store.put(row)), tx.done]);
    },
    async all() {
      return (await deviceDb()).getAll("events", keysOf(userId));
    },
    settle: (answers) => settle(userId, answers),
  };
}

async function settle(userId: string, answers: readonly Answered[]): Promise<void> {
  const tx = (await deviceDb()).transaction(["events", "cards", "accounts"], "readwrite");
  const events = tx.objectStore("events");
  const cards = tx.objectStore("cards");
  const account = await tx.objectStore("accounts").get(userId);
  let counted = false;
  for (const { id, taken, memory, row: unkept } of answers) {
    const row = unkept ?? (await events.get([userId, id]));
    if (!row) continue;
    if (!unkept) await events.delete([userId, id]);
    if (!taken) continue;
    const card = await cards.get([userId, row.cardId]);
    // The server folds into the newest trace it knows; an answer about an older one says nothing of this card.
    if (card && memory !== undefined && card.trace === row.event.trace) await cards.put({ ...card, memory });
    if (!account) continue;
    // Until the account is read anew its day counts what left the device.
    count(account, row, card?.presetId ?? DEFAULT_PRESET_ID);
    counted = true;
  }
  if (account && counted) await tx.objectStore("accounts").put(account);
  await tx.done;
}

function count(account: KeptAccount, { event, counts }: WaitingEvent, presetId: string): void {
  const day = studyDay(event.reviewedAt, account.day);
  if (day > account.today) {
    account.today = day;
    account.done = {};
  }
  if (day !== account.today) return;
  const done = account.done[presetId] ?? { newCards: 0, reviews: 0 };
  account.done[presetId] = {
    newCards: done.newCards + counts.newCards,
    reviews: done.reviews + counts.reviews,
  };
}

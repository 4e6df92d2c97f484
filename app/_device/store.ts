"use client";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptAccount, KeptCard, KeptDeck, KeptFace, KeptQuery, WaitingEvent, WaitingMark } from "./rows";

/** The database of this site on a device. Every key begins with whose it is. */
interface DeviceSchema extends DBSchema {
  accounts: { key: string; value: KeptAccount };
  decks: { key: [string, string]; value: KeptDeck };
  cards: { key: [string, number]; value: KeptCard };
  faces: { key: [string, number]; value: KeptFace };
  events: { key: [string, string]; value: WaitingEvent };
  marks: { key: [string, number, string]; value: WaitingMark };
  queries: { key: [string, string]; value: KeptQuery };
  /** `current`: whose the device is now; null when nobody is signed in */
  meta: { key: "current"; value: string | null };
}
export type DeviceDb = IDBPDatabase<DeviceSchema>;

/** Somebody who studies without an account. */
export const GUEST = "guest";
const NAME = "zerek";
const VERSION = 3;

let opened: Promise<DeviceDb> | null = null;

/**
 * The device's database, opened once. A version brings its own stores; those of older ones are never rewritten.
 * @throws DOMException where the browser does not allow it, as some do in private windows
 */
export function deviceDb(): Promise<DeviceDb> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

function open(): Promise<DeviceDb> {
  if (typeof indexedDB === "undefined")
    return Promise.reject(new DOMException("no database", "NotFoundError"));
  return openDB<DeviceSchema>(NAME, VERSION, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore("accounts", { keyPath: "userId" });
        db.createObjectStore("decks", { keyPath: ["userId", "deckId"] });
        db.createObjectStore("cards", { keyPath: ["userId", "cardId"] });
        db.createObjectStore("faces", { keyPath: ["userId", "cardId"] });
        db.createObjectStore("events", { keyPath: ["userId", "id"] });
        db.createObjectStore("meta");
      }
      if (from < 2) db.createObjectStore("marks", { keyPath: ["userId", "cardId", "kind"] });
      if (from < 3) db.createObjectStore("queries", { keyPath: ["userId", "hash"] });
    },
    // A tab with a newer version of the site wants to upgrade: this one gives way, and opens again when it needs to.
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    // The browser took the storage away or the user cleared it.
    terminated() {
      opened = null;
    },
  });
}

/** All keys of one account. */
export function keysOf(userId: string): IDBKeyRange {
  return IDBKeyRange.bound([userId], [userId, []]);
}

/** What keeps a device from keeping things. */
export type StorageTrouble = "full" | "blocked";

/** What an error of the store means for the learner. */
export function troubleOf(error: unknown): StorageTrouble {
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
}

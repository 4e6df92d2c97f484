"use client";
import { winsOver } from "@/learn/marks";
import { forgetKept } from "./cleared";
import { deviceDb, GUEST, keysOf } from "./store";

const OWN = ["accounts", "decks", "cards", "faces", "queries"] as const;

/** Whose the device is: the account last seen signed in; the guest where nobody was. */
export async function currentAccount(): Promise<string> {
  return (await (await deviceDb()).get("meta", "current")) ?? GUEST;
}

/**
 * Says whose the device is now. Decks and memories of everybody else are taken off it; what others did and is not sent
 * yet waits for them.
 */
export async function setCurrentAccount(userId: string): Promise<void> {
  const db = await deviceDb();
  if ((await db.get("meta", "current")) === userId) return;
  const tx = db.transaction(["accounts", "decks", "cards", "faces", "queries", "meta"], "readwrite");
  await tx.objectStore("meta").put(userId, "current");
  for (const name of OWN) {
    const store = tx.objectStore(name);
    for (const key of await store.getAllKeys()) {
      const owner = typeof key === "string" ? key : key[0];
      // A guest's progress goes along when somebody signs in.
      if (owner !== userId && owner !== GUEST) await store.delete(key as never);
    }
  }
  await tx.done;
}

/** How many events and marks of an account wait on this device. */
export async function unsentOf(userId: string): Promise<number> {
  const db = await deviceDb();
  const [events, marks] = await Promise.all([
    db.count("events", keysOf(userId)),
    db.count("marks", keysOf(userId)),
  ]);
  return events + marks;
}

/** Forgets all of an account: at sign-out, when what waits was sent or given up. */
export async function forgetAccount(userId: string): Promise<void> {
  const tx = (await deviceDb()).transaction(
    ["accounts", "decks", "cards", "faces", "queries", "events", "marks", "meta"],
    "readwrite",
  );
  await tx.objectStore("meta").delete("current");
  await tx.objectStore("accounts").delete(userId);
  for (const name of ["decks", "cards", "faces", "queries", "events", "marks"] as const)
    await tx.objectStore(name).delete(keysOf(userId));
  await tx.done;
  forgetKept();
  for (const key of Object.keys(localStorage))
    if (/^zerek:(event|mark):/.test(key) && key.split(":")[2] === userId) localStorage.removeItem(key);
}

/**
 * Hands what a guest did to an account, also to one that has progress of its own: the events keep their ids, so that
 * doing it twice adds nothing. The guest's decks go; the account's own memories come with its own.
 * @returns how many events
 */
export async function takeGuestAlong(userId: string): Promise<number> {
  const tx = (await deviceDb()).transaction(
    ["accounts", "decks", "cards", "faces", "events", "marks"],
    "readwrite",
  );
  const events = tx.objectStore("events");
  const rows = await events.getAll(keysOf(GUEST));
  // What a guest remembers stood on nothing the account knows: its memories come back with the server's answers.
  for (const { after: _, ...row } of rows) await events.put({ ...row, userId });
  await events.delete(keysOf(GUEST));
  const marks = tx.objectStore("marks");
  for (const guests of await marks.getAll(keysOf(GUEST))) {
    const own = await marks.get([userId, guests.cardId, guests.kind]);
    if (!own || winsOver(guests, own)) await marks.put({ ...guests, userId });
  }
  await marks.delete(keysOf(GUEST));
  await tx.objectStore("accounts").delete(GUEST);
  for (const name of ["decks", "cards", "faces"] as const) await tx.objectStore(name).delete(keysOf(GUEST));
  await tx.done;
  for (const key of Object.keys(localStorage)) {
    if (!/^zerek:(event|mark):guest:/.test(key)) continue;
    localStorage.setItem(key.replace(":guest:", `:${userId}:`), localStorage.getItem(key) ?? "");
    localStorage.removeItem(key);
  }
  return rows.length;
}

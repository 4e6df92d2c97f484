import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { currentAccount, forgetAccount, setCurrentAccount, takeGuestAlong, unsentOf } from "./account";
import { eventsOnDevice } from "./events";
import { marksOnDevice } from "./marks";
import type { KeptCard, WaitingEvent } from "./rows";
import { deviceDb, GUEST } from "./store";

function row(userId: string, id: string): WaitingEvent {
  const event = {
    id,
    cardId: 1,
    trace: 1,
    kind: "rating",
    rating: 3,
    reviewedAt: 5,
  } as WaitingEvent["event"];
  return { userId, id, cardId: 1, event, after: null, counts: { newCards: 1, reviews: 0 } };
}

const card = (userId: string) => ({ userId, cardId: 1, trace: 1, memory: null }) as KeptCard;
const flag = (value: string, at: number) => ({ cardId: 1, kind: "flag" as const, value, at });
const cardsOf = async () => (await (await deviceDb()).getAll("cards")).map(({ userId }) => userId);

describe("whose a device is", () => {
  beforeEach(async () => {
    const shelf: Record<string, unknown> = {};
    const put = (key: string, value: string) => {
      shelf[key] = value;
    };
    Object.defineProperties(shelf, {
      getItem: { value: (key: string) => shelf[key] },
      setItem: { value: put },
      removeItem: { value: (key: string) => delete shelf[key] },
    });
    vi.stubGlobal("localStorage", shelf);
    const db = await deviceDb();
    for (const name of ["accounts", "decks", "cards", "faces", "events", "marks", "meta"] as const)
      await db.clear(name);
    for (const userId of ["a", "b", GUEST]) {
      await db.put("cards", card(userId));
      await eventsOnDevice(userId).put([row(userId, `${userId}-1`)]);
      await marksOnDevice(userId).put(flag(userId === GUEST ? "2" : "1", userId === GUEST ? 9 : 5));
      localStorage.setItem(`zerek:event:${userId}:x`, "1");
      localStorage.setItem(`zerek:mark:${userId}:x`, "1");
    }
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is nobody's at first, then theirs who sign in: decks of others go, what they did waits for them", async () => {
    expect(await currentAccount()).toBe(GUEST);
    await setCurrentAccount("a");
    expect(await currentAccount()).toBe("a");
    expect(await cardsOf()).toEqual(["a", GUEST]);
    expect([await unsentOf("a"), await unsentOf("b"), await unsentOf(GUEST)]).toEqual([2, 2, 2]);
  });

  it("forgets an account that signs out, and nobody else's", async () => {
    await setCurrentAccount("a");
    await forgetAccount("a");
    expect(await currentAccount()).toBe(GUEST);
    expect(await cardsOf()).toEqual([GUEST]);
    expect([await unsentOf("a"), await unsentOf("b")]).toEqual([0, 2]);
    expect(Object.keys(localStorage).filter((key) => key.includes(":a:"))).toEqual([]);
    expect(Object.keys(localStorage)).toHaveLength(4);
  });

  it("hands a guest's events to whoever signs in, once, beside those that wait already", async () => {
    expect(await takeGuestAlong("a")).toBe(1);
    expect(await takeGuestAlong("a")).toBe(0);
    const rows = await eventsOnDevice("a").all();
    expect(rows.map(({ id }) => id)).toEqual(["a-1", "guest-1"]);
    // What the guest remembered stood on nothing the account knows.
    expect(rows[1]).not.toHaveProperty("after");
    // Of two marks of a kind the one set later stands.
    expect(await marksOnDevice("a").all()).toEqual([flag("2", 9)]);
    expect(await unsentOf(GUEST)).toBe(0);
    expect(await cardsOf()).toEqual(["a", "b"]);
    expect(Object.keys(localStorage).filter((key) => key.includes(`:${GUEST}:`))).toEqual([]);
  });
});

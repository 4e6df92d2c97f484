import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { Memory } from "@/learn/memory";
import { eventsOnDevice } from "./events";
import type { KeptAccount, WaitingEvent } from "./rows";
import { deviceDb } from "./store";

const AT = Date.UTC(2026, 5, 15, 12);
const MEMORY = { state: 2, stability: 3, reps: 1 } as Memory;

function row(userId: string, id: string, cardId = 1): WaitingEvent {
  const event = {
    id,
    cardId,
    trace: 2,
    kind: "rating" as const,
    targetId: null,
    rating: 3 as const,
    form: "flip",
    reviewedAt: AT,
    durationMs: 1,
  };
  return { userId, id, cardId, event, after: MEMORY, counts: { newCards: 1, reviews: 0 } };
}

async function account(userId: string): Promise<KeptAccount> {
  const kept: KeptAccount = {
    userId,
    day: { timeZone: "UTC", rolloverHour: 4 },
    weights: null,
    presets: {},
    today: "2026-06-14",
    done: { default: { newCards: 9, reviews: 9 } },
  };
  await (await deviceDb()).put("accounts", kept);
  return kept;
}

describe("events on the device", () => {
  it("are kept by account, in the order of their ids", async () => {
    const mine = eventsOnDevice("one");
    for (const id of ["3", "1", "2"]) await mine.put([row("one", id)]);
    await eventsOnDevice("two").put([row("two", "0")]);
    expect((await mine.all()).map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect((await eventsOnDevice("two").all()).map(({ id }) => id)).toEqual(["0"]);
  });

  it("give way to the server's memory, and count for the day that the account knows", async () => {
    const db = await deviceDb();
    await account("c");
    const card = {
      userId: "c",
      factId: "f",
      position: 1,
      importance: 2,
      presetId: "slow",
      marks: {},
      memory: null,
    };
    await db.put("cards", { ...card, cardId: 1, trace: 2 });
    await db.put("cards", { ...card, cardId: 2, trace: 3 });
    const events = eventsOnDevice("c");
    for (const [id, cardId] of [
      ["1", 1],
      ["2", 2],
      ["3", 1],
    ] as const)
      await events.put([row("c", id, cardId)]);
    // The third is refused: nothing is told of its memory.
    await events.settle([
      { id: "1", taken: true, memory: MEMORY },
      { id: "2", taken: true, memory: MEMORY },
      { id: "3", taken: false },
      { id: "9", taken: true },
    ]);
    expect(await events.all()).toEqual([]);
    expect((await db.get("cards", ["c", 1]))?.memory).toEqual(MEMORY);
    // Its value has changed since: the answer is about what was asked before.
    expect((await db.get("cards", ["c", 2]))?.memory).toBeNull();
    expect(await db.get("accounts", "c")).toMatchObject({
      today: "2026-06-15",
      done: { slow: { newCards: 2, reviews: 0 } },
    });
    // Sent before it came into the database: the answer counts all the same.
    await events.settle([{ id: "4", taken: true, memory: { ...MEMORY, reps: 2 }, row: row("c", "4") }]);
    expect((await db.get("cards", ["c", 1]))?.memory?.reps).toBe(2);
    expect((await db.get("accounts", "c"))?.done).toEqual({ slow: { newCards: 3, reviews: 0 } });
  });
});

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetKept, rememberKept, wasCleared } from "./cleared";
import { deviceDb, GUEST } from "./store";

beforeEach(() => {
  let kept = "other=1";
  vi.stubGlobal("document", {
    get cookie() {
      return kept;
    },
    set cookie(text: string) {
      const gone = text.includes("max-age=0");
      kept = gone ? "other=1" : `other=1; ${text.split(";")[0]}`;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

it("tells once that a browser cleared what was kept, and of nobody else's", async () => {
  expect(await wasCleared("a")).toBe(false);
  rememberKept("a");
  const db = await deviceDb();
  await db.put("decks", {
    ...{ userId: "a", deckId: "p/s", title: "", presetId: null, cardIds: [] },
    ...{ total: 0, size: 0, completeAt: 1 },
  });
  expect(await wasCleared("a")).toBe(false);
  await db.clear("decks");
  expect(await wasCleared("b")).toBe(false);
  expect(await wasCleared("a")).toBe(true);
  expect(await wasCleared("a")).toBe(false);
});

it("says nothing of what was taken off on purpose, nor of a guest", async () => {
  rememberKept("a");
  forgetKept();
  expect(await wasCleared("a")).toBe(false);
  rememberKept(GUEST);
  expect(await wasCleared(GUEST)).toBe(false);
});

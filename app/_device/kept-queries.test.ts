import "fake-indexeddb/auto";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAccount, setCurrentAccount } from "./account";
import { keepQueries } from "./kept-queries";
import { deviceDb } from "./store";

const stops: (() => void)[] = [];
beforeEach(() => vi.stubGlobal("localStorage", {}));
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page of somebody, as it is opened. */
function visit(userId: string): QueryClient {
  const client = new QueryClient();
  stops.push(keepQueries(client, userId));
  return client;
}
const ask = (client: QueryClient, key: string, answer: number, keep = true) =>
  client.fetchQuery({ queryKey: [key], queryFn: async () => answer, meta: { keep } });
const kept = async (userId: string) =>
  (await (await deviceDb()).getAll("queries")).filter((row) => row.userId === userId).length;

it("keeps what asks for it and shows it on the next visit, to the same account alone, until it signs out", async () => {
  await setCurrentAccount("a");
  const first = visit("a");
  await ask(first, "counts", 7);
  await ask(first, "sitting", 8, false);
  await vi.waitFor(async () => expect(await kept("a")).toBe(1));

  const again = visit("a");
  await vi.waitFor(() => expect(again.getQueryData(["counts"])).toBe(7));
  expect(again.getQueryData(["sitting"])).toBeUndefined();
  // Asked anew it is the server's, and what was kept does not come back over it.
  await ask(again, "counts", 9);
  await vi.waitFor(async () => {
    const third = visit("a");
    await vi.waitFor(() => expect(third.getQueryData(["counts"])).toBe(9));
  });

  const other = visit("b");
  await ask(other, "counts", 1);
  await vi.waitFor(async () => expect(await kept("b")).toBe(1));
  await forgetAccount("a");
  expect([await kept("a"), await kept("b")]).toEqual([0, 1]);
  await setCurrentAccount("c");
  expect(await kept("b")).toBe(0);
});

it("drops what is older than a week", async () => {
  await setCurrentAccount("d");
  await ask(visit("d"), "counts", 7);
  await vi.waitFor(async () => expect(await kept("d")).toBe(1));
  vi.useFakeTimers({ now: Date.now() + 8 * 86_400_000, toFake: ["Date"] });
  const later = visit("d");
  await vi.waitFor(async () => expect(await kept("d")).toBe(0));
  expect(later.getQueryData(["counts"])).toBeUndefined();
});

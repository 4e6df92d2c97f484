"use client";
import {
  type DehydratedState,
  dehydrate,
  hydrate,
  type Query,
  type QueryClient,
} from "@tanstack/react-query";
import { deviceDb, keysOf } from "./store";

/** Older answers of the server are not shown any more, ms. */
const OLDEST_MS = 7 * 86_400_000;
/** Kept of one account at most; the oldest go first. */
const MOST = 50;

type Kept = DehydratedState["queries"][number];

/**
 * Persists the answers of the queries that ask for it (`meta: { keep: true }`), for one account: they are shown at once
 * on the next visit, and asked anew. Never what belongs to a sitting, or to somebody else than who is signed in.
 * @returns how to stop
 */
export function keepQueries(client: QueryClient, userId: string): () => void {
  let stopped = false;
  // Where the browser keeps nothing, nothing is persisted.
  const quietly = (run: Promise<unknown>) => void run.catch(() => undefined);
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "success" && event.query.meta?.keep === true)
      quietly(put(client, userId, event.query));
  });
  quietly(
    readAll(userId).then((queries) => {
      if (!stopped) hydrate(client, { queries, mutations: [] });
    }),
  );
  return () => {
    stopped = true;
    unsubscribe();
  };
}

async function put(client: QueryClient, userId: string, query: Query): Promise<void> {
  const [kept] = dehydrate(client, { shouldDehydrateQuery: (one) => one === query }).queries;
  if (kept) await (await deviceDb()).put("queries", { userId, hash: query.queryHash, at: Date.now(), kept });
}

async function readAll(userId: string): Promise<Kept[]> {
  const tx = (await deviceDb()).transaction("queries", "readwrite");
  const rows = (await tx.store.getAll(keysOf(userId))).sort((a, b) => b.at - a.at);
  const young = rows.filter(({ at }, n) => n < MOST && Date.now() - at < OLDEST_MS);
  for (const { hash } of rows.slice(young.length)) void tx.store.delete([userId, hash]);
  await tx.done;
  return young.map(({ kept }) => kept as Kept);
}

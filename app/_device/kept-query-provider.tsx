"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";

/** A query provider that persists, for the account, the answers of the queries that ask for it. */
export function KeptQueryProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    // Left out where the browser keeps nothing.
    import("./kept-queries")
      .then(({ keepQueries }) => {
        if (!gone) stop = keepQueries(client, userId);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
      stop();
    };
  }, [client, userId]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

"use client";
import { useEffect, useRef } from "react";

/** Long enough for the first cards to go by undisturbed, short enough to be there before the tunnel. */
const AFTER_MS = 3_000;

/** Keeps the decks of a sitting, and the site, on this device once the learner has begun. */
export function useKeeping(userId: string, deckIds: readonly string[], begun: boolean): void {
  const wanted = useRef(deckIds);
  useEffect(() => {
    if (!begun) return;
    const timer = setTimeout(() => {
      // Without a network, or where the browser keeps nothing, the next sitting tries again.
      import("@/app/_device/studied")
        .then(({ keepStudied }) => keepStudied(userId, wanted.current))
        .catch(() => undefined);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [userId, begun]);
}

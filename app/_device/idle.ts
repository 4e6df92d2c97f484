"use client";

/** At the latest after this long (ms), however busy the page is. */
const LONGEST_WAIT_MS = 5_000;

/** Runs something once the page has loaded and the browser has nothing better to do; returns how to call it off. */
export function whenIdle(run: () => void): () => void {
  let off = false;
  const later = () => {
    if (off) return;
    const go = () => {
      if (!off) run();
    };
    // Safari has no such call.
    if ("requestIdleCallback" in window) window.requestIdleCallback(go, { timeout: LONGEST_WAIT_MS });
    else setTimeout(go, 1_000);
  };
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
  return () => {
    off = true;
    window.removeEventListener("load", later);
  };
}

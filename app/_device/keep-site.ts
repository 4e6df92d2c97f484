"use client";
import { whenIdle } from "./idle";

/**
 * Installs the service worker for somebody who keeps decks or has studied, when nothing else is to be done: nobody else
 * has a use for it, and its files take the line. From then on the browser keeps it up to date. Not in development, where
 * files change under it.
 */
export function keepSite(): void {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
  if (navigator.serviceWorker.controller) return;
  whenIdle(() => {
    // Refused in some private windows: the site then works with a network only.
    navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" }).catch(() => undefined);
  });
}

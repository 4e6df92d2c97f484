"use client";

/** Installs the service worker; not in development, where files change under it. */
export function registerWorker(): void {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
  // Refused in some private windows: the site then works with a network only.
  navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" }).catch(() => undefined);
}

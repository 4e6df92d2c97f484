"use client";

/**
 * Runs one at a time among the tabs of this browser what sends an account's events or takes its memories from the
 * server, so that no answer of the server is overwritten by an older one. Where there are no locks all run at once.
 */
export async function alone<T>(userId: string, run: () => Promise<T>): Promise<T> {
  if (typeof navigator === "undefined" || !navigator.locks) return run();
  return navigator.locks.request(`zerek:send:${userId}`, run);
}

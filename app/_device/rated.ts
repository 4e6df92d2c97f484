"use client";

/** Where the tabs of one learner tell each other which cards were rated; null where the browser has no such thing. */
export function ratedChannel(userId: string): BroadcastChannel | null {
  return typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`zerek:rated:${userId}`);
}

/** Tells the sittings in all tabs, this one included, which cards were rated elsewhere: they are not asked again. */
export function tellRated(userId: string, cardIds: readonly number[]): void {
  const channel = cardIds.length > 0 ? ratedChannel(userId) : null;
  for (const cardId of cardIds) channel?.postMessage(cardId);
  channel?.close();
}

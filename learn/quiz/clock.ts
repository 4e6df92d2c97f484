/** The server's clock as a device knows it: how far it is ahead of the device's own, within bounds. */

/** The server's time minus the device's lies between these (ms); `to` is Infinity while no round trip was measured. */
export interface ServerClock {
  from: number;
  to: number;
}

/**
 * What a word of the server's time says together with what was known. It was said somewhere between sending and
 * receiving, so each exchange gives bounds; those that agree narrow each other, one that does not (a clock was set, or
 * drifted) begins anew.
 * @param sentAt device time of asking; null when unknown, as of a page that was opened
 */
export function syncClock(
  known: ServerClock | null,
  serverNow: number,
  sentAt: number | null,
  receivedAt: number,
): ServerClock {
  const from = serverNow - receivedAt;
  const to = sentAt === null ? Number.POSITIVE_INFINITY : Math.max(from, serverNow - sentAt);
  if (!known) return { from, to };
  const both = { from: Math.max(from, known.from), to: Math.min(to, known.to) };
  return both.from <= both.to ? both : { from, to };
}

/** The server's time (ms) at a time of the device: the middle of what is possible. */
export function serverTime(clock: ServerClock, deviceNow: number): number {
  const ahead = Number.isFinite(clock.to) ? (clock.from + clock.to) / 2 : clock.from;
  return Math.round(deviceNow + ahead);
}

/**
 * Devices whose clock is wrong. A device says with what it sends what its own clock shows at that moment. Where that
 * is further from the server's clock than a slow network explains, the device's times are moved by the difference, so
 * that a clock that is a day off, ahead or behind, gives the day on which things happened. Clocks that were put right
 * between a review and its sending cannot be told from right ones: such a review keeps its time if that is past, and
 * is refused as from the future until the time has come, so that the device keeps it and sends it again.
 */

/** How far a device's clock may be off, in ms, before its times are moved; an event further in the future is refused. */
export const MAX_AHEAD_MS = 5 * 60_000;

/** How far to move a device's times, in ms: 0 for a clock that is about right, or that the device did not tell. */
export function clockShift(sentAt: number | undefined, now: number): number {
  if (sentAt === undefined || Math.abs(now - sentAt) <= MAX_AHEAD_MS) return 0;
  return now - sentAt;
}

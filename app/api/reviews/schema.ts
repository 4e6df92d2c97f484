import { z } from "zod";
import { MAX_BATCH } from "@/db/queries/review-input";

/**
 * `{ events: [...], sentAt?, userId? }`: what a device did, up to 500 events, each parsed on its own. `sentAt` is what
 * the device's clock shows on sending (ms); `userId` whose events they are, as far as the device knows.
 */
export const reviewsInput = z.strictObject({
  events: z.array(z.unknown()).min(1).max(MAX_BATCH),
  sentAt: z.number().int().min(0).optional(),
  userId: z.uuid().optional(),
});

/** Bytes of a request: 500 events are about 190 kB. */
export const MOST_BYTES = 256 * 1024;

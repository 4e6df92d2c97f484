/** What a device may send of a review, and what it is answered. */
import { z } from "zod";
import { FORMS } from "@/learn/item";
import type { Memory } from "@/learn/memory";
import { MAX_DURATION_MS } from "@/learn/review";

/** Events taken at once. */
export const MAX_BATCH = 500;
/** How far a device's clock may run ahead, in ms; an event further in the future is refused. */
export const MAX_AHEAD_MS = 5 * 60_000;

const uuid = z.uuid().transform((id) => id.toLowerCase());
const base = {
  /** minted by the device, UUIDv7 */
  id: uuid,
  cardId: z.number().int().min(1).max(2_147_483_647),
  /** the trace the card had on the device */
  trace: z.number().int().min(1).max(32_767),
  /** ms since the epoch, by the device's clock */
  reviewedAt: z.number().int().min(Date.UTC(2000)).max(Date.UTC(2200)),
  /** time from question to rating in ms; more than MAX_DURATION_MS counts as that much */
  durationMs: z
    .number()
    .min(0)
    .transform((ms) => Math.round(Math.min(ms, MAX_DURATION_MS))),
};
const ratingSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const none = z.null().default(null);

/** An event as a device sends it. */
export const newReviewSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...base,
    kind: z.literal("rating"),
    targetId: none,
    rating: ratingSchema,
    form: z.enum(FORMS),
  }),
  z.strictObject({ ...base, kind: z.literal("undo"), targetId: uuid, rating: none, form: none }),
  z.strictObject({ ...base, kind: z.literal("reset"), targetId: none, rating: none, form: none }),
]);
export type NewReview = z.output<typeof newReviewSchema>;

/** What a request of several events must look like. */
export const newReviewsSchema = z.array(newReviewSchema).min(1).max(MAX_BATCH);

export type RefusalReason =
  /** more than MAX_AHEAD_MS ahead of the server's clock */
  | "future"
  | "unknown-card"
  /** a trace the card never had */
  | "unknown-trace"
  /** an undo of nothing of this learner's, of another card's review, of an undo, or of a judged answer */
  | "unknown-target";

export interface RecordResult {
  id: string;
  status: "recorded" | "repeated" | "refused";
  reason?: RefusalReason;
  /** the card's memory after the whole batch; null when nothing stands. Absent when refused. */
  memory?: Memory | null;
}

export interface RecordContext {
  /** the server's clock, ms since the epoch */
  now: number;
  /** the epoch the request's session began in; absent: the caller has checked the session */
  sessionEpoch?: number | undefined;
}

/** The session was ended elsewhere, or the account is gone: nothing was recorded. */
export class SessionEndedError extends Error {
  override name = "SessionEndedError";
  constructor() {
    super("This session has ended.");
  }
}

import { mutation, sessionEnded } from "@/app/_server/mutation";
import { notTheirs, SessionEndedError } from "@/db/queries/review-input";
import { recordSent } from "@/db/queries/reviews";
import { MOST_BYTES, reviewsInput } from "./schema";

/**
 * Records what a device did: `{ results: [{ id, status, reason?, message?, reviewedAt?, memory? }] }` in the order
 * sent; a card's memory goes with the last of its events. An event is recorded, repeated (known already; nothing changed) or refused with a reason, whatever becomes of
 * the others.
 * The session is checked by the very statement that writes, so that one rating costs one round trip.
 */
export const POST = mutation({
  who: "session",
  input: reviewsInput,
  maxBytes: MOST_BYTES,
  transaction: false,
  run: async ({ db, user, input: { events, sentAt, userId } }) => {
    if (userId !== undefined && userId !== user.id) return { results: notTheirs(events) };
    try {
      const context = { now: Date.now(), sessionEpoch: user.sessionEpoch, sentAt };
      return { results: await recordSent(db, user.id, events, context) };
    } catch (error) {
      if (error instanceof SessionEndedError) throw sessionEnded();
      throw error;
    }
  },
});

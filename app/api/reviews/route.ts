import { mutation, sessionEnded } from "@/app/_server/mutation";
import { SessionEndedError } from "@/db/queries/review-input";
import { recordReviews } from "@/db/queries/reviews";
import { MOST_BYTES, reviewsInput } from "./schema";

/**
 * Records what a device did: `{ results: [{ id, status, reason?, memory? }] }` in the order sent.
 * The session is checked by the very statement that writes, so that one rating costs one round trip.
 */
export const POST = mutation({
  who: "session",
  input: reviewsInput,
  maxBytes: MOST_BYTES,
  transaction: false,
  run: async ({ db, user, input }) => {
    try {
      const context = { now: Date.now(), sessionEpoch: user.sessionEpoch };
      return { results: await recordReviews(db, user.id, input.events, context) };
    } catch (error) {
      if (error instanceof SessionEndedError) throw sessionEnded();
      throw error;
    }
  },
});

import { mutation, sessionEnded } from "@/app/_server/mutation";
import { saveAnswers } from "@/db/queries/attempts/save";
import { SessionEndedError } from "@/db/queries/review-input";
import { savesSchema } from "@/learn/quiz/schema";
import { found, idOf } from "../../answers";
import { MOST_SAVE_BYTES } from "../../schema";

/** Saves answers: SaveReply. The session is checked by the very statement that writes. */
export const POST = mutation({
  who: "session",
  input: savesSchema,
  maxBytes: MOST_SAVE_BYTES,
  transaction: false,
  run: async ({ db, user, input, params }) => {
    const context = { now: Date.now(), sessionEpoch: user.sessionEpoch };
    try {
      return found(await saveAnswers(db, user.id, idOf(params), input.saves, context));
    } catch (error) {
      if (error instanceof SessionEndedError) throw sessionEnded();
      throw error;
    }
  },
});

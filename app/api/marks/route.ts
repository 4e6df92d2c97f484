import { AppError } from "@/app/_server/errors";
import { mutation } from "@/app/_server/mutation";
import { setMarks } from "@/db/queries/marks";
import { marksInput } from "./schema";

/** Sets marks on cards: `{ results: [{ cardId, kind, status, reason? }] }` in the order sent; repeats change nothing. */
export const POST = mutation({
  who: "user",
  input: marksInput,
  maxBytes: 256 * 1024,
  run: async ({ db, user, input: { marks, userId } }) => {
    if (userId !== undefined && userId !== user.id)
      throw new AppError(
        "unauthenticated",
        "These marks are another account's. Sign in with it to save them.",
      );
    return { results: await setMarks(db, user.id, marks, Date.now()) };
  },
});

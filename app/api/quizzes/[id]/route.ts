import { AppError } from "@/app/_server/errors";
import { mutation } from "@/app/_server/mutation";
import { saveQuiz } from "@/db/queries/quizzes";
import { MOST_BYTES, saveInput } from "../schema";

/**
 * Saves a quiz of the caller's on the revision it was opened at: `{ status: "saved" | "conflict", revision }`.
 * A conflict changes nothing and says which revision is the newest.
 */
export const PUT = mutation({
  who: "user",
  input: saveInput,
  maxBytes: MOST_BYTES,
  async run({ db, user, params, input }) {
    const saved = await saveQuiz(db, user.id, String(params.id), input.revision, input.draft, Date.now());
    if (saved.status === "not-found") throw new AppError("not-found", "There is no such quiz of yours.");
    return saved;
  },
});

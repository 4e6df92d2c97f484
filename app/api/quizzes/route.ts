import { mutation } from "@/app/_server/mutation";
import { createQuiz } from "@/db/queries/quizzes";
import { createInput, MOST_BYTES } from "./schema";

/** Makes a quiz of the caller's: `{ id, revision }`. */
export const POST = mutation({
  who: "user",
  input: createInput,
  maxBytes: MOST_BYTES,
  limit: { name: "make-quiz", points: 200, seconds: 3600, by: "user" },
  run: ({ db, user, input }) => createQuiz(db, user.id, input.draft, Date.now()),
});

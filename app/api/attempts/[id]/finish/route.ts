import { mutation } from "@/app/_server/mutation";
import { finishAttempt } from "@/db/queries/attempts/finish";
import { found, idOf } from "../../answers";
import { noInput } from "../../schema";

/** Hands the attempt in: FinishReply. What of it may be seen is on its own page. */
export const POST = mutation({
  who: "user",
  input: noInput,
  transaction: false,
  run: async ({ db, user, params }) => found(await finishAttempt(db, user.id, idOf(params), Date.now())),
});

import { AppError } from "@/app/_server/errors";
import { mutation } from "@/app/_server/mutation";
import { checkQuestion } from "@/db/queries/attempts/check";
import { checkSchema } from "@/learn/quiz/schema";
import { found, idOf } from "../../answers";

const REFUSED = {
  "not-now": "The questions of this attempt are judged at its end.",
  late: "The time is up.",
  finished: "This attempt is finished.",
};

/** Judges one question now: CheckReply, or 409 with a `reason`. */
export const POST = mutation({
  who: "user",
  input: checkSchema,
  transaction: false,
  run: async ({ db, user, input, params }) => {
    const reply = found(await checkQuestion(db, user.id, idOf(params), input, Date.now()));
    if (!("refused" in reply)) return reply;
    const reason = reply.refused;
    if (reason === "no-question") throw new AppError("not-found", "There is no such question.");
    throw new AppError("conflict", REFUSED[reason], { reason });
  },
});

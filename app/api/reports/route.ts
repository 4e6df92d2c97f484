import { AppError } from "@/app/_server/errors";
import { mutation } from "@/app/_server/mutation";
import { reportProblem } from "@/db/queries/reports";
import { reportInput } from "./schema";

/** Tells the authors of a pack what is wrong with a card. The same id again changes nothing. */
export const POST = mutation({
  who: "user",
  input: reportInput,
  limit: { name: "report:user", points: 30, seconds: 3600, by: "user" },
  run: async ({ db, user, input }) => {
    if (!(await reportProblem(db, user.id, input, new Date())))
      throw new AppError("not-found", "There is no such card.");
  },
});

import { query } from "@/app/_server/mutation";
import { attemptView } from "@/db/queries/attempts/view";
import { found, idOf } from "../answers";
import { noInput } from "../schema";

/** The attempt to go on with, as AttemptView. */
export const GET = query({
  who: "user",
  input: noInput,
  run: async ({ db, user, params }) => found(await attemptView(db, user.id, idOf(params), Date.now())),
});

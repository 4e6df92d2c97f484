import { query } from "@/app/_server/mutation";
import { practiceCounts } from "@/db/queries/practice-counts";
import { countsInput } from "./schema";

/** How many cards each purpose of practice would find now: `{ forgetting, wrong, exam, once }`. */
export const GET = query({
  who: "user",
  input: countsInput,
  run: ({ db, user, input: { pack, ...scope } }) =>
    practiceCounts(db, user.id, { packId: pack, ...scope }, Date.now()),
});

import { query } from "@/app/_server/mutation";
import { cardsByIds } from "@/db/queries/study";
import { studyInput } from "./schema";

/** The cards with these numbers, with what the caller remembers of them: `{ cards: StudyCard[] }`. */
export const GET = query({
  who: "user",
  input: studyInput,
  run: async ({ db, user, input }) => ({ cards: await cardsByIds(db, user.id, input.ids) }),
});

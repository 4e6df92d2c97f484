import { query } from "@/app/_server/mutation";
import { searchFacts } from "@/db/queries/facts";
import { factsInput } from "../schema";

/** Facts of a pack with these words in them: `{ facts: FactLine[] }`. */
export const GET = query({
  who: "user",
  input: factsInput,
  run: async ({ db, input }) => ({ facts: await searchFacts(db, input.pack, input.q) }),
});

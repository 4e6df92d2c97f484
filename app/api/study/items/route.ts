import { query } from "@/app/_server/mutation";
import { drillItems } from "@/db/queries/drill-items";
import { itemsInput } from "./schema";

/**
 * Questions for drilling, with their keys: `{ items: DrillItem[] }`; what is not to be had is left out. Like a
 * flashcard, which has its back with it, they are judged on the device: no quiz sends any of this.
 */
export const GET = query({
  who: "user",
  input: itemsInput,
  run: async ({ db, input }) => ({ items: await drillItems(db, input.ask) }),
});

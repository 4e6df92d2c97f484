import { z } from "zod";
import { LONGEST_REPORT, REPORT_KINDS } from "@/learn/report";

/** What is wrong with a card, in the learner's words. */
export const reportInput = z.strictObject({
  id: z.uuid().transform((id) => id.toLowerCase()),
  cardId: z.number().int().min(1).max(2_147_483_647),
  trace: z.number().int().min(1).max(32_767),
  kind: z.enum(REPORT_KINDS),
  text: z.string().trim().max(LONGEST_REPORT),
});

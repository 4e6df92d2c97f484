import { z } from "zod";
import { MOST_MARKS } from "@/db/queries/marks";
import { markSchema } from "@/learn/mark-schema";

/** `{ marks: [...], userId? }`: marks set on cards; `userId` says whose they are, as far as the device knows. */
export const marksInput = z.strictObject({
  marks: z.array(markSchema).min(1).max(MOST_MARKS),
  userId: z.uuid().optional(),
});

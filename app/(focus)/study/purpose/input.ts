import { z } from "zod";
import { PURPOSES } from "@/learn/purpose";

/** `?by=flagged&deck=pack/slug&topic=id`: which cards of which deck, of one topic of it only when one is named. */
export const purposeInput = z.object({
  by: z.enum(PURPOSES),
  deck: z
    .string()
    .max(400)
    .regex(/^[^/]+\/[^/]+$/)
    .transform((text) => {
      const [packId = "", slug = ""] = text.split("/");
      return { packId, slug };
    }),
  topic: z
    .string()
    .max(200)
    .optional()
    .transform((topic) => topic || null),
});

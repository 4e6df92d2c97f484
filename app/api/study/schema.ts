import { z } from "zod";

/** Cards asked for at once at most: about 60 kB of JSON. */
const MOST_CARDS = 60;

/** `?ids=1,2,3`: the numbers of the cards wanted. */
export const studyInput = z.strictObject({
  ids: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9})*$/, "ids must be numbers of cards with commas between, such as 4,8,15")
    .transform((text) => [...new Set(text.split(",").map(Number))])
    .refine((ids) => ids.length <= MOST_CARDS, `ask for at most ${MOST_CARDS} cards at once`),
});

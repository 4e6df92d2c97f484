import { z } from "zod";

/** Cards of one answer: about 500 kB of JSON. */
export const PART = 500;

/** `?pack=…&slug=…&from=0&known=…`: the cards of a deck from that number on; `known`: `textsId` as the device has it. */
export const deckPartInput = z.strictObject({
  pack: z.string().min(1).max(100),
  slug: z.string().min(1).max(200),
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  known: z.string().max(64).optional(),
});

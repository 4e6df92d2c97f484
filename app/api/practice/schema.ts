import { z } from "zod";
import { QUIZ_FORMS } from "@/learn/answer";

const list = (most: number) =>
  z
    .string()
    .max(8_000)
    .default("")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.string().max(120)).max(most));

/** `?pack=…&topics=a,b&decks=c&forms=typed,date`: what would be practised; empty lists mean everything. */
export const countsInput = z.strictObject({
  pack: z.string().min(1).max(120),
  topics: list(200),
  decks: list(50),
  forms: list(20).pipe(z.array(z.enum(QUIZ_FORMS))),
});

import { z } from "zod";
import { blueprintSchema, quizDraftSchema } from "@/learn/quiz/schema";

/** `{ draft }`: a quiz to be made. */
export const createInput = z.strictObject({ draft: quizDraftSchema });

/** `{ revision, draft }`: a quiz to be saved, and the revision it was made on. */
export const saveInput = z.strictObject({
  revision: z.number().int().min(1).max(2_000_000_000),
  draft: quizDraftSchema,
});

/** `{ blueprint }`: what the bank is asked about. */
export const bankInput = z.strictObject({ blueprint: blueprintSchema });

/** `?pack=…&q=…`: words to be found in facts. */
export const factsInput = z.strictObject({
  pack: z.string().min(1).max(120),
  q: z.string().max(200),
});

/** Bytes of a request: 2,000 banned facts and 50 sections are some 200 kB. */
export const MOST_BYTES = 384 * 1024;

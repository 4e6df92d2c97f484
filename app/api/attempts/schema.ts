import { z } from "zod";
import { practiceSchema } from "@/learn/quiz/schema";

const id = z.uuid().transform((text) => text.toLowerCase());

/** `{ quiz }`, `{ assignment }`, `{ practice }`, or `{ preview, seed }` and `{ previewOf, seed }`: what is to be sat. */
export const startInput = z.union([
  z.strictObject({ quiz: id }),
  z.strictObject({ assignment: id }),
  z.strictObject({ previewOf: id, seed: z.number().int().min(0).max(2_147_483_646) }),
  z.strictObject({ practice: practiceSchema }),
  z.strictObject({ preview: id, seed: z.number().int().min(0).max(2_147_483_646) }),
]);

/** Nothing is asked but by the address. */
export const noInput = z.strictObject({}).default({});

/** Bytes of a request that saves: 200 answers of 300 characters each, however they are written. */
export const MOST_SAVE_BYTES = 512 * 1024;

import { z } from "zod";
import { LEECH } from "./leech";
import { FLAGS, LONGEST_NOTE, type Mark } from "./marks";

const base = {
  cardId: z.number().int().min(1).max(2_147_483_647),
  at: z.number().int().min(0).max(Date.UTC(2200)),
};
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a study day such as 2026-06-15");

/** One setting of a mark; a null takes it off. */
export const markSchema: z.ZodType<Mark> = z.discriminatedUnion("kind", [
  z.strictObject({ ...base, kind: z.literal("suspended"), value: z.enum(["yes", LEECH]).nullable() }),
  z.strictObject({ ...base, kind: z.literal("buried"), value: day.nullable() }),
  z.strictObject({ ...base, kind: z.literal("flag"), value: z.enum(FLAGS).nullable() }),
  z.strictObject({
    ...base,
    kind: z.literal("note"),
    value: z.string().trim().min(1).max(LONGEST_NOTE).nullable(),
  }),
]);

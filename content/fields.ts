/** Small fields shared by every part of a pack. */
import { z } from "zod";
import { spanOf } from "./dates";

/** A stable readable id: kebab-case, at most 80 characters. It is never reused for something else. */
export const idSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is kebab-case: a-z, 0-9 and single hyphens");

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A line of prose: trimmed, not empty, no line breaks or control characters, at most 600 characters. */
export const proseSchema = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(600, "at most 600 characters")
  .refine((text) => !CONTROL.test(text), "control characters are not allowed")
  .transform((text) => text.replace(/\s+/g, " "));

/** An EDTF date (ISO 8601-2): 2022, 2022-03, 2022-03-16, 2022-21 (spring), 2022~, 2015/2018. */
export const edtfSchema = z
  .union([z.string(), z.number().int()])
  .transform((date) => String(date))
  .refine(
    (date) => spanOf(date) !== null,
    "not an EDTF date: write 2022, 2022-03, 2022-03-16, 2022~ or 2015/2018",
  );

const lineRangesSchema = z
  .union([z.number().int().positive(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d+(-\d+)?(, ?\d+(-\d+)?)*$/, "write lines as 147, 145-149 or 123, 133-135"))
  .transform((text) =>
    text.split(/, ?/).map((range) => {
      const [from, to] = range.split("-").map(Number);
      return { from: from as number, to: to ?? (from as number) };
    }),
  );

/** Where a fact is taken from: a source of the pack, a section heading, and the lines of its text. */
export const citationSchema = z.strictObject({
  source: idSchema,
  section: proseSchema,
  lines: lineRangesSchema,
});
export type Citation = z.infer<typeof citationSchema>;

export const citationListSchema = z
  .union([citationSchema, z.array(citationSchema).min(1)])
  .transform((cite) => (Array.isArray(cite) ? cite : [cite]));

/** Small fields shared by every part of a pack. */
import { z } from "zod";
import { spanOf } from "./dates";
import { either } from "./either";

/** A stable readable id: kebab-case, at most 80 characters. It is never reused for something else. */
export const idSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is kebab-case: a-z, 0-9 and single hyphens");

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const NO_CONTROL = /^[^\u0000-\u001f\u007f]*$/;

/** A line of prose: trimmed, not empty, no line breaks or control characters, at most 600 characters. */
export const proseSchema = z
  .string()
  .overwrite(tidy)
  .min(1, "must not be empty")
  .max(600, "at most 600 characters")
  .regex(NO_CONTROL, "control characters are not allowed");

function tidy(text: string): string {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
}

/** An EDTF date (ISO 8601-2): 2022, 2022-03, 2022-03-16, 2022-21 (spring), 2022~, 2015/2018. */
export const edtfSchema = z.union([z.string(), z.number()]).transform((date, context): string => {
  const text = String(date);
  if (spanOf(text) !== null) return text;
  const message = "not an EDTF date: write 2022, 2022-03, 2022-03-16, 2022~ or 2015/2018";
  context.addIssue({ code: "custom", message, input: date });
  return z.NEVER;
});

interface LineRange {
  from: number;
  to: number;
}
const LINES = /^\d+(-\d+)?(, ?\d+(-\d+)?)*$/;

const lineRangesSchema = z.union([z.string(), z.number()]).transform((lines, context): LineRange[] => {
  const text = String(lines);
  if (LINES.test(text)) return text.split(",").map(lineRange);
  context.addIssue({
    code: "custom",
    message: "write lines as 147, 145-149 or 123, 133-135",
    input: lines,
  });
  return z.NEVER;
});

function lineRange(text: string): LineRange {
  const [from, to] = text.split("-").map(Number);
  return { from: from as number, to: to ?? (from as number) };
}

/** Where a fact is taken from: a source of the pack, a section heading, and the lines of its text. */
const citationSchema = z.strictObject({
  source: idSchema,
  section: proseSchema,
  lines: lineRangesSchema,
});
export type Citation = z.infer<typeof citationSchema>;

export const citationListSchema = either(
  Array.isArray,
  z.array(citationSchema).min(1),
  citationSchema,
).transform((cite) => (Array.isArray(cite) ? cite : [cite]));

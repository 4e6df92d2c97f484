/** The fields a correction is made of, in an address and in a form alike. */
import { z } from "zod";
import { QUIZ_FORMS } from "@/learn/answer";
import { CHANGES_OF, type Change } from "@/learn/grades/correction";

export const correctionFields = {
  cardId: z.coerce.number().int().positive(),
  form: z.enum(QUIZ_FORMS),
  kind: z.enum(["accept", "key", "void", "full"]),
  /** right answers, one a line */
  text: z.string().max(3000).default(""),
};

const schema = z.object(correctionFields);

/**
 * The change that the fields say; null where the form knows none such, no answer is named where one is needed, or several
 * are where one is.
 */
export function changeOf({ form, kind, text }: Omit<z.output<typeof schema>, "cardId">): Change | null {
  if (!CHANGES_OF[form].includes(kind)) return null;
  if (kind === "void" || kind === "full") return { kind };
  const texts = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && line.length <= 300);
  const [first] = texts;
  if (first === undefined || texts.length > (kind === "accept" ? 1 : 20)) return null;
  return kind === "accept" ? { kind, text: first } : { kind, texts };
}

/** The fields of an address; null where they are none. */
export function correctionOf(params: Record<string, string | string[] | undefined>) {
  // Options that were ticked come one by one.
  const text = Array.isArray(params.text) ? params.text.join("\n") : params.text;
  const parsed = schema.safeParse({ ...params, text });
  return parsed.success ? parsed.data : null;
}

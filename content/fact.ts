/**
 * The format contract of a pack: what an author may write, and what the rest of Zerek may rely on.
 * Documented with one example for each kind in content/README.md.
 */
import { z } from "zod";
import { either } from "./either";
import { citationListSchema, edtfSchema, idSchema, proseSchema } from "./fields";
import { memberlessValueSchema, valueSchema } from "./value";

/** What sort of statement a fact makes. The kind decides which fields are required (see check/). */
export const FACT_KINDS = [
  "change", // one figure, name or rule becomes another: needs `before`
  "figure", // a quantity, share, amount of money or count
  "event", // something that happened or is set to happen on a date
  "action", // who did, proposed or decided something
  "role", // what a body or office does, or who holds it
  "renaming", // a body, party or law gets another name: needs `before`
  "membership", // the members of a list without order: value is a list
  "sequence", // an ordered list: value is a sequence
  "pair", // one of a set of like pairs (region and capital …): needs `subject`
  "article", // a legal article and what it covers or what became of it
  "definition", // what a term means: needs `subject`
  "category", // which category something is put in, or what a category holds
  "rationale", // why somebody did or proposed something
  "claim", // what somebody asserts: needs `claimant`
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/**
 * How far the thing stated had come by the pack's as-of date. `occurred` is for plain past events and
 * standing circumstances, `asserted` for claims and judgements, the rest for rules and reforms.
 */
const FACT_STATUSES = ["proposed", "adopted", "in-force", "repealed", "occurred", "asserted"] as const;

/** The aspects an author may word a question for. Each worded aspect becomes a card. */
export const ASK_ASPECTS = ["value", "before", "date", "reverse", "claimant"] as const;
export type AskAspect = (typeof ASK_ASPECTS)[number];

/** The question for each worded aspect. */
type Ask = { value: string } & { [aspect in AskAspect]?: string | undefined };

const askSchema = either(
  (input) => typeof input === "string",
  proseSchema.transform((value): Ask => ({ value })),
  z.strictObject({
    value: proseSchema,
    before: proseSchema.optional(),
    date: proseSchema.optional(),
    reverse: proseSchema.optional(),
    claimant: proseSchema.optional(),
  }),
);

/** A wrong option written by a person: a typed value, the card it serves, and the misconception it stands for. */
const contrastSchema = z.strictObject({
  for: z.enum(ASK_ASPECTS).default("value"),
  is: memberlessValueSchema,
  /** One sentence to the learner who chose it: what it really is, or why it is wrong. */
  why: proseSchema,
});

export const factSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(FACT_KINDS),
  topic: idSchema,
  importance: z.literal([1, 2, 3]),
  /** A short noun phrase, lower case unless a name, saying what the value is of: used in reasons, match and lists. */
  label: proseSchema,
  /** One self-contained sentence with slots {value}, {before}, {date}, {subject}, {claimant}. */
  statement: proseSchema,
  ask: askSchema,
  value: valueSchema,
  before: valueSchema.optional(),
  /** What the fact is about, where the reverse direction can be asked: the answer of `ask.reverse`. */
  subject: memberlessValueSchema.optional(),
  claimant: idSchema.optional(),
  status: z.enum(FACT_STATUSES),
  when: edtfSchema.optional(),
  validFrom: edtfSchema.optional(),
  validTo: edtfSchema.optional(),
  /** Facts of one family lend each other wrong options: their values must be alike in kind and plausible for each other's question. */
  family: idSchema.optional(),
  /** The earlier fact of a chain; this fact's `before` is that fact's `value`. */
  follows: idSchema.optional(),
  cite: citationListSchema,
  explain: proseSchema,
  note: proseSchema.optional(),
  /** Aspects the source contradicts itself on: they are never asked, and a note says why. */
  doubtful: z.array(z.enum(ASK_ASPECTS)).default([]),
  contrasts: z.array(contrastSchema).default([]),
  /** Values that would also be right for the value question, and so must never be offered as wrong. */
  alsoRight: z.array(memberlessValueSchema).default([]),
});
export type Fact = z.infer<typeof factSchema>;
export type FactInput = z.input<typeof factSchema>;
export type Contrast = Fact["contrasts"][number];

/** Zod schemas of what browsers send about quizzes. Kept apart from the types, so that no page ships Zod. */
import { z } from "zod";
import { type Answer, MAX_ANSWER_LENGTH, QUIZ_FORMS } from "../answer";
import { MAX_SAVES } from "./attempt";
import { type Blueprint, MOMENTS, SHOWN } from "./blueprint";
import { MAX_INSTRUCTIONS, MAX_TITLE, type QuizDraft } from "./draft";
import { type PracticeSpec, PURPOSES } from "./practice";

const optionId = z.string().regex(/^[\w-]{1,8}$/);
const optionIds = z.array(optionId).max(20);
/** What no database stores as text: NUL, and halves of characters as a field's limit of length can leave them. */
const text = z
  .string()
  .max(MAX_ANSWER_LENGTH)
  .transform((given) => given.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd"));
const typed = (form: "cloze" | "typed" | "numeric" | "date") =>
  z.strictObject({ form: z.literal(form), text });

export const answerSchema: z.ZodType<Answer> = z.discriminatedUnion("form", [
  typed("cloze"),
  typed("typed"),
  typed("numeric"),
  typed("date"),
  z.strictObject({ form: z.literal("choice"), option: optionId }),
  z.strictObject({ form: z.literal("multiple"), options: optionIds }),
  z.strictObject({ form: z.literal("true-false"), value: z.boolean() }),
  z.strictObject({ form: z.literal("match"), pairs: z.array(z.tuple([optionId, optionId])).max(20) }),
  z.strictObject({ form: z.literal("order"), order: optionIds }),
]);

const uuid = z.uuid().transform((id) => id.toLowerCase());
const position = z.number().int().min(0).max(999);
const certainty = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const saveSchema = z.strictObject({
  saveId: uuid,
  position,
  base: z.number().int().min(0).max(1_000_000),
  answer: answerSchema.nullable(),
  certainty: certainty.nullable(),
  flagged: z.boolean(),
  givenAt: z.number().int().min(Date.UTC(2000)).max(Date.UTC(2200)),
});
export const savesSchema = z.strictObject({ saves: z.array(saveSchema).min(1).max(MAX_SAVES) });
export const checkSchema = z.strictObject({
  position,
  revision: z.number().int().min(0).max(1_000_000),
  checkId: uuid,
});

const slug = z.string().min(1).max(120);
const form = z.enum(QUIZ_FORMS);

const sectionSchema = z.strictObject({
  title: z.string().trim().max(120),
  topics: z.array(slug).max(200),
  importance: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).max(3),
  forms: z.array(form).max(QUIZ_FORMS.length),
  expected: z
    .strictObject({ from: z.number().min(0).max(1), to: z.number().min(0).max(1) })
    .refine(({ from, to }) => from < to, "The hardest must be below the easiest."),
  count: z.number().int().min(1).max(200),
  points: z.number().min(0.25).max(100),
});

const behaviourSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("deferred") }),
  z.strictObject({ kind: z.literal("immediate") }),
  z.strictObject({
    kind: z.literal("tries"),
    tries: z.number().int().min(2).max(5),
    penalty: z.number().min(0).max(1),
  }),
  z.strictObject({ kind: z.literal("certainty") }),
]);

const shown = z.strictObject(
  Object.fromEntries(SHOWN.map((what) => [what, z.boolean()])) as Record<
    (typeof SHOWN)[number],
    z.ZodBoolean
  >,
);
const reviewOptionsSchema = z.strictObject(
  Object.fromEntries(MOMENTS.map((when) => [when, shown])) as Record<(typeof MOMENTS)[number], typeof shown>,
);

/** Minutes a quiz may last at most: two weeks. */
const MAX_MINUTES = 14 * 24 * 60;
/** Questions a quiz may have at most. */
const MAX_QUESTIONS = 300;

const rulesSchema = z.strictObject({
  behaviour: behaviourSchema,
  perPage: z.number().int().min(1).max(50).nullable(),
  timeLimitMinutes: z.number().int().min(1).max(MAX_MINUTES).nullable(),
  graceMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  review: reviewOptionsSchema,
});

export const blueprintSchema: z.ZodType<Blueprint> = rulesSchema
  .extend({
    packId: slug,
    sections: z.array(sectionSchema).min(1).max(50),
    pinned: z.array(slug).max(MAX_QUESTIONS),
    banned: z.array(slug).max(2_000),
    shuffle: z.boolean(),
    variants: z.enum(["each", "one"]),
    attempts: z.number().int().min(1).max(100).nullable(),
    counts: z.enum(["best", "last", "first", "average"]),
  })
  .refine(
    ({ sections }) => sections.reduce((sum, { count }) => sum + count, 0) <= MAX_QUESTIONS,
    `A quiz has at most ${MAX_QUESTIONS} questions.`,
  )
  .refine(
    ({ pinned, banned }) => !pinned.some((id) => banned.includes(id)),
    "A fact cannot be pinned and banned.",
  );

const moment = z.number().int().min(Date.UTC(2000)).max(Date.UTC(2200)).nullable();

export const quizDraftSchema: z.ZodType<QuizDraft> = z
  .strictObject({
    title: z.string().trim().min(1, "A quiz needs a title.").max(MAX_TITLE),
    instructions: z.string().trim().max(MAX_INSTRUCTIONS),
    blueprint: blueprintSchema,
    opensAt: moment,
    closesAt: moment,
  })
  .refine(({ opensAt, closesAt }) => opensAt === null || closesAt === null || opensAt < closesAt, {
    message: "It must close after it opens.",
    path: ["closesAt"],
  });

export const practiceSchema: z.ZodType<PracticeSpec> = z.strictObject({
  packId: slug,
  purpose: z.enum(PURPOSES),
  topics: z.array(slug).max(200),
  decks: z.array(slug).max(50),
  forms: z.array(form).max(QUIZ_FORMS.length),
  count: z.number().int().min(1).max(MAX_QUESTIONS),
  feedback: z.enum(["immediate", "deferred"]),
});

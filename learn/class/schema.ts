/** Zod schemas of what browsers send about classes. Kept apart from the types, so that no page ships Zod. */
import { z } from "zod";
import { MAX_INSTRUCTIONS, MAX_TITLE } from "../quiz/draft";
import { blueprintSchema } from "../quiz/schema";
import { type AssignmentDraft, type Exception, type Given, type Granted, MAX_CLASS_NAME } from "./assignment";
import type { Goal } from "./goal";
import type { LateRule } from "./late";

const moment = z.number().int().min(Date.UTC(2000)).max(Date.UTC(2200)).nullable();

const goalSchema: z.ZodType<Goal> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("met-and-recalled"), share: z.number().min(0.5).max(0.97) }),
  z.strictObject({ kind: z.literal("study-days"), days: z.number().int().min(1).max(200) }),
]);

const lateSchema: z.ZodType<LateRule> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("accept") }),
  z.strictObject({
    kind: z.literal("penalty"),
    perDay: z.number().min(0.01).max(1),
    most: z.number().min(0.01).max(1),
  }),
  z.strictObject({ kind: z.literal("refuse") }),
]);

const givenSchema: z.ZodType<Given> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("deck"), deckId: z.number().int().min(1), goal: goalSchema }),
  z.strictObject({
    kind: z.literal("quiz"),
    quizId: z.uuid().nullable(),
    quizRevision: z.number().int().min(1).nullable(),
    blueprint: blueprintSchema,
  }),
]);

/** Issues are at the date that is wrong: each comes after those before it. */
const inOrder = (
  { opensAt, dueAt, closesAt }: Pick<Exception, "opensAt" | "dueAt" | "closesAt">,
  context: z.RefinementCtx,
) => {
  const issue = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (opensAt !== null && dueAt !== null && dueAt <= opensAt)
    issue("dueAt", "It must be due after it opens.");
  const before = dueAt ?? opensAt;
  if (before !== null && closesAt !== null && closesAt < before) {
    issue("closesAt", "It must not close before it is due.");
  }
};

export const assignmentDraftSchema: z.ZodType<AssignmentDraft> = z
  .strictObject({
    title: z.string().trim().min(1, "An assignment needs a title.").max(MAX_TITLE),
    instructions: z.string().trim().max(MAX_INSTRUCTIONS),
    given: givenSchema,
    late: lateSchema,
    opensAt: moment,
    dueAt: moment,
    closesAt: moment,
  })
  .superRefine((draft, context) => {
    inOrder(draft, context);
    if (draft.given.kind === "deck" && draft.dueAt === null) {
      context.addIssue({ code: "custom", path: ["dueAt"], message: "A goal needs a date to be reached by." });
    }
  });

export const exceptionSchema: z.ZodType<Exception> = z
  .strictObject({
    opensAt: moment,
    dueAt: moment,
    closesAt: moment,
    timeLimitMinutes: z
      .number()
      .int()
      .min(1)
      .max(14 * 24 * 60)
      .nullable(),
    attempts: z.number().int().min(1).max(100).nullable(),
  })
  .superRefine(inOrder);

export const grantedSchema: z.ZodType<Granted> = z.strictObject({
  timeFactor: z.number().min(1, "from 1 (no extra time) to 5").max(5, "from 1 (no extra time) to 5"),
  extraAttempts: z.number().int("a whole number").min(0, "from 0 to 100").max(100, "from 0 to 100"),
  extraDays: z.number().int("a whole number").min(0, "from 0 to 100").max(100, "from 0 to 100"),
});

export const classNameSchema = z.string().trim().min(1).max(MAX_CLASS_NAME);

/** An assignment's form: what was typed, read by the wall clock of the class. Messages are keys of account.json's `errors`. */
import { z } from "zod";
import { formError } from "@/app/_server/form-error";
import type { AssignmentDraft, Exception, Given } from "@/learn/class/assignment";
import { GOAL_SHARE, type Goal } from "@/learn/class/goal";
import type { LateRule } from "@/learn/class/late";
import { assignmentDraftSchema, exceptionSchema } from "@/learn/class/schema";
import { MAX_INSTRUCTIONS, MAX_TITLE } from "@/learn/quiz/draft";
import { fromLocalField } from "@/learn/zoned-time";
import { maybeWhole } from "../../fields";

const moment = z.string().trim().max(30).default("");

export const draftFields = z.object({
  title: z.string("required").trim().min(1, "required").max(MAX_TITLE, "tooLong"),
  instructions: z.string().trim().max(MAX_INSTRUCTIONS, "tooLong").default(""),
  opens: moment,
  due: moment,
  closes: moment,
  late: z.enum(["accept", "penalty", "refuse"]).default("accept"),
  perDay: maybeWhole(1, 100),
  most: maybeWhole(1, 100),
  goal: z.enum(["met-and-recalled", "study-days"]).default("met-and-recalled"),
  days: maybeWhole(1, 200),
  timeLimit: maybeWhole(1, 14 * 24 * 60),
  attempts: maybeWhole(1, 100),
  counts: z.enum(["best", "last", "first", "average"]).default("best"),
});
export type DraftFields = z.output<typeof draftFields>;

/** A moment as typed, by a zone's wall clock; null where nothing was typed. */
function read(text: string, field: string, timeZone: string): number | null {
  if (text === "") return null;
  const found = fromLocalField(text, timeZone);
  if (!found) throw formError("dateWrong", field);
  return found.at;
}

/**
 * The draft of a form.
 * @param base what is given, before the limits and the goal of the form
 */
export function readDraft(fields: DraftFields, base: Given, timeZone: string): AssignmentDraft {
  const draft: AssignmentDraft = {
    title: fields.title,
    instructions: fields.instructions,
    given: givenWith(base, fields),
    late: lateOf(fields),
    opensAt: read(fields.opens, "opens", timeZone),
    dueAt: read(fields.due, "due", timeZone),
    closesAt: read(fields.closes, "closes", timeZone),
  };
  return checked(assignmentDraftSchema.safeParse(draft), draft);
}

/** An exception of a form; all empty says nothing. */
export function readException(
  fields: { opens: string; due: string; closes: string; timeLimit: number | null; attempts: number | null },
  timeZone: string,
): Exception {
  const exception: Exception = {
    opensAt: read(fields.opens, "opens", timeZone),
    dueAt: read(fields.due, "due", timeZone),
    closesAt: read(fields.closes, "closes", timeZone),
    timeLimitMinutes: fields.timeLimit,
    attempts: fields.attempts,
  };
  if (Object.values(exception).every((value) => value === null)) throw formError("exceptionEmpty");
  return checked(exceptionSchema.safeParse(exception), exception);
}

const FIELD: Record<string, [field: string, key: string]> = {
  dueAt: ["due", "dueOrder"],
  closesAt: ["closes", "closesOrder"],
};

function checked<T>(parsed: z.ZodSafeParseResult<T>, given: { dueAt: number | null }): T {
  if (parsed.success) return parsed.data;
  const [field, key] = FIELD[String(parsed.error.issues[0]?.path[0])] ?? [];
  if (!field || !key) throw formError("invalid");
  throw formError(field === "due" && given.dueAt === null ? "dueMissing" : key, field);
}

function givenWith(base: Given, fields: DraftFields): Given {
  if (base.kind === "deck") return { ...base, goal: goalOf(fields) };
  const { timeLimit, attempts, counts } = fields;
  return { ...base, blueprint: { ...base.blueprint, timeLimitMinutes: timeLimit, attempts, counts } };
}

function goalOf({ goal, days }: DraftFields): Goal {
  if (goal === "met-and-recalled") return { kind: goal, share: GOAL_SHARE };
  if (days === null) throw formError("required", "days");
  return { kind: goal, days };
}

function lateOf({ late, perDay, most }: DraftFields): LateRule {
  if (late !== "penalty") return { kind: late };
  return { kind: "penalty", perDay: (perDay ?? 10) / 100, most: (most ?? 50) / 100 };
}

"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { classAccess, classAction } from "@/app/_server/class";
import { formError } from "@/app/_server/form-error";
import { lengthenOpen } from "@/db/queries/attempts/lengthen";
import {
  createAssignment,
  getAssignment,
  givableDeck,
  givenQuiz,
  saveAssignment,
  withdrawAssignment,
} from "@/db/queries/classes/assignments";
import { removeException, setException } from "@/db/queries/classes/exceptions";
import { membersOfGroup } from "@/db/queries/classes/members";
import { tell } from "@/db/queries/classes/notices";
import { getTemplate, removeTemplate, saveTemplate } from "@/db/queries/classes/templates";
import type { Given } from "@/learn/class/assignment";
import { GOAL_SHARE } from "@/learn/class/goal";
import { draftOf, templateOf } from "@/learn/class/template";
import { toLocalField } from "@/learn/zoned-time";
import { maybeWhole } from "../../fields";
import { draftFields, readDraft, readException } from "./draft";

const pageOf = (classId: string, id: string) => `/classes/${classId}/assignments/${id}`;
const goal = { kind: "met-and-recalled", share: GOAL_SHARE } as const;

/** Gives the class a deck, a quiz of one's own, or what a template of one's own holds. */
export const assign = classAction({
  may: "class.assign",
  input: draftFields.extend({
    deck: z.string().default(""),
    quiz: z.string().default(""),
    template: z.string().default(""),
  }),
  async run({ db, user, access, input }) {
    let base: Given | undefined;
    if (input.template) base = (await getTemplate(db, user.id, input.template))?.draft.given;
    else if (input.quiz) base = (await givenQuiz(db, user.id, input.quiz))?.given;
    else if (/^\d{1,9}$/.test(input.deck) && (await givableDeck(db, Number(input.deck)))) {
      base = { kind: "deck", deckId: Number(input.deck), goal };
    }
    if (!base) throw formError("chooseGiven");
    const draft = readDraft(input, base, access.head.timeZone);
    const now = Date.now();
    const { id } = await db.transaction(async (tx) => {
      const made = await createAssignment(tx, access, draft, now);
      await tell(tx, access, { kind: "assigned", assignmentId: made.id }, now);
      return made;
    });
    revalidatePath(`/classes/${access.classId}`);
    redirect(`${pageOf(access.classId, id)}?assigned=1`);
  },
});

/** Changes an assignment on the revision that was opened; attempts begun keep what they have. */
export const change = classAction({
  may: "class.assign",
  input: draftFields.extend({
    id: z.string(),
    revision: z.coerce.number().int(),
    /** "on": the quiz as it is now takes the place of the one given */
    takeOver: z.string().default(""),
    /** "on": students are told */
    tell: z.string().default(""),
  }),
  async run({ db, user, access, input }) {
    const before = await getAssignment(db, access, input.id);
    if (!before) notFound();
    let base = before.given;
    if (input.takeOver === "on" && base.kind === "quiz" && base.quizId !== null) {
      base = (await givenQuiz(db, user.id, base.quizId))?.given ?? base;
    }
    const draft = readDraft(input, base, access.head.timeZone);
    const now = Date.now();
    const saved = await saveAssignment(db, access, before.id, input.revision, draft, now);
    if (saved.status === "not-found") notFound();
    if (saved.status === "conflict") throw formError("changedMeanwhile");
    if (input.tell === "on") await tell(db, access, { kind: "changed", assignmentId: before.id }, now);
    revalidatePath(`/classes/${access.classId}`, "layout");
    redirect(`${pageOf(access.classId, before.id)}?changed=1`);
  },
});

const one = z.object({ id: z.string() });

export const withdraw = classAction({
  may: "class.assign",
  input: one.extend({ withdrawn: z.enum(["yes", "no"]) }),
  async run({ db, access, input }) {
    const withdrawn = input.withdrawn === "yes";
    if (!(await withdrawAssignment(db, access, input.id, withdrawn, Date.now()))) notFound();
    revalidatePath(`/classes/${access.classId}`, "layout");
    redirect(
      withdrawn ? `/classes/${access.classId}?withdrawn=${input.id}` : pageOf(access.classId, input.id),
    );
  },
});

/** Other dates or limits for a student (`user:ID`) or a group (`group:NAME`). */
export const except = classAction({
  may: "class.assign",
  input: one.extend({
    whom: z.string().regex(/^(user|group):/, "required"),
    opens: z.string().default(""),
    due: z.string().default(""),
    closes: z.string().default(""),
    timeLimit: maybeWhole(1, 14 * 24 * 60),
    attempts: maybeWhole(1, 100),
  }),
  async run({ db, access, input }) {
    const [kind] = input.whom.split(":", 1);
    const name = input.whom.slice((kind?.length ?? 0) + 1);
    const whom = kind === "user" ? { userId: name } : { groupName: name };
    const exception = readException(input, access.head.timeZone);
    const now = Date.now();
    const done = await db.transaction(async (tx) => {
      if (!(await setException(tx, access, input.id, whom, exception))) return false;
      const people = "userId" in whom ? [name] : await membersOfGroup(tx, access, name);
      for (const userId of people) {
        await lengthenOpen(tx, userId, now);
        await tell(tx, access, { kind: "changed", assignmentId: input.id, userId }, now);
      }
      return true;
    });
    if (!done) notFound();
    revalidatePath(pageOf(access.classId, input.id));
    return { done: (await getTranslations("classes.exceptions"))("saved") };
  },
});

export const unexcept = classAction({
  may: "class.assign",
  input: one.extend({ exception: z.string() }),
  async run({ db, access, input }) {
    await removeException(db, access, input.id, input.exception);
    revalidatePath(pageOf(access.classId, input.id));
    return {};
  },
});

/** The same for another class of one's own, at the same wall clock there; to be looked over before students are told. */
export const copyTo = classAction({
  may: "class.assign",
  input: one.extend({ to: z.string("required").min(1, "required") }),
  async run({ db, user, access, input }) {
    const found = await getAssignment(db, access, input.id);
    if (!found) notFound();
    const target = await classAccess(db, user.id, input.to, "class.assign");
    const { timeZone } = access.head;
    const first = [found.opensAt, found.dueAt, found.closesAt]
      .filter((at) => at !== null)
      .sort((a, b) => a - b)[0];
    const day = first === undefined ? null : toLocalField(first, timeZone).slice(0, 10);
    const { title, instructions, given, late, opensAt, dueAt, closesAt } = found;
    const draft = draftOf(
      templateOf({ title, instructions, given, late, opensAt, dueAt, closesAt }, timeZone),
      day,
      target.head.timeZone,
    );
    const now = Date.now();
    const { id } = await db.transaction(async (tx) => {
      const made = await createAssignment(tx, target, draft, now);
      await tell(tx, target, { kind: "assigned", assignmentId: made.id }, now);
      return made;
    });
    redirect(`${pageOf(target.classId, id)}?assigned=1`);
  },
});

/** Keeps it as a template of one's own. */
export const keep = classAction({
  may: "class.assign",
  input: one.extend({ name: z.string("required").trim().min(1, "required").max(120, "tooLong") }),
  async run({ db, user, access, input }) {
    const found = await getAssignment(db, access, input.id);
    if (!found) notFound();
    const { title, instructions, given, late, opensAt, dueAt, closesAt } = found;
    const draft = templateOf(
      { title, instructions, given, late, opensAt, dueAt, closesAt },
      access.head.timeZone,
    );
    await saveTemplate(db, user.id, input.name, draft, Date.now());
    return { done: (await getTranslations("classes.template"))("saved") };
  },
});

/** Removes a template of one's own. */
export const forget = classAction({
  may: "class.assign",
  input: one,
  async run({ db, user, access, input }) {
    await removeTemplate(db, user.id, input.id);
    revalidatePath(`/classes/${access.classId}/assign`);
    return {};
  },
});

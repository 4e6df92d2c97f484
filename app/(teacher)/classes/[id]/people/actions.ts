"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { classAction } from "@/app/_server/class";
import { inviteAll } from "@/app/_server/class-mails";
import { emailField } from "@/app/_server/fields";
import { formError } from "@/app/_server/form-error";
import { outboxNote } from "@/app/_server/mails";
import { countTry } from "@/app/_server/rate-limit";
import { lengthenOpen } from "@/db/queries/attempts/lengthen";
import { withdrawInvite } from "@/db/queries/classes/invites";
import {
  endMembership,
  grantInClass,
  makeOwner,
  rosterFieldsSchema,
  setRole,
  setRosterFields,
  undoRemoval,
} from "@/db/queries/classes/members";

const role = z.enum(["instructor", "assistant", "student"]);
const member = z.object({ user: z.string() });
const pageOf = (classId: string) => `/classes/${classId}/people`;

export const sendInvite = classAction({
  may: "class.people",
  input: z.object({ email: emailField, role }),
  async run({ db, user, access, input }) {
    await countTry(db, { name: "invite:user", points: 200, seconds: 3600 }, user.id);
    await inviteAll(db, user, access, [input], Date.now());
    revalidatePath(pageOf(access.classId));
    const t = await getTranslations("classes.people");
    return { done: t("invited", { email: input.email }) + (await outboxNote()) };
  },
});

export const withdrawInvitation = classAction({
  may: "class.people",
  input: z.object({ email: z.string() }),
  async run({ db, access, input }) {
    await withdrawInvite(db, access, input.email);
    revalidatePath(pageOf(access.classId));
    return {};
  },
});

const factor = z
  .string()
  .default("1")
  .transform((text) => Number(text.trim().replace(",", ".") || "1"))
  .pipe(z.number("range").min(1, "range").max(5, "range"));
const few = z
  .string()
  .default("0")
  .transform((text) => Number(text.trim() || "0"))
  .pipe(z.number("range").int("range").min(0, "range").max(100, "range"));

/** How the roster has somebody, and what they are granted here. */
export const saveMember = classAction({
  may: "class.people",
  input: member.extend({
    rosterName: z.string().default("").pipe(z.string().max(120, "tooLong")),
    studentNumber: z.string().default("").pipe(z.string().max(60, "tooLong")),
    groupName: z.string().default("").pipe(z.string().max(60, "tooLong")),
    timeFactor: factor,
    extraAttempts: few,
    extraDays: few,
  }),
  async run({ db, access, input }) {
    const { user, timeFactor, extraAttempts, extraDays, ...fields } = input;
    const known = await db.transaction(async (tx) => {
      const there =
        (await setRosterFields(tx, access, user, rosterFieldsSchema.parse(fields))) &&
        (await grantInClass(tx, access, user, { timeFactor, extraAttempts, extraDays }));
      // Whoever is sitting something now has the time at once.
      if (there) await lengthenOpen(tx, user, Date.now());
      return there;
    });
    if (!known) notFound();
    revalidatePath(pageOf(access.classId), "layout");
    return { done: (await getTranslations("classes.member"))("saved") };
  },
});

export const changeRole = classAction({
  may: "class.people",
  input: member.extend({ role }),
  async run({ db, access, input }) {
    if (!(await setRole(db, access, input.user, input.role))) throw formError("ownerStays", "role");
    revalidatePath(pageOf(access.classId), "layout");
    return { done: (await getTranslations("classes.member"))("saved") };
  },
});

/** Takes somebody out, and says so where it can be undone. */
export const remove = classAction({
  may: "class.people",
  input: member,
  async run({ db, access, input }) {
    if (!(await endMembership(db, access, input.user, "removed", Date.now()))) notFound();
    revalidatePath(pageOf(access.classId), "layout");
    redirect(`${pageOf(access.classId)}?removed=${input.user}`);
  },
});

export const undoRemove = classAction({
  may: "class.people",
  input: member,
  async run({ db, access, input }) {
    await undoRemoval(db, access, input.user);
    revalidatePath(pageOf(access.classId), "layout");
    redirect(pageOf(access.classId));
  },
});

export const handOver = classAction({
  may: "class.handOver",
  input: member,
  async run({ db, access, input }) {
    if (!(await makeOwner(db, access, input.user))) notFound();
    revalidatePath(pageOf(access.classId), "layout");
    redirect(pageOf(access.classId));
  },
});

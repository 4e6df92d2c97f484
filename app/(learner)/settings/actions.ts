"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { assertNotAddress, assertPassword } from "@/app/_server/credentials";
import { emailField, nameField } from "@/app/_server/fields";
import { formError } from "@/app/_server/form-error";
import { afterAnswer, outboxNote, sendAccountMail } from "@/app/_server/mails";
import { sessionEnded } from "@/app/_server/mutation";
import { hashPassword, newPassword } from "@/app/_server/passwords";
import { countTry } from "@/app/_server/rate-limit";
import { beginSession, endSession } from "@/app/_server/session";
import { saveSettings, settingsInputSchema } from "@/db/queries/settings";
import { createToken } from "@/db/queries/tokens";
import {
  bumpSessionEpoch,
  normalEmail,
  removeUser,
  setName,
  setPassword,
  userByEmail,
} from "@/db/queries/users";

const DAY = 24 * 3600;

const maybePassword = z.string().max(200, "passwordWrong").default("");

const whole = (max: number, key: string) =>
  z
    .string(key)
    .regex(/^\d{1,4}$/, key)
    .transform(Number)
    .pipe(z.number().max(max, key));

export const saveStudy = action({
  who: "user",
  input: z.object({
    timeZone: z
      .string("timeZoneWrong")
      .refine((timeZone) => settingsInputSchema.safeParse({ timeZone }).success, "timeZoneWrong"),
    rolloverHour: whole(23, "range"),
  }),
  async run({ db, user, input }) {
    await saveSettings(db, user.id, input);
    revalidatePath("/", "layout");
    return { done: (await getTranslations("account.settings.study"))("saved") };
  },
});

export const saveProfile = action({
  who: "user",
  input: z.object({ name: nameField }),
  async run({ db, user, input }) {
    await setName(db, user.id, input.name);
    revalidatePath("/", "layout");
    return { done: (await getTranslations("account.settings.profile"))("saved") };
  },
});

/** The new address counts once its link was opened; whether it has an account is told only to its mailbox. */
export const changeEmail = action({
  who: "user",
  input: z.object({ email: emailField, password: maybePassword }),
  async run({ db, user, input }) {
    const email = normalEmail(input.email);
    if (email === user.email) throw formError("sameEmail", "email");
    await countTry(db, { name: "change-email:user", points: 5, seconds: 3600 }, user.id);
    await assertPassword(db, user, input.password, "password");
    afterAnswer(async () => {
      const other = await userByEmail(db, email);
      if (other) return sendAccountMail("emailTaken", { to: email, name: other.name, link: "/sign-in" });
      const expiresAt = new Date(Date.now() + DAY * 1000);
      const token = await createToken(db, { userId: user.id, purpose: "change-email", email, expiresAt });
      return sendAccountMail("email", { to: email, name: user.name, link: `/confirm-email?token=${token}` });
    });
    const t = await getTranslations("account.settings.email");
    return { done: t("sent", { email }) + (await outboxNote()) };
  },
});

export const changePassword = action({
  who: "user",
  input: z.object({ current: maybePassword, password: newPassword }),
  async run({ db, user, input }) {
    await assertPassword(db, user, input.current, "current");
    assertNotAddress(input.password, user.email);
    if (user.hasPassword && input.password === input.current) throw formError("passwordSame", "password");
    const epoch = await setPassword(db, user.id, await hashPassword(input.password));
    if (epoch === null) throw sessionEnded();
    await beginSession({ id: user.id, sessionEpoch: epoch });
    afterAnswer(() =>
      sendAccountMail("passwordChanged", { to: user.email, name: user.name, link: "/forgot-password" }),
    );
    return { done: (await getTranslations("account.settings.password"))("saved") };
  },
});

export const signOutEverywhere = action({
  who: "user",
  input: z.object({}),
  async run({ db, user }) {
    await bumpSessionEpoch(db, user.id);
    await endSession();
    redirect("/sign-in?done=everywhere");
  },
});

export const deleteAccount = action({
  who: "user",
  input: z.object({ confirm: z.string("required").min(1, "required"), password: maybePassword }),
  async run({ db, user, input }) {
    if (normalEmail(input.confirm) !== user.email) throw formError("confirmWrong", "confirm");
    await assertPassword(db, user, input.password, "password");
    await removeUser(db, user.id);
    await endSession();
    redirect("/sign-in?done=deleted");
  },
});

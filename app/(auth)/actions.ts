"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { providerAddress } from "@/app/_server/auth";
import { clientIp } from "@/app/_server/client-ip";
import { assertNotAddress, userByPassword } from "@/app/_server/credentials";
import { env } from "@/app/_server/env";
import { emailField, nameField, nextField, tokenField } from "@/app/_server/fields";
import { formError } from "@/app/_server/form-error";
import { afterAnswer, outboxNote, sendAccountMail } from "@/app/_server/mails";
import { givenPassword, hashPassword, newPassword } from "@/app/_server/passwords";
import { countTry } from "@/app/_server/rate-limit";
import { seal, unseal } from "@/app/_server/seal";
import { beginSession, endSession } from "@/app/_server/session";
import { saveSettings, settingsInputSchema } from "@/db/queries/settings";
import { clearExpiredTokens, clearTokens, createToken, peekToken, takeToken } from "@/db/queries/tokens";
import { createUser, normalEmail, setEmail, setPassword, userByEmail, userById } from "@/db/queries/users";
import { SIGN_UP_LINK, signUpLink } from "./sign-up-link";

const HOUR = 3600;
const perIp = (name: string, points: number) => ({ name: `${name}:ip`, points, seconds: HOUR });
const perAddress = (name: string, points: number) => ({ name: `${name}:address`, points, seconds: HOUR });

export const signIn = action({
  who: "anyone",
  input: z.object({ email: emailField, password: givenPassword, next: nextField }),
  async run({ db, input, headers }) {
    const user = await userByPassword(db, input, headers);
    if (!user) throw formError("credentials");
    await beginSession(user);
    redirect(input.next);
  },
});

export const signInWithProvider = action({
  who: "anyone",
  input: z.object({ provider: z.string(), next: nextField }),
  async run({ input }) {
    if (!env().providers.some((provider) => provider.id === input.provider))
      throw formError("providerUnknown");
    redirect(await providerAddress(input.provider, input.next));
  },
});

export const signOut = action({
  who: "anyone",
  input: z.object({}),
  async run() {
    await endSession();
    redirect("/");
  },
});

/** The answer, and the time it takes, are the same whether the address has an account or not. */
export const signUp = action({
  who: "anyone",
  input: z.object({ name: nameField, email: emailField, next: nextField }),
  async run({ db, input, headers }) {
    await countTry(db, perIp("sign-up", 200), clientIp(headers));
    await countTry(db, perAddress("sign-up", 5), normalEmail(input.email));
    afterAnswer(async () => {
      const { name, email, next } = input;
      const user = await userByEmail(db, email);
      if (user) return sendAccountMail("have", { to: user.email, name: user.name, link: "/sign-in" });
      const sealed = seal(SIGN_UP_LINK, { name, email, next }, Date.now() + 24 * HOUR * 1000);
      // Without the name: an unconfirmed address gets no words of somebody else's.
      return sendAccountMail("signUp", { to: email, link: `/sign-up/finish?token=${sealed}` });
    });
    const t = await getTranslations("account.signUp");
    return { done: t("sent", { email: input.email }) + (await outboxNote()) };
  },
});

export const finishSignUp = action({
  who: "anyone",
  input: z.object({ token: tokenField, password: newPassword, timeZone: z.string().optional() }),
  async run({ db, input, headers }) {
    await countTry(db, perIp("finish-sign-up", 300), clientIp(headers));
    const link = unseal(SIGN_UP_LINK, input.token, signUpLink);
    if (!link) throw formError("linkDead");
    assertNotAddress(input.password, link.email);
    const passwordHash = await hashPassword(input.password);
    const user = await createUser(db, { ...link, passwordHash }, new Date());
    if (!user) throw formError("addressTaken");
    const zone = settingsInputSchema.safeParse({ timeZone: input.timeZone });
    if (input.timeZone && zone.success) await saveSettings(db, user.id, zone.data);
    await beginSession(user);
    redirect(link.next);
  },
});

/** As with signing up, nobody learns here which addresses have an account. */
export const forgotPassword = action({
  who: "anyone",
  input: z.object({ email: emailField }),
  async run({ db, input, headers }) {
    await countTry(db, perIp("forgot", 60), clientIp(headers));
    await countTry(db, perAddress("forgot", 5), normalEmail(input.email));
    afterAnswer(async () => {
      await clearExpiredTokens(db, new Date());
      const user = await userByEmail(db, input.email);
      if (!user) return;
      const expiresAt = new Date(Date.now() + HOUR * 1000);
      const token = await createToken(db, { userId: user.id, purpose: "reset-password", expiresAt });
      await sendAccountMail("reset", {
        to: user.email,
        name: user.name,
        link: `/reset-password?token=${token}`,
      });
    });
    const t = await getTranslations("account.forgot");
    return { done: t("sent", { email: input.email }) + (await outboxNote()) };
  },
});

export const resetPassword = action({
  who: "anyone",
  input: z.object({ token: tokenField, password: newPassword }),
  async run({ db, input, headers }) {
    await countTry(db, perIp("reset", 60), clientIp(headers));
    const link = await peekToken(db, "reset-password", input.token, new Date());
    const owner = link && (await userById(db, link.userId));
    if (!owner) throw formError("linkDead");
    assertNotAddress(input.password, owner.email);
    const passwordHash = await hashPassword(input.password);
    const user = await db.transaction(async (tx) => {
      const taken = await takeToken(tx, "reset-password", input.token, new Date());
      if (!taken) throw formError("linkDead");
      await setPassword(tx, taken.userId, passwordHash);
      await clearTokens(tx, taken.userId);
      return userById(tx, taken.userId);
    });
    if (!user) throw formError("linkDead");
    afterAnswer(() =>
      sendAccountMail("passwordChanged", { to: user.email, name: user.name, link: "/forgot-password" }),
    );
    await beginSession(user);
    redirect("/today");
  },
});

export const confirmEmail = action({
  who: "anyone",
  input: z.object({ token: tokenField }),
  async run({ db, user: visitor, input, headers }) {
    await countTry(db, perIp("confirm-email", 60), clientIp(headers));
    const change = await db.transaction(async (tx) => {
      const taken = await takeToken(tx, "change-email", input.token, new Date());
      const before = taken && (await userById(tx, taken.userId));
      if (!taken?.email || !before) throw formError("linkDead");
      const epoch = await setEmail(tx, taken.userId, taken.email, new Date());
      if (epoch === "taken") throw formError("addressTaken");
      if (epoch === null) throw formError("linkDead");
      return { before, session: { id: before.id, sessionEpoch: epoch }, email: taken.email };
    });
    const { before, email } = change;
    afterAnswer(() =>
      sendAccountMail("emailChanged", { to: before.email, name: before.name, link: "", newEmail: email }),
    );
    if (visitor?.id !== before.id) redirect("/sign-in");
    await beginSession(change.session);
    redirect("/settings?done=email");
  },
});

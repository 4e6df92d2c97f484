/** The mails we send: their words, and where their links lead. */

import path from "node:path";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { env } from "./env";
import { log } from "./log";
import { mailsAreFiles, outboxDir, sendMail } from "./mail";

type Kind = "signUp" | "have" | "reset" | "email" | "emailTaken" | "passwordChanged" | "emailChanged";

const FOR_STRANGERS: Kind[] = ["signUp", "have", "reset", "email", "emailTaken"];

/** Words and sends one mail. `link` is a path of this site; `newEmail` only for `emailChanged`. */
export async function sendAccountMail(
  kind: Kind,
  mail: { to: string; name?: string; link: string; newEmail?: string },
): Promise<void> {
  const t = await getTranslations("account.mail");
  const { baseUrl } = env();
  const parts = [
    mail.name ? t("greeting", { name: mail.name }) : t("hello"),
    `${t(kind, { email: mail.newEmail ?? "" })}\n${baseUrl}${mail.link}`,
    ...(FOR_STRANGERS.includes(kind) ? [t("notYou")] : []),
    t("signature", { site: baseUrl }),
  ];
  await sendMail({ to: mail.to, kind, subject: t(`${kind}Subject`), text: parts.join("\n\n") });
}

/**
 * Does `task` once the answer is on its way, so that the answer takes the same time whether there is
 * somebody to write to or not. Its errors are logged.
 */
export function afterAnswer(task: () => Promise<void>): void {
  after(async () => {
    try {
      await task();
    } catch (error) {
      log.error({ err: error }, "a mail could not be sent");
    }
  });
}

/** A sentence that says where the mail is when the server sends none; empty when it does. */
export async function outboxNote(): Promise<string> {
  if (!mailsAreFiles()) return "";
  const t = await getTranslations("account");
  const relative = path.relative(/* turbopackIgnore: true */ process.cwd(), outboxDir());
  return ` ${t("outbox", { folder: relative.startsWith("..") ? outboxDir() : relative })}`;
}

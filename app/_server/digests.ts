/** The e-mail digest of classes: what is new since the last one, and what is due in the days to come. */
import { createTranslator } from "next-intl";
import { DEFAULT_LOCALE } from "@/app/_messages/locale";
import { messages } from "@/app/_messages/request";
import type { Queryable } from "@/db/client";
import { type DigestDue, digestsDue, takeDigest } from "@/db/queries/classes/digests";
import { assignedTo } from "@/db/queries/classes/for-student";
import { noticesOf } from "@/db/queries/classes/notices";
import { getSettings } from "@/db/queries/settings";
import { env } from "./env";
import { log } from "./log";
import { sendMail } from "./mail";

/** So far ahead a digest tells what is due, in ms. */
const AHEAD = 7 * 86_400_000;

/**
 * Sends the digests that are due; whoever has nothing to be told gets no mail. Outside of Next, so texts are English.
 * @returns how many mails went out
 */
export async function sendDigests(db: Queryable, now: number): Promise<number> {
  let sent = 0;
  for (const due of await digestsDue(db, now)) {
    if (!(await takeDigest(db, due, now))) continue;
    try {
      if (await sendOne(db, due, now)) sent++;
    } catch (error) {
      log.error({ err: error, user: due.userId }, "a digest could not be sent");
    }
  }
  return sent;
}

async function sendOne(db: Queryable, { userId, email, since }: DigestDue, now: number): Promise<boolean> {
  const t = createTranslator({ locale: DEFAULT_LOCALE, messages, namespace: "classes" });
  const { baseUrl } = env();
  const { timeZone } = await getSettings(db, userId);
  const when = new Intl.DateTimeFormat(DEFAULT_LOCALE, { dateStyle: "medium", timeStyle: "short", timeZone });
  const news = (await noticesOf(db, userId, { since })).map(({ kind, assignment, className, text }) =>
    t(`today.kind.${kind}`, { title: assignment?.title ?? "", class: className, text }),
  );
  const ahead = (await assignedTo(db, userId)).flatMap(({ assignment, className, effective: { dueAt } }) =>
    dueAt !== null && dueAt > now && dueAt <= now + AHEAD
      ? [t("mail.digestLine", { title: assignment.title, class: className, at: when.format(dueAt) })]
      : [],
  );
  if (news.length + ahead.length === 0) return false;
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [[title, ...lines.map((line) => `- ${line}`)].join("\n")] : [];
  await sendMail(
    {
      to: email,
      kind: "digest",
      subject: t("mail.digestSubject", { n: news.length + ahead.length }),
      text: [
        t("mail.hello"),
        ...list(t("mail.digestNews"), news),
        ...list(t("mail.digestDue"), ahead),
        `${baseUrl}/today`,
        t("mail.digestOff", { link: `${baseUrl}/settings` }),
        t("mail.signature", { site: baseUrl }),
      ].join("\n\n"),
    },
    new Date(now),
  );
  return true;
}

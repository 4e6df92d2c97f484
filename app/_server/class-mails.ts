/** Mails of classes: invitations. */
import { getTranslations } from "next-intl/server";
import type { Queryable } from "@/db/client";
import type { ClassAccess } from "@/db/queries/classes/access";
import { clearExpiredInvites, invite } from "@/db/queries/classes/invites";
import type { RosterFields } from "@/db/queries/classes/members";
import type { Role } from "@/learn/class/assignment";
import { env } from "./env";
import { sendMail } from "./mail";
import { afterAnswer } from "./mails";
import type { User } from "./session";

/** Invites people by e-mail; the mails go out once the answer is on its way. */
export async function inviteAll(
  db: Queryable,
  from: User,
  access: ClassAccess,
  people: readonly ({ email: string; role: Role } & Partial<RosterFields>)[],
  now: number,
): Promise<void> {
  await clearExpiredInvites(db, now);
  const t = await getTranslations("classes.mail");
  const { baseUrl } = env();
  for (const person of people) {
    const token = await invite(db, access, person, now);
    const values = { from: oneLine(from.name), class: oneLine(access.head.name), role: person.role };
    const link = `${baseUrl}/join/invitation/${token}`;
    afterAnswer(() =>
      sendMail({
        to: person.email,
        kind: "invite",
        subject: t("inviteSubject", values),
        text: [
          t("hello"),
          `${t("invite", values)}\n${link}`,
          t("notYou"),
          t("signature", { site: baseUrl }),
        ].join("\n\n"),
      }),
    );
  }
}

/** Names are written by people, and a subject is one line. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

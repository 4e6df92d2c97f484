import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { peekInvite } from "@/db/queries/classes/invites";
import { PrivacyList } from "../../../../(teacher)/classes/privacy-list";
import { acceptInvitation } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.invitation"))("title") };
}

interface Props {
  params: Promise<{ token: string }>;
}

/** An invitation by e-mail: what it is to, and what instructors will see. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const user = await requireUser();
  const t = await getTranslations("classes");
  const invitation = await peekInvite(await database(), token, Date.now());
  if (!invitation) return <PageHead title={t("invitation.dead")} text={t("invitation.deadText")} />;
  const { offer, email, role } = invitation;
  return (
    <>
      <PageHead
        eyebrow={t("invitation.title")}
        title={offer.name}
        text={`${t("joinPage.with", { names: offer.teachers.join(", ") })}. ${t("invitation.role", { role })}`}
      />
      {email === user.email ? (
        <Panel title={t("joinPage.privacyTitle")} className="max-w-2xl">
          <PrivacyList visibility={offer.studyVisibility} />
          <div className="mt-6">
            <ActionForm action={acceptInvitation} submit={t("invitation.submit")} pending={t("pending")}>
              <input type="hidden" name="token" value={token} />
            </ActionForm>
          </div>
        </Panel>
      ) : (
        <Notice className="max-w-2xl">{t("invitation.other", { email })}</Notice>
      )}
    </>
  );
}

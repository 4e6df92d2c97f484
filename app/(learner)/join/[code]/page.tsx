import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { countTry } from "@/app/_server/rate-limit";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { PageHead, Panel } from "@/app/_ui/panel";
import { accessTo } from "@/db/queries/classes/access";
import { classByCode } from "@/db/queries/classes/classes";
import { PrivacyList } from "../../../(teacher)/classes/privacy-list";
import { joinClass } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.joinPage"))("title") };
}

interface Props {
  params: Promise<{ code: string }>;
}

/** The door of a class: who teaches it, what they will see, and the one button. */
export default async function JoinCodePage({ params }: Props) {
  const code = decodeURIComponent((await params).code);
  const user = await requireUser();
  const t = await getTranslations("classes.joinPage");
  const db = await database();
  await countTry(db, { name: "look-class:user", points: 60, seconds: 3600 }, user.id);
  const offer = await classByCode(db, code);
  if (!offer) {
    return (
      <PageHead
        title={t("wrong")}
        text={t("wrongText")}
        action={<LinkButton href="/join">{t("again")}</LinkButton>}
      />
    );
  }
  const relation = (await accessTo(db, user.id, offer.id))?.relation;
  if (relation && relation !== "none" && relation !== "former") {
    const open = (
      <LinkButton href={`/classes/${offer.id}`} variant="primary">
        {t("open")}
      </LinkButton>
    );
    return <PageHead title={offer.name} text={t("already")} action={open} />;
  }
  return (
    <>
      <PageHead
        eyebrow={t("class")}
        title={offer.name}
        text={t("with", { names: offer.teachers.join(", ") })}
      />
      <Panel title={t("privacyTitle")} className="max-w-2xl">
        <PrivacyList visibility={offer.studyVisibility} />
        <div className="mt-6">
          <ActionForm
            action={joinClass}
            submit={t("submit", { name: offer.name })}
            pending={(await getTranslations("classes"))("pending")}
          >
            <input type="hidden" name="code" value={code} />
          </ActionForm>
        </div>
      </Panel>
    </>
  );
}

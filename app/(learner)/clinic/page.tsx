import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { clinicOf } from "@/db/queries/clinic";
import { treat } from "./actions";
import { Patient } from "./patient";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clinic"))("title") };
}

const done = z.object({ did: z.enum(["back", "rest"]), card: z.coerce.number().int().min(1) });

/** Cards that keep failing, each beside what it is confused with, and what to do about it. */
export default async function ClinicPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const user = await requireUser("/clinic");
  const t = await getTranslations("clinic");
  const patients = await clinicOf(await database(), user.id, Date.now());
  const { data } = done.safeParse(await searchParams);
  return (
    <>
      <PageHead
        title={t("title")}
        text={t("text")}
        action={
          patients.length > 1 ? (
            <LinkButton href="/study/clinic" prefetch={false} variant="primary" size="lg">
              {t("studyAll")}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid gap-5">
        {data ? (
          <Notice tone="good" title={t(`did.${data.did}`)}>
            <div className="mt-2">
              <ActionForm action={treat} variant="secondary" submit={t("undo")} pending={t("pending")}>
                <input type="hidden" name="cardId" value={data.card} />
                <input type="hidden" name="how" value="undo" />
              </ActionForm>
            </div>
          </Notice>
        ) : null}
        {patients.length === 0 ? (
          <Panel>
            <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
          </Panel>
        ) : (
          patients.map((card) => <Patient key={card.id} card={card} />)
        )}
      </div>
    </>
  );
}

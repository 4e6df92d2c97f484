import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm, FormText } from "@/app/_ui/action-form";
import { PageHead, Panel } from "@/app/_ui/panel";
import { getSettings } from "@/db/queries/settings";
import { create } from "../actions";
import { TimeZoneSelect } from "../time-zone-select";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes"))("new") };
}

/** A class in a minute: a name, and the clock it goes by. */
export default async function NewClassPage() {
  const user = await requireUser("/classes/new");
  const t = await getTranslations("classes");
  const { timeZone } = await getSettings(await database(), user.id);
  return (
    <>
      <PageHead title={t("new")} text={t("create.text")} />
      <Panel className="max-w-xl">
        <ActionForm action={create} submit={t("create.submit")} pending={t("pending")}>
          <FormText
            name="name"
            label={t("create.name")}
            placeholder={t("create.namePlaceholder")}
            maxLength={120}
            required
            autoFocus
          />
          <TimeZoneSelect timeZone={timeZone} label={t("create.timeZone")} hint={t("create.timeZoneHint")} />
        </ActionForm>
      </Panel>
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { mayDo, requireClass } from "@/app/_server/class";
import { ActionForm, FormSelect, FormText } from "@/app/_ui/action-form";
import { Panel } from "@/app/_ui/panel";
import { TimeZoneSelect } from "../../time-zone-select";
import { archive, saveSettings } from "../actions";
import { ClassHead } from "../class-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.settings"))("title") };
}

interface Props {
  params: Promise<{ id: string }>;
}

/** What a class is set to; of one put away only the way out of the archive. */
export default async function ClassSettingsPage({ params }: Props) {
  const { access } = await requireClass((await params).id, "class.view");
  if (!mayDo(access, "class.settings") && !mayDo(access, "class.archive")) notFound();
  const t = await getTranslations("classes.settings");
  const pending = (await getTranslations("classes"))("pending");
  const { head, classId } = access;
  const away = head.archivedAt !== null;
  return (
    <>
      <ClassHead access={access} here="settings" />
      <div className="grid max-w-2xl gap-5">
        {mayDo(access, "class.settings") ? (
          <Panel title={t("title")}>
            <ActionForm action={saveSettings} submit={t("submit")} pending={pending}>
              <input type="hidden" name="class" value={classId} />
              <FormText name="name" label={t("name")} defaultValue={head.name} maxLength={120} required />
              <TimeZoneSelect timeZone={head.timeZone} label={t("timeZone")} hint={t("timeZoneHint")} />
              <FormSelect
                name="studyVisibility"
                label={t("visibility")}
                hint={t("visibilityHint")}
                defaultValue={head.studyVisibility}
                options={(["each", "aggregate"] as const).map((value) => ({ value, label: t(value) }))}
              />
              <FormText
                name="examDay"
                type="date"
                label={t("examDay")}
                hint={t("examDayHint")}
                defaultValue={head.examDay ?? ""}
                className="max-w-60"
              />
            </ActionForm>
          </Panel>
        ) : null}
        {mayDo(access, "class.archive") ? (
          <Panel title={away ? t("unarchive") : t("archiveTitle")}>
            <p className="mb-4 text-sm text-quiet">{t("archiveText")}</p>
            <ActionForm
              action={archive}
              variant="secondary"
              submit={away ? t("unarchive") : t("archive")}
              pending={pending}
            >
              <input type="hidden" name="class" value={classId} />
              <input type="hidden" name="archived" value={away ? "no" : "yes"} />
            </ActionForm>
          </Panel>
        ) : null}
      </div>
    </>
  );
}

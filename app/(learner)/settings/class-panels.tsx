import { getTranslations } from "next-intl/server";
import { calendarToken } from "@/app/_server/calendar-link";
import { database } from "@/app/_server/database";
import { env } from "@/app/_server/env";
import { ActionForm, FormSelect } from "@/app/_ui/action-form";
import { CopyLink } from "@/app/_ui/copy-link";
import { Panel } from "@/app/_ui/panel";
import { feedVersion } from "@/db/queries/calendar-feeds";
import { digestOf } from "@/db/queries/classes/notices";
import { removeCalendar, renewCalendar, saveDigest } from "./class-actions";

/** Whether news of one's classes come by e-mail. */
export async function DigestPanel({ userId }: { userId: string }) {
  const t = await getTranslations("classes.digest");
  const pending = (await getTranslations("classes"))("pending");
  return (
    <Panel title={t("title")}>
      <p className="mb-4 text-sm text-quiet">{t("text")}</p>
      <ActionForm action={saveDigest} submit={t("submit")} pending={pending}>
        <FormSelect
          name="digest"
          label={t("label")}
          defaultValue={await digestOf(await database(), userId)}
          options={(["off", "daily", "weekly"] as const).map((value) => ({ value, label: t(value) }))}
        />
      </ActionForm>
    </Panel>
  );
}

/** The private link of the calendar of what is due. */
export async function CalendarPanel({ userId }: { userId: string }) {
  const t = await getTranslations("classes.calendar");
  const pending = (await getTranslations("classes"))("pending");
  const version = await feedVersion(await database(), userId);
  return (
    <Panel title={t("title")}>
      <p className="mb-4 text-sm text-quiet">{t("text")}</p>
      {version ? (
        <div className="grid gap-4">
          <CopyLink
            link={`${env().baseUrl}/api/calendar/${calendarToken(userId, version)}.ics`}
            words={{ label: t("link"), copy: t("copy"), copied: t("copied") }}
          />
          <div className="flex flex-wrap gap-2">
            <ActionForm action={renewCalendar} variant="quiet" submit={t("renew")} pending={pending} />
            <ActionForm action={removeCalendar} variant="quiet" submit={t("remove")} pending={pending} />
          </div>
        </div>
      ) : (
        <ActionForm action={renewCalendar} variant="secondary" submit={t("make")} pending={pending} />
      )}
    </Panel>
  );
}

import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SignOut } from "@/app/_device/sign-out";
import { ActionForm, FormSelect } from "@/app/_ui/action-form";
import { buttonClass } from "@/app/_ui/button-class";
import { Panel } from "@/app/_ui/panel";
import type { Settings } from "@/db/queries/settings";
import { signOut } from "../../(auth)/actions";
import { saveStudy, signOutEverywhere } from "./actions";

const byName = (value: string) => ({ value, label: value.replaceAll("_", " ") });

export async function StudyPanel({ settings }: { settings: Settings }) {
  const t = await getTranslations("account.settings.study");
  const memory = await getTranslations("memory");
  const zones = [...new Set([settings.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <Panel title={t("title")}>
      <ActionForm action={saveStudy} submit={t("submit")} pending={t("pending")}>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <FormSelect
            name="timeZone"
            label={t("timeZone")}
            defaultValue={settings.timeZone}
            options={zones.map(byName)}
          />
          <FormSelect
            name="rolloverHour"
            label={t("rollover")}
            hint={t("rolloverHint")}
            defaultValue={String(settings.rolloverHour)}
            options={Array.from({ length: 24 }, (_, hour) => ({
              value: String(hour),
              label: `${String(hour).padStart(2, "0")}:00`,
            }))}
          />
        </div>
      </ActionForm>
      <p className="mt-5 border-t border-line pt-4 text-quiet">
        {t.rich("options", {
          link: (words) => (
            <Link href="/settings/options" className="link font-semibold">
              {words}
            </Link>
          ),
        })}
      </p>
      <p className="mt-2">
        <Link href="/settings/memory" className="link font-semibold">
          {memory("link")}
        </Link>
      </p>
    </Panel>
  );
}

export async function SessionsPanel({ userId }: { userId: string }) {
  const t = await getTranslations("account.settings.sessions");
  return (
    <Panel title={t("title")}>
      <p className="mb-4 text-quiet">{t("text")}</p>
      <div className="flex flex-wrap gap-3">
        <SignOut userId={userId} action={signOut} submit={t("signOut")} pending={t("pending")} />
        <SignOut userId={userId} action={signOutEverywhere} submit={t("everywhere")} pending={t("pending")} />
      </div>
    </Panel>
  );
}

export async function DataPanel() {
  const t = await getTranslations("account.settings.data");
  return (
    <Panel title={t("title")}>
      <p className="mb-4 text-quiet">{t("text")}</p>
      <a href="/api/account/data" download className={buttonClass("secondary")}>
        {t("download")}
      </a>
    </Panel>
  );
}

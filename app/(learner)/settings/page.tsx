import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/panel";
import { getSettings } from "@/db/queries/settings";
import type { SearchProps } from "../../(auth)/parts";
import { EmailPanel, PasswordPanel, ProfilePanel, RemovePanel } from "./account-panels";
import { CalendarPanel, DigestPanel } from "./class-panels";
import { DataPanel, SessionsPanel, StudyPanel } from "./other-panels";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.settings"))("title") };
}

export default async function SettingsPage({ searchParams }: SearchProps) {
  const user = await requireUser();
  const settings = await getSettings(await database(), user.id);
  const t = await getTranslations("account.settings");
  const { done } = await searchParams;
  return (
    <>
      <PageHead title={t("title")} />
      <div className="grid max-w-2xl gap-5">
        {done === "email" ? <Notice tone="good">{t("email.changed")}</Notice> : null}
        <StudyPanel settings={settings} />
        <DigestPanel userId={user.id} />
        <CalendarPanel userId={user.id} />
        <ProfilePanel user={user} />
        <EmailPanel user={user} />
        <PasswordPanel user={user} />
        <SessionsPanel userId={user.id} />
        <DataPanel />
        <RemovePanel user={user} />
      </div>
    </>
  );
}

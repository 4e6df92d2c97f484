import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { currentUser } from "@/app/_server/session";
import { getSettings } from "@/db/queries/settings";

/** The words of sitting a quiz, for its pages only, and the learner's own clock, as on the page of results. */
export default async function SitLayout({ children }: { children: ReactNode }) {
  const { common, items, sit } = messages;
  const user = await currentUser();
  const settings = user ? await getSettings(await database(), user.id) : null;
  return (
    <NextIntlClientProvider messages={{ common, items, sit }} timeZone={settings?.timeZone ?? "UTC"}>
      {children}
    </NextIntlClientProvider>
  );
}

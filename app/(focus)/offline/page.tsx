import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { OfflineApp } from "./offline-app";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("device.offline"))("title") };
}

/**
 * What the service worker shows in the place of any page that the network does not give. It is the same for everybody:
 * whose decks are here, and which page was wanted, is found on the device.
 */
export default function OfflinePage() {
  const { common, study, device } = messages;
  return (
    <NextIntlClientProvider messages={{ common, study, device }}>
      <OfflineApp />
    </NextIntlClientProvider>
  );
}

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messages } from "@/app/_messages/request";

/** The words of sitting a quiz, for its pages only. */
export default function SitLayout({ children }: { children: ReactNode }) {
  const { common, items, sit } = messages;
  return <NextIntlClientProvider messages={{ common, items, sit }}>{children}</NextIntlClientProvider>;
}

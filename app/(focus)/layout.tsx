import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messages } from "@/app/_messages/request";
import { QueryProvider } from "@/app/_ui/query-provider";

/** Pages that ask for the whole attention: no navigation around them. */
export default function FocusLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider
      messages={{ common: messages.common, items: messages.items, study: messages.study }}
    >
      <QueryProvider>{children}</QueryProvider>
    </NextIntlClientProvider>
  );
}

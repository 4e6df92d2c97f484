import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { messages } from "./_messages/request";
import { fontVariables } from "./_ui/fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: `${t("brand")} · ${t("tagline")}`, template: `%s · ${t("brand")}` },
    description: t("description"),
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f5ef" },
    { media: "(prefers-color-scheme: dark)", color: "#11151c" },
  ],
};

/** Only the words every client component may need travel with each page; areas add their own. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made for its request: a page made at build time has no nonce, and its scripts would not run.
  await connection();
  const locale = await getLocale();
  return (
    <html lang={locale} className={fontVariables}>
      <body>
        <NextIntlClientProvider messages={{ common: messages.common }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}

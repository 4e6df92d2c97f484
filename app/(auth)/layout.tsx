import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "@/app/_ui/brand";

/** One calm column: the mark, and the one thing to do. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <div className="mx-auto grid min-h-dvh w-full max-w-[27rem] content-start gap-10 px-5 pt-8 pb-16 sm:pt-[10vh]">
      <header>
        <Brand name={t("brand")} href="/" />
      </header>
      <main>{children}</main>
    </div>
  );
}

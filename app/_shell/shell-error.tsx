"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button-class";

/** As app/error.tsx, within the shell: one can go elsewhere. */
export function ShellError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common.error");
  return (
    <div className="grid max-w-xl gap-4 py-8">
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="font-serif text-lg text-quiet">{t("text")}</p>
      <div className="mt-2 flex flex-wrap gap-3">
        <button type="button" className={buttonClass("primary")} onClick={reset}>
          {t("again")}
        </button>
        {/* A plain link: after a failure the page is best loaded anew. */}
        <a href="/" className={buttonClass()}>
          {t("home")}
        </a>
      </div>
      {error.digest ? <p className="num text-[13px] text-quiet">{error.digest}</p> : null}
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "./button-class";

/** What a failed page shows: what happened, what is safe, what to do. */
export interface PageError {
  error: Error & { digest?: string };
  reset: () => void;
}

/** The words and buttons of a page that failed, for whatever stands around them. */
export function ErrorWords({ error, reset }: PageError) {
  const t = useTranslations("common.error");
  return (
    <>
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
    </>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "./_ui/button-class";

/** What is shown when a page fails: what happened, what is safe, what to do. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common.error");
  return (
    <main className="mx-auto grid min-h-[70dvh] w-full max-w-xl content-center gap-4 px-6 py-16">
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
    </main>
  );
}

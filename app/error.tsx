"use client";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "./_ui/button";

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
        <Button variant="primary" onClick={reset}>
          {t("again")}
        </Button>
        <LinkButton href="/">{t("home")}</LinkButton>
      </div>
      {error.digest ? <p className="num text-[13px] text-quiet">{error.digest}</p> : null}
    </main>
  );
}

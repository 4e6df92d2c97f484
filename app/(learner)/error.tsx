"use client";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "@/app/_ui/button";

/** As app/error.tsx, within the shell: one can go elsewhere. */
export default function LearnerError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common.error");
  return (
    <div className="grid max-w-xl gap-4 py-8">
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="font-serif text-lg text-quiet">{t("text")}</p>
      <div className="mt-2 flex flex-wrap gap-3">
        <Button variant="primary" onClick={reset}>
          {t("again")}
        </Button>
        <LinkButton href="/">{t("home")}</LinkButton>
      </div>
      {error.digest ? <p className="num text-[13px] text-quiet">{error.digest}</p> : null}
    </div>
  );
}

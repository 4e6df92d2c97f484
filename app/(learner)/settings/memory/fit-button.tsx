"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { formatNumber } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { askForFit, type FitLine } from "./fit-stream";

/** Starts a fit, shows how far it is, and says what came of it. */
export function FitButton() {
  const t = useTranslations("memory.fit");
  const router = useRouter();
  const [share, setShare] = useState<number | null>(null);
  const [last, setLast] = useState<FitLine | null>(null);
  const start = async () => {
    setLast(null);
    setShare(0);
    const news = await askForFit(setShare);
    setShare(null);
    setLast(news);
    if (news.kind === "done" && news.adopted) router.refresh();
  };
  return (
    <div className="grid max-w-[56ch] gap-4">
      {share === null ? (
        <Button variant="primary" className="justify-self-start max-sm:w-full" onClick={start}>
          {t("submit")}
        </Button>
      ) : (
        <div className="grid gap-2">
          <p role="status">{t("running")}</p>
          <ProgressBar value={Math.round(share * 100)} max={100} label={t("running")} />
        </div>
      )}
      {last ? <Outcome news={last} /> : null}
    </div>
  );
}

function Outcome({ news }: { news: FitLine }) {
  const t = useTranslations("memory.fit");
  const locale = useLocale();
  if (news.kind === "progress") return null;
  if (news.kind === "few") return <Notice>{t("few", news)}</Notice>;
  if (news.kind !== "done") return <Notice tone="error">{t(news.kind)}</Notice>;
  const figures = {
    before: formatNumber(news.before, locale, 3),
    after: formatNumber(news.after, locale, 3),
  };
  return news.adopted ? (
    <Notice tone="good">{t("adopted", figures)}</Notice>
  ) : (
    <Notice>{t("kept", figures)}</Notice>
  );
}

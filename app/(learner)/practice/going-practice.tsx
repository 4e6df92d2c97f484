import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment } from "@/app/_ui/format";
import type { AttemptSummary } from "@/db/queries/attempts/list";

/** A practice that was begun and not handed in: the way back to it. */
export async function GoingPractice({ attempt, timeZone }: { attempt: AttemptSummary; timeZone: string }) {
  const t = await getTranslations("practice.going");
  const when = formatMoment(attempt.startedAt, await getLocale(), timeZone);
  return (
    <div className="mb-8 flex max-w-3xl flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-panel border border-line bg-sky-soft px-5 py-4">
      <p>{t("text", { when })}</p>
      <LinkButton href={`/sit/${attempt.id}`}>{t("continue")}</LinkButton>
    </div>
  );
}

import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { formatMoment, formatNumber } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { AttemptSummary } from "@/db/queries/attempts/list";

/** What was practised and handed in, the newest first, each with how it went and a way to look at it again. */
export async function EarlierPractice({
  attempts,
  timeZone,
}: {
  attempts: readonly AttemptSummary[];
  timeZone: string;
}) {
  const t = await getTranslations("practice.earlier");
  const locale = await getLocale();
  const number = (n: number) => formatNumber(n, locale);
  return (
    <Panel title={t("title")} className="mt-10 max-w-3xl">
      {attempts.length === 0 ? <p className="text-quiet">{t("none")}</p> : null}
      <ul className="divide-y divide-line">
        {attempts.map(({ id, startedAt, score }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <Link href={`/results/${id}`} className="font-semibold text-sky underline underline-offset-4">
              {formatMoment(startedAt, locale, timeZone)}
            </Link>
            <span className="num text-quiet">
              {score ? t("score", { points: number(score.points), outOf: number(score.outOf) }) : t("hidden")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

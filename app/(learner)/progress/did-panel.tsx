import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { formatMoment, formatNumber, formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { AttemptSummary } from "@/db/queries/attempts/list";

/** The latest sittings handed in, with their points where they may be seen. */
export async function DidPanel({
  attempts,
  timeZone,
  className,
}: {
  attempts: readonly AttemptSummary[];
  timeZone: string;
  className?: string;
}) {
  const t = await getTranslations("progress.did");
  const locale = await getLocale();
  const done = attempts.filter(({ finishedAt }) => finishedAt !== null);
  const scored = done.flatMap(({ score }) => (score && score.outOf > 0 ? [score] : []));
  const points = scored.reduce((sum, score) => sum + score.points, 0);
  const outOf = scored.reduce((sum, score) => sum + score.outOf, 0);
  return (
    <Panel title={t("title")} {...(className ? { className } : {})}>
      {done.length === 0 ? <p className="text-quiet">{t("none")}</p> : null}
      {scored.length > 0 ? (
        <p className="max-w-[60ch] text-quiet">
          {t("takeaway", { n: scored.length, share: formatShare(points / outOf, locale) })}
        </p>
      ) : null}
      <ul className="mt-3 divide-y divide-line">
        {done.map(({ id, title, finishedAt, score }) => (
          <li
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-5 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_9rem_6.5rem_3rem]"
          >
            <span className="min-w-0">
              <Link href={`/results/${id}`} className="link wrap-anywhere">
                {title}
              </Link>
              <span className="block text-[13px] text-quiet">
                {formatMoment(finishedAt ?? 0, locale, timeZone, { dateStyle: "medium" })}
              </span>
            </span>
            {score && score.outOf > 0 ? (
              <>
                <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunk max-sm:hidden">
                  <i
                    className="block h-full bg-heat-3"
                    style={{ width: `${Math.min(100, Math.max(0, (100 * score.points) / score.outOf))}%` }}
                  />
                </span>
                <span className="num text-right text-sm text-quiet max-sm:hidden">
                  {t("of", {
                    points: formatNumber(score.points, locale),
                    outOf: formatNumber(score.outOf, locale),
                  })}
                </span>
                <span className="num text-right font-semibold">
                  {formatShare(score.points / score.outOf, locale)}
                </span>
              </>
            ) : (
              <span className="text-right text-sm text-quiet sm:col-span-3">{t("hidden")}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

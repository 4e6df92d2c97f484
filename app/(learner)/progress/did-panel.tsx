import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { formatMoment, formatNumber, formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { Meter } from "@/app/_ui/progress-bar";
import type { AttemptSummary } from "@/db/queries/attempts/list";

const head = "border-b border-line py-1.5 text-[13px] font-semibold text-quiet";

/** The latest sittings handed in, with their points where they may be seen: the picture stands in its table. */
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
      {done.length > 0 ? (
        <table className="mt-3 w-full border-collapse">
          <thead>
            <tr>
              <th scope="col" className={`${head} text-left`}>
                {t("sitting")}
              </th>
              <td className={`${head} max-sm:hidden`} />
              <th scope="col" className={`${head} pl-4 text-right`}>
                {t("points")}
              </th>
              <th scope="col" className={`${head} pl-4 text-right`}>
                {t("share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {done.map(({ id, title, finishedAt, score }) => (
              <tr key={id} className="border-b border-line last:border-0">
                <th scope="row" className="py-2.5 text-left font-normal">
                  <Link href={`/results/${id}`} className="link wrap-anywhere">
                    {title}
                  </Link>
                  <span className="block text-[13px] text-quiet">
                    {formatMoment(finishedAt ?? 0, locale, timeZone, { dateStyle: "medium" })}
                  </span>
                </th>
                {score && score.outOf > 0 ? (
                  <>
                    <td aria-hidden className="w-36 pl-5 max-sm:hidden">
                      <Meter share={Math.min(100, Math.max(0, (100 * score.points) / score.outOf))} />
                    </td>
                    <td className="num pl-4 text-right text-sm whitespace-nowrap text-quiet">
                      {t("of", {
                        points: formatNumber(score.points, locale),
                        outOf: formatNumber(score.outOf, locale),
                      })}
                    </td>
                    <td className="num pl-4 text-right font-semibold">
                      {formatShare(score.points / score.outOf, locale)}
                    </td>
                  </>
                ) : (
                  <>
                    <td aria-hidden className="max-sm:hidden" />
                    <td colSpan={2} className="pl-4 text-right text-sm text-quiet">
                      {t("hidden")}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  );
}

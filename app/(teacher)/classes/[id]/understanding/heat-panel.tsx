import { getLocale, getTranslations } from "next-intl/server";
import { formatDay, formatInterval, formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { ClassOutlook } from "@/db/queries/insight/class-insight";
import type { StudentRow } from "@/learn/insight/class-insight";
import { type HeatRow, HeatRows } from "./heat-rows";
import { SHADES } from "./heat-shades";

const percent = (share: number) => Math.round(share * 100);

const head =
  "sticky top-0 z-10 bg-surface px-1 pb-2 align-bottom text-[12px] leading-tight font-semibold text-quiet";

/** Students by topics: the table is the picture, each cell shaded by its number. */
export async function HeatPanel({ outlook, rows }: { outlook: ClassOutlook; rows: readonly StudentRow[] }) {
  const t = await getTranslations("insight.heat");
  const locale = await getLocale();
  const { topics, horizon } = outlook;
  // All of it fits the width of a sheet of paper.
  const onPaper = topics.length > 8 ? "print:text-[7px]" : "print:text-[10px]";
  return (
    <Panel title={t("title")}>
      <p className="max-w-[64ch] text-quiet">
        {t("takeaway", { day: formatDay(horizon.day, locale, { day: "numeric", month: "long" }) })}
      </p>
      <ul aria-hidden className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-[13px] text-quiet">
        {SHADES.map(([from, look]) => (
          <li key={from} className="flex items-center gap-2">
            <i className={`block size-3 rounded-[3px] ${look}`} />
            {from > 0 ? t("legend", { share: formatShare(from / 100, locale) }) : t("below")}
          </li>
        ))}
      </ul>
      <ScrollRegion label={t("title")} className="mt-4 max-h-[38rem] print:max-h-none print:overflow-visible">
        <table
          className={`num border-separate border-spacing-[3px] text-[13px] print:w-full print:border-spacing-px ${onPaper}`}
        >
          <thead>
            <tr>
              <th scope="col" className={`${head} left-0 z-20 text-left ${onPaper}`}>
                {t("student")}
              </th>
              {topics.map(({ id, title }) => (
                <th
                  key={id}
                  scope="col"
                  className={`${head} min-w-17 max-w-24 text-center print:min-w-0 print:px-0 text-balance wrap-break-word hyphens-auto ${onPaper}`}
                >
                  {title}
                </th>
              ))}
              {(["all", "now", "days", "time"] as const).map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`${head} min-w-12 text-right print:min-w-0 ${onPaper}`}
                >
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <HeatRows
            rows={rows.map(
              (row): HeatRow => [
                row.name,
                row.topics.map(({ exam, met }) => (met > 0 ? percent(exam) : null)),
                percent(row.all.exam.recall),
                percent(row.all.now.recall),
                row.days,
                row.ms > 0 ? formatInterval(row.ms, locale) : "–",
              ],
            )}
            columns={topics.length + 5}
            more={t("more", { n: rows.length })}
          />
        </table>
      </ScrollRegion>
      <p className="mt-2 text-[13px] text-quiet">{t("lately")}</p>
    </Panel>
  );
}

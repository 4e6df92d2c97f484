import { getLocale, getTranslations } from "next-intl/server";
import { BarChart } from "@/app/_ui/bar-chart";
import { Figure } from "@/app/_ui/figure";
import { formatDay, formatInterval, formatNumber } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { ClassOutlook } from "@/db/queries/insight/class-insight";

const MINUTE = 60_000;

/** Whole minutes; whoever studied at all did so for one. */
const minutesOf = (ms: number) => (ms > 0 ? Math.max(1, Math.round(ms / MINUTE)) : 0);

/** How long and on how many days those who studied did so, week by week. */
export async function StudyPanel({ outlook }: { outlook: ClassOutlook }) {
  const t = await getTranslations("insight.study");
  const few = (await getTranslations("insight"))("hidden");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const { weeks } = outlook;
  if (weeks.every((week) => week === null)) return null;
  const last = weeks.at(-1) ?? null;
  const name = (day: string) => formatDay(day, locale, { day: "numeric", month: "short" });
  return (
    <Panel title={t("title")}>
      <Figure
        takeaway={
          last
            ? t("takeaway", {
                people: last.people,
                days: Math.round(last.days * 10) / 10,
                time: formatInterval(last.ms, locale),
              })
            : t("hidden")
        }
        tableLabel={common("asTable")}
        columns={[t("week"), t("people"), t("days"), t("time")]}
        rows={weeks.map((week, n) =>
          week
            ? [
                `${name(week.from)} – ${name(week.to)}`,
                week.people,
                formatNumber(week.days, locale, 1),
                minutesOf(week.ms),
              ]
            : [`${n - weeks.length + 1}`, few, "–", "–"],
        )}
      >
        <BarChart
          height={150}
          bars={weeks.map((week, n) => ({
            key: `${n}`,
            value: minutesOf(week?.ms ?? 0),
            label: n % 2 === 1 ? (week ? name(week.from) : "–") : undefined,
            strong: n === weeks.length - 1,
          }))}
        />
        <p className="mt-2 text-[13px] text-quiet">{t("axis")}</p>
      </Figure>
    </Panel>
  );
}

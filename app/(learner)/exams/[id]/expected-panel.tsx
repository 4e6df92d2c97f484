import { getLocale, getTranslations } from "next-intl/server";
import { Figure } from "@/app/_ui/figure";
import { formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { type ExamOutlook, expectedWith } from "@/db/queries/exam-outlook";
import { recalledNow } from "@/learn/plan";

const FIVE = 5;
const ROW = 54;
const FOOT = 24;

/** What would be recalled on the day, with its range, and with five minutes a day less and more. */
export async function ExpectedPanel({ outlook }: { outlook: ExamOutlook }) {
  const t = await getTranslations("exams.plan");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const share = (value: number) => formatShare(value, locale);
  const { minutesADay } = outlook.row;
  const choices = [minutesADay - FIVE, minutesADay, minutesADay + FIVE].filter((minutes) => minutes > 0);
  const rows = choices.map((minutes) => ({
    minutes,
    planned: minutes === minutesADay,
    ...expectedWith(outlook, minutes),
  }));
  const planned = rows.find((row) => row.planned);
  const [fewest, most] = [rows[0], rows.at(-1)];
  if (!planned || !fewest || !most) return null;
  const more = Math.max(0, Math.round((most.mean - planned.mean) * 100));
  const less = Math.max(0, Math.round((planned.mean - fewest.mean) * 100));
  const height = rows.length * ROW + FOOT;
  return (
    <Panel title={t("expected")}>
      <Figure
        takeaway={
          <>
            {t("expectedText", {
              mean: share(planned.mean),
              low: share(planned.low),
              high: share(planned.high),
              now: share(recalledNow(outlook.input)),
              cards: outlook.cards.length,
            })}{" "}
            {fewest.planned ? t("onlyMore", { more }) : t("difference", { more, less })}
          </>
        }
        tableLabel={common("asTable")}
        columns={[t("columns.minutes"), t("columns.expected"), t("columns.range")]}
        rows={rows.map((row) => [
          row.minutes,
          share(row.mean),
          t("rangeWords", { low: share(row.low), high: share(row.high) }),
        ])}
      >
        <svg aria-hidden="true" width="100%" height={height} className="block overflow-visible text-[12px]">
          {[0, 25, 50, 75, 100].map((percent) => (
            <g key={percent}>
              <line x1={`${percent}%`} x2={`${percent}%`} y1="0" y2={height - FOOT} className="stroke-line" />
              <text
                x={`${percent}%`}
                y={height - 6}
                textAnchor={percent === 0 ? "start" : percent === 100 ? "end" : "middle"}
                className="num fill-quiet"
              >
                {share(percent / 100)}
              </text>
            </g>
          ))}
          {rows.map((row, n) => (
            <g key={row.minutes}>
              <text x="0" y={n * ROW + 15} className={row.planned ? "fill-ink font-semibold" : "fill-quiet"}>
                {t(row.planned ? "same" : "less", { minutes: row.minutes })}
              </text>
              <rect
                x={`${row.low * 100}%`}
                width={`${(row.high - row.low) * 100}%`}
                y={n * ROW + 24}
                height="14"
                rx="7"
                className={row.planned ? "fill-heat-2" : "fill-heat-1"}
              />
              <circle cx={`${row.mean * 100}%`} cy={n * ROW + 31} r="7" className="fill-heat-4" />
            </g>
          ))}
        </svg>
      </Figure>
    </Panel>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { Figure } from "@/app/_ui/figure";
import { formatDay } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { ExamOutlook } from "@/db/queries/exam-outlook";
import { addDays } from "@/learn/day";

const HEIGHT = 170;
const FOOT = 22;
const HEAD = 6;

/** New cards and reviews of the days to come, as the plan sees them now. */
export async function AheadPanel({ outlook: { today, plan, input } }: { outlook: ExamOutlook }) {
  const t = await getTranslations("exams.plan");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const { fresh, reviews, seconds, steps } = plan.outlook;
  const short = (day: string) => formatDay(day, locale, { day: "numeric", month: "short" });
  const bars = Array.from({ length: steps }, (_, step) => ({
    day: addDays(today, step * plan.unit),
    fresh: fresh[step] ?? 0,
    reviews: reviews[step] ?? 0,
    minutes: (seconds[step] ?? 0) / 60,
  }));
  const all = Math.round(bars.reduce((sum, bar) => sum + bar.fresh, 0));
  const last = bars.findLast((bar) => bar.fresh >= 0.5)?.day ?? today;
  const never = Math.round(input.cards.filter((card) => !card.memory).length - all);
  const most = Math.max(1, ...bars.map((bar) => bar.fresh + bar.reviews));
  const tall = (count: number) => (count / most) * (HEIGHT - FOOT - HEAD);
  const wide = 100 / Math.max(1, bars.length);
  const every = Math.max(1, Math.ceil(bars.length / 5));
  return (
    <Panel title={t("ahead")} className="lg:col-span-2">
      <Figure
        takeaway={
          <>
            {t("aheadText", { fresh: all, until: short(last) })}{" "}
            {never >= 1 ? t("aheadNever", { n: never }) : null}
          </>
        }
        tableLabel={common("asTable")}
        columns={[t("dayColumn"), t("freshColumn"), t("reviewsColumn"), t("minutesColumn")]}
        rows={bars.map((bar) => [
          formatDay(bar.day, locale, { dateStyle: "medium" }),
          Math.round(bar.fresh),
          Math.round(bar.reviews),
          Math.round(bar.minutes),
        ])}
      >
        <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-[13px] text-quiet">
          <li className="flex items-center gap-2">
            <i className="block size-3 rounded-[3px] bg-heat-4" />
            {t("freshKey")}
          </li>
          <li className="flex items-center gap-2">
            <i className="block size-3 rounded-[3px] bg-heat-2" />
            {t("reviewsKey")}
          </li>
        </ul>
        <svg aria-hidden="true" width="100%" height={HEIGHT} className="block overflow-visible text-[12px]">
          <line x1="0" x2="100%" y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="stroke-line" />
          {bars.map((bar, n) => (
            <g key={bar.day}>
              <rect
                x={`${(n + 0.1) * wide}%`}
                width={`${0.8 * wide}%`}
                y={HEIGHT - FOOT - tall(bar.reviews)}
                height={tall(bar.reviews)}
                className="fill-heat-2"
              />
              <rect
                x={`${(n + 0.1) * wide}%`}
                width={`${0.8 * wide}%`}
                y={HEIGHT - FOOT - tall(bar.reviews + bar.fresh)}
                height={tall(bar.fresh)}
                className="fill-heat-4"
              />
              {n % every === 0 ? (
                <text
                  x={`${(n + 0.1) * wide}%`}
                  y={HEIGHT - 5}
                  textAnchor={n === 0 ? "start" : "middle"}
                  className="fill-quiet"
                >
                  {short(bar.day)}
                </text>
              ) : null}
            </g>
          ))}
        </svg>
      </Figure>
    </Panel>
  );
}

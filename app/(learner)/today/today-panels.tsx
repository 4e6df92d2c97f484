import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import type { Plan } from "@/app/_shell/plan";
import { BarChart } from "@/app/_ui/bar-chart";
import { Figure } from "@/app/_ui/figure";
import { formatDay, formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { Meter } from "@/app/_ui/progress-bar";
import { progressOf } from "@/db/queries/progress";

const MOST_TOPICS = 4;
const DAYS_AHEAD = 14;

/** How things stand, beneath the day's plan: what slips, what was done this week, what is coming. */
export async function TodayPanels({ userId, plan }: { userId: string; plan: Plan }) {
  const t = await getTranslations("today");
  const common = await getTranslations("common");
  const locale = await getLocale();
  const { topics, days, forecast } = await progressOf(await database(), userId, plan.now);
  const slipping = topics
    .filter((topic) => topic.recall !== null)
    .sort((a, b) => (a.recall ?? 1) - (b.recall ?? 1))
    .slice(0, MOST_TOPICS);
  const week = days.slice(-7);
  const reviews = week.reduce((sum, day) => sum + day.reviews, 0);
  const again = week.reduce((sum, day) => sum + day.again, 0);
  const minutes = Math.max(1, Math.round(week.reduce((sum, day) => sum + day.durationMs, 0) / 60_000));
  const weekday = (day: string) => formatDay(day, locale, { weekday: "short" });
  const longDay = (day: string) => formatDay(day, locale, { weekday: "long", day: "numeric", month: "long" });
  const weekText = t("weekText", {
    n: reviews,
    has: reviews > 0 ? "yes" : "no",
    percent: formatShare(reviews > 0 ? (reviews - again) / reviews : 0, locale),
    minutes,
  });
  const ahead = forecast.slice(1, 1 + DAYS_AHEAD);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Panel title={t("slipping")}>
        {slipping.length > 0 ? (
          <>
            <p className="mb-2 text-[13px] text-quiet">{t("slippingHint")}</p>
            <ul>
              {slipping.map((topic) => (
                <li
                  key={topic.topicId}
                  className="grid grid-cols-[minmax(0,1fr)_6rem_3rem] items-center gap-3 py-2.5"
                >
                  <span>{topic.title}</span>
                  <Meter share={(topic.recall ?? 0) * 100} />
                  <span className="num text-right text-quiet">{formatShare(topic.recall ?? 0, locale)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="text-quiet">{t("slippingEmpty")}</p>
        )}
      </Panel>
      <Panel title={t("week")}>
        {reviews === 0 ? (
          <p className="text-quiet">{weekText}</p>
        ) : (
          <Figure
            takeaway={weekText}
            tableLabel={common("chart.asTable")}
            columns={[t("table.day"), t("table.reviews")]}
            rows={week.map((day) => [longDay(day.day), day.reviews])}
          >
            <BarChart
              height={128}
              bars={week.map((day, n) => ({
                key: day.day,
                value: day.reviews,
                label: weekday(day.day),
                open: n === week.length - 1 && day.reviews === 0,
              }))}
            />
          </Figure>
        )}
      </Panel>
      {plan.met > 0 ? (
        <Panel title={t("coming")} className="lg:col-span-2">
          <Figure
            takeaway={t("comingText", {
              n: ahead[0]?.due ?? 0,
              week: ahead.slice(0, 7).reduce((sum, day) => sum + day.due, 0),
            })}
            tableLabel={common("chart.asTable")}
            columns={[t("table.day"), t("table.due")]}
            rows={ahead.map((day) => [longDay(day.day), day.due])}
          >
            <BarChart
              height={118}
              bars={ahead.map((day, n) => ({
                key: day.day,
                value: day.due,
                label:
                  n % 2 === 0 ? formatDay(day.day, locale, { day: "numeric", month: "short" }) : undefined,
              }))}
            />
          </Figure>
        </Panel>
      ) : null}
    </div>
  );
}

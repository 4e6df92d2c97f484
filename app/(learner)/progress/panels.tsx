import { getLocale, getTranslations } from "next-intl/server";
import { BarChart } from "@/app/_ui/bar-chart";
import { CalibrationChart } from "@/app/_ui/calibration-chart";
import { Figure } from "@/app/_ui/figure";
import { formatDay, formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { Progress } from "@/db/queries/progress";
import { HeatMap } from "./heat-map";
import { SquaresKey, TopicSquares } from "./topic-squares";

interface Props {
  progress: Progress;
  className?: string;
}

/** Reviews needed before predicted and real recall are compared. */
const ENOUGH = 30;

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

async function texts<Area extends "states" | "days" | "calibration" | "forecast" | "topics">(area: Area) {
  const t = await getTranslations(`progress.${area}`);
  const common = await getTranslations("common.chart");
  return { t, asTable: common("asTable"), locale: await getLocale() };
}

/** Cards by state: one bar, four parts, each with its name and number. */
export async function StatesPanel({ progress, className }: Props) {
  const { t, asTable } = await texts("states");
  const { states } = progress;
  const all = states.new + states.learning + states.young + states.mature + states.aside;
  const parts = [
    { key: "mature", n: states.mature, fill: "fill-heat-4", mark: "bg-heat-4" },
    { key: "young", n: states.young, fill: "fill-heat-3", mark: "bg-heat-3" },
    { key: "learning", n: states.learning, fill: "fill-heat-2", mark: "bg-heat-2" },
    { key: "new", n: states.new, fill: "fill-heat-0", mark: "border border-edge/50 bg-heat-0" },
    { key: "aside", n: states.aside, fill: "fill-line", mark: "bg-line" },
  ] as const;
  const before = (index: number) => sumOf(parts.slice(0, index).map((part) => part.n));
  return (
    <Panel title={t("title")} {...(className ? { className } : {})}>
      <Figure
        takeaway={t("takeaway", { met: all - states.new - states.aside, all, mature: states.mature })}
        tableLabel={asTable}
        columns={[t("state"), t("cards")]}
        rows={parts.map((part) => [t(part.key), part.n])}
      >
        <svg aria-hidden="true" width="100%" height="28" className="block overflow-hidden rounded-[7px]">
          {parts.map((part, n) => (
            <rect
              key={part.key}
              x={`${(before(n) / Math.max(1, all)) * 100}%`}
              width={`${(part.n / Math.max(1, all)) * 100}%`}
              height="28"
              className={part.fill}
            />
          ))}
        </svg>
        <ul className="mt-4 grid grid-cols-2 gap-x-6 gap-y-2">
          {parts
            .filter((part) => part.key !== "aside" || part.n > 0)
            .map((part) => (
              <li key={part.key} className="flex items-center gap-2.5">
                <i className={`block size-3 rounded-[3px] ${part.mark}`} />
                <span className="text-quiet">{t(part.key)}</span>
                <span className="num ml-auto font-semibold">{part.n}</span>
              </li>
            ))}
        </ul>
      </Figure>
    </Panel>
  );
}

/** Reviews by day over a year. */
export async function DaysPanel({ progress, className }: Props) {
  const { t, asTable, locale } = await texts("days");
  const studied = progress.days.filter((day) => day.reviews > 0);
  return (
    <Panel title={t("title")} {...(className ? { className } : {})}>
      <Figure
        takeaway={t("takeaway", {
          n: sumOf(studied.map((day) => day.reviews)),
          days: studied.length,
          streak: progress.totals.streak,
        })}
        tableLabel={asTable}
        columns={[t("day"), t("reviews"), t("recalled"), t("minutes")]}
        rows={studied
          .toReversed()
          .map((day) => [
            formatDay(day.day, locale, { dateStyle: "medium" }),
            day.reviews,
            formatShare((day.reviews - day.again) / day.reviews, locale),
            Math.max(1, Math.round(day.durationMs / 60_000)),
          ])}
      >
        <HeatMap
          first={progress.days[0]?.day ?? "1970-01-01"}
          counts={progress.days.map((day) => day.reviews)}
          locale={locale}
        />
        <p className="mt-2 flex items-center gap-1.5 text-[13px] text-quiet">
          {t("less")}
          {["bg-heat-0", "bg-heat-1", "bg-heat-2", "bg-heat-3", "bg-heat-4"].map((look) => (
            <i key={look} className={`block size-3 rounded-[3px] ${look}`} />
          ))}
          {t("more")}
        </p>
      </Figure>
    </Panel>
  );
}

/** Predicted against real recall. */
export async function CalibrationPanel({ progress, className }: Props) {
  const { t, asTable, locale } = await texts("calibration");
  const groups = progress.calibration;
  const n = sumOf(groups.map((group) => group.n));
  const mean = (of: "predicted" | "actual") => sumOf(groups.map((group) => group[of] * group.n)) / n;
  const share = (value: number) => formatShare(value, locale);
  return (
    <Panel title={t("title")} {...(className ? { className } : {})}>
      {n < ENOUGH ? (
        <p className="max-w-[60ch] text-quiet">{t("few", { n })}</p>
      ) : (
        <Figure
          takeaway={t("takeaway", { predicted: share(mean("predicted")), actual: share(mean("actual")) })}
          tableLabel={asTable}
          columns={[t("range"), t("actual"), t("n")]}
          rows={groups.map((group) => [
            `${share(group.predictedLow)}–${share(group.predictedHigh)}`,
            share(group.actual),
            group.n,
          ])}
        >
          <CalibrationChart points={groups} axisX={t("axisX")} axisY={t("axisY")} locale={locale} />
        </Figure>
      )}
    </Panel>
  );
}

/** What is due on each of the next thirty days. */
export async function ForecastPanel({ progress, className }: Props) {
  const { t, asTable, locale } = await texts("forecast");
  const { forecast } = progress;
  const all = sumOf(forecast.map((day) => day.due));
  const most = forecast.reduce((top, day) => (day.due > top.due ? day : top), { day: "", due: 0 });
  const name = (day: string, n: number) =>
    n === 0 ? t("today") : formatDay(day, locale, { day: "numeric", month: "short" });
  return (
    <Panel title={t("title")} {...(className ? { className } : {})}>
      {all === 0 ? (
        <p className="text-quiet">{t("none")}</p>
      ) : (
        <Figure
          takeaway={t("takeaway", {
            n: all,
            most: most.due,
            day: name(
              most.day,
              forecast.findIndex((day) => day.day === most.day),
            ),
          })}
          tableLabel={asTable}
          columns={[t("day"), t("due")]}
          rows={forecast.map((day, n) => [name(day.day, n), day.due])}
        >
          <BarChart
            height={150}
            numbers={false}
            bars={forecast.map((day, n) => ({
              key: day.day,
              value: day.due,
              strong: n === 0,
              label: n % 7 === 0 ? name(day.day, n) : undefined,
            }))}
          />
        </Figure>
      )}
    </Panel>
  );
}

/** Memory by topic: a square for each card, filling up. */
export async function TopicsPanel({ progress, className }: Props) {
  const { t, asTable, locale } = await texts("topics");
  const { topics } = progress;
  const met = sumOf(topics.map((topic) => topic.met));
  const recalled = Math.round(sumOf(topics.map((topic) => topic.met * (topic.recall ?? 0))));
  return (
    <Panel title={t("title")} {...(className ? { className } : {})}>
      <Figure
        takeaway={t("takeaway", { met, recalled })}
        tableLabel={asTable}
        columns={[t("topic"), t("cards"), t("met"), t("recall")]}
        rows={topics.map((topic) => [
          topic.title,
          topic.cards,
          topic.met,
          topic.recall === null ? "–" : formatShare(topic.recall, locale),
        ])}
      >
        <SquaresKey full={t("held")} half={t("slipping")} empty={t("unmet")} />
        <div className="mt-5 grid gap-x-10 gap-y-5 sm:grid-cols-2">
          {topics.map((topic) => (
            <div key={`${topic.packId}/${topic.topicId}`}>
              <p className="mb-1.5 flex justify-between gap-3 text-sm">
                <span className="font-medium">{topic.title}</span>
                <span className="num text-quiet">
                  {topic.recall === null ? "–" : formatShare(topic.recall, locale)}
                </span>
              </p>
              <TopicSquares topic={{ cards: topic.cards, met: topic.met, recall: topic.recall }} />
            </div>
          ))}
        </div>
      </Figure>
    </Panel>
  );
}

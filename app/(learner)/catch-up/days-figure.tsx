import { getLocale, getTranslations } from "next-intl/server";
import { BarChart } from "@/app/_ui/bar-chart";
import { Figure } from "@/app/_ui/figure";
import { formatDay } from "@/app/_ui/format";
import type { SpreadDay, SpreadInput } from "@/learn/backlog";
import { addDays, type StudyDay } from "@/learn/day";

/** Days shown as bars at most; the table has all. */
const MOST_BARS = 21;

/** Which day brings how much: cards of the backlog with what comes anyway, and the minutes of both. */
export async function DaysFigure({
  input,
  days,
  today,
}: {
  input: SpreadInput;
  days: readonly SpreadDay[];
  today: StudyDay;
}) {
  const t = await getTranslations("catchUp");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const rows = days.map(({ cardIds, seconds }, n) => {
    const busy = input.busy[n];
    return {
      day: addDays(today, n),
      cards: cardIds.length,
      // Today's time that is gone already is no part of what is to come.
      others: n === 0 ? 0 : (busy?.cards ?? 0),
      minutes: Math.max(1, Math.round((seconds + (busy?.seconds ?? 0)) / 60)),
    };
  });
  const most = Math.max(...rows.map(({ minutes }) => minutes));
  const name = (day: StudyDay, n: number) =>
    n === 0 ? t("today") : formatDay(day, locale, { weekday: "short", day: "numeric", month: "short" });
  return (
    <Figure
      takeaway={t("takeaway", {
        n: input.backlog.length,
        last: formatDay(addDays(today, days.length - 1), locale, {
          weekday: "long",
          day: "numeric",
          month: "long",
        }),
        most,
        first: rows[0]?.cards ?? 0,
      })}
      tableLabel={common("asTable")}
      columns={[t("columns.day"), t("columns.cards"), t("columns.others"), t("columns.minutes")]}
      rows={rows.map(({ day, cards, others, minutes }, n) => [name(day, n), cards, others, minutes])}
    >
      <BarChart
        height={150}
        bars={rows.slice(0, MOST_BARS).map(({ day, cards }, n) => ({
          key: day,
          value: cards,
          strong: n === 0,
          label: n % 7 === 0 ? name(day, n) : undefined,
        }))}
      />
    </Figure>
  );
}

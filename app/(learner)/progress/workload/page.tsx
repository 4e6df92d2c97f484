import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { LinkButton } from "@/app/_ui/button";
import { Figure } from "@/app/_ui/figure";
import { formatNumber, formatShare } from "@/app/_ui/format";
import { PageHead, Panel } from "@/app/_ui/panel";
import { personOf } from "@/db/queries/exam-outlook";
import { getSettings } from "@/db/queries/settings";
import { studyCards } from "@/db/queries/study";
import { daysBetween, studyDay } from "@/learn/day";
import { cheapest, workloads } from "@/learn/workload";
import { WorkloadChart } from "./workload-chart";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("memory.workload"))("title") };
}

/** What each desired retention would cost and bring in a year. */
export default async function WorkloadPage() {
  const user = await requireUser("/progress/workload");
  const t = await getTranslations("memory.workload");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const db = await database();
  const settings = await getSettings(db, user.id);
  const today = studyDay(Date.now(), settings);
  const [cards, person] = await Promise.all([
    studyCards(db, user.id, { today }),
    personOf(db, user.id, settings, today),
  ]);
  const met = cards.flatMap(({ memory }) =>
    memory
      ? [{ ...memory, age: Math.max(0, daysBetween(studyDay(memory.lastReviewedAt, settings), today)) }]
      : [],
  );
  const fresh = cards.length - met.length;
  const years = workloads({ met, fresh, newPerDay: settings.preset.newPerDay, believed: person.believed });
  const best = cheapest(years);
  const share = (value: number) => formatShare(value, locale);
  const nearest = [...years].sort(
    (a, b) =>
      Math.abs(a.retention - settings.preset.desiredRetention) -
      Math.abs(b.retention - settings.preset.desiredRetention),
  )[0];
  if (!best || !nearest || cards.length === 0) {
    return (
      <>
        <PageHead title={t("title")} text={t("text")} />
        <Panel>
          <p className="text-quiet">{t("none")}</p>
        </Panel>
      </>
    );
  }
  const words = {
    best: share(best.retention),
    now: share(settings.preset.desiredRetention),
    minutes: formatNumber(best.minutesEach, locale, 1),
    reviews: Math.round(best.reviewsADay),
  };
  return (
    <>
      <PageHead
        title={t("title")}
        text={t("text")}
        action={<LinkButton href="/settings/options">{t("change")}</LinkButton>}
      />
      <Panel title={t("chart")}>
        <Figure
          takeaway={best === nearest ? t("sameTakeaway", words) : t("takeaway", words)}
          tableLabel={common("asTable")}
          columns={[t("retention"), t("reviews"), t("minutes"), t("remembered"), t("each")]}
          rows={years.map((year) => [
            share(year.retention),
            Math.round(year.reviewsADay),
            Math.round(year.minutesADay),
            Math.round(year.remembered),
            formatNumber(year.minutesEach, locale, 1),
          ])}
        >
          <WorkloadChart
            years={years}
            marks={[
              { retention: best.retention, label: t("cheapest") },
              { retention: nearest.retention, label: t("yours") },
            ]}
            locale={locale}
          />
        </Figure>
        <p className="mt-4 text-[13px] text-quiet">
          {t("note", { met: met.length, fresh, perDay: settings.preset.newPerDay })}
        </p>
      </Panel>
    </>
  );
}

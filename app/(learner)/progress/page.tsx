import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { planOf } from "@/app/_shell/plan";
import { LinkButton } from "@/app/_ui/button";
import { formatInterval } from "@/app/_ui/format";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState, Stat } from "@/app/_ui/text";
import { listAttempts } from "@/db/queries/attempts/list";
import { clinicCount } from "@/db/queries/clinic";
import { hardHabit } from "@/db/queries/hard-habit";
import { progressOf } from "@/db/queries/progress";
import { DidPanel } from "./did-panel";
import { HardNote } from "./hard-note";
import { CalibrationPanel, DaysPanel, ForecastPanel, StatesPanel, TopicsPanel } from "./panels";
import { SlippingPanel } from "./slipping-panel";

/** So many of the latest sittings are shown. */
const SITTINGS = 6;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("progress");
  return { title: t("title") };
}

/** Where a learner stands: each picture with its meaning in a line above it. */
export default async function ProgressPage() {
  const user = await requireUser("/progress");
  const t = await getTranslations("progress");
  const memory = await getTranslations("memory");
  const locale = await getLocale();
  const db = await database();
  const now = Date.now();
  const [progress, stuck, habit, attempts, { due: queued, settings }] = await Promise.all([
    progressOf(db, user.id, now),
    clinicCount(db, user.id),
    hardHabit(db, user.id, now),
    listAttempts(db, user.id, { most: SITTINGS }, now),
    planOf(user.id),
  ]);
  const { totals, states } = progress;
  const due = queued.total;
  if (totals.reviews === 0) {
    return (
      <>
        <PageHead title={t("title")} />
        <Panel>
          <EmptyState
            title={t("emptyTitle")}
            text={t("emptyText")}
            action={
              <LinkButton href="/today" variant="primary">
                {t("emptyAction")}
              </LinkButton>
            }
          />
        </Panel>
      </>
    );
  }
  const number = new Intl.NumberFormat(locale);
  return (
    <>
      <PageHead
        title={t("title")}
        action={
          due > 0 ? (
            <LinkButton href="/study/today" prefetch={false} variant="primary" size="lg">
              {t("todo", { n: due })}
            </LinkButton>
          ) : (
            <p className="text-quiet">{t("nothingDue")}</p>
          )
        }
      />
      <dl className="mb-8 grid grid-cols-2 gap-x-10 gap-y-5 sm:flex sm:flex-wrap">
        <Stat value={number.format(states.learning + states.young + states.mature)} label={t("totals.met")} />
        <Stat value={number.format(totals.reviews)} label={t("totals.reviews")} />
        <Stat value={number.format(totals.daysStudied)} label={t("totals.days")} />
        <Stat value={formatInterval(totals.durationMs, locale)} label={t("totals.time")} />
      </dl>
      {habit ? <HardNote habit={habit} /> : null}
      <div className="grid gap-5 lg:grid-cols-2">
        <TopicsPanel progress={progress} className="lg:col-span-2" />
        <SlippingPanel progress={progress} className="lg:col-span-2" />
        <div className="grid content-start gap-5">
          <StatesPanel progress={progress} />
          <ForecastPanel progress={progress} />
        </div>
        <CalibrationPanel progress={progress} />
        <DidPanel attempts={attempts} timeZone={settings.timeZone} className="lg:col-span-2" />
        <DaysPanel progress={progress} className="lg:col-span-2" />
      </div>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        <Link href="/progress/workload" className="link inline-flex min-h-6 items-center">
          {memory("workloadLink")}
        </Link>
        {stuck > 0 ? (
          <Link href="/clinic" className="link inline-flex min-h-6 items-center">
            {t("clinicLink", { n: stuck })}
          </Link>
        ) : null}
      </p>
    </>
  );
}

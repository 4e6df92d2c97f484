import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { formatDay } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { goalShareOf } from "@/db/queries/classes/goals-today";
import { outlookOfPlan, personOf } from "@/db/queries/exam-outlook";
import { type ExamPlanRow, getExamPlan } from "@/db/queries/exam-plans";
import { getSettings } from "@/db/queries/settings";
import { studyDay } from "@/learn/day";
import { stopExam } from "../actions";
import { AheadPanel } from "./ahead-panel";
import { ExpectedPanel } from "./expected-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exams"))("title") };
}

/** A plan as of now: today's share, what is to be expected, the days to come. */
export default async function ExamPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await requireUser(`/exams/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const db = await database();
  const [row, settings] = await Promise.all([getExamPlan(db, user.id, id), getSettings(db, user.id)]);
  if (!row) notFound();
  const t = await getTranslations("exams.plan");
  const locale = await getLocale();
  const now = Date.now();
  const today = studyDay(now, settings);
  if (row.stoppedAt || row.examOn < today) {
    const day = formatDay(row.examOn, locale, { dateStyle: "long" });
    return (
      <>
        <PageHead title={row.title} eyebrow={row.examOn < today ? t("over", { day }) : day} />
        <div className="grid max-w-2xl gap-5">
          <Notice>{row.stoppedAt ? t("stopped") : t("overText")}</Notice>
          <PlanActions plan={row} canResume={row.stoppedAt !== null && row.examOn > today} />
        </div>
      </>
    );
  }
  const [person, goals] = await Promise.all([
    personOf(db, user.id, settings, today),
    goalShareOf(db, user.id, settings, now),
  ]);
  const given = new Set(goals?.share.map(({ cardId }) => cardId));
  const outlook = await outlookOfPlan(db, user.id, row, person, settings, now, { given });
  const { days, share, cards, spent } = outlook;
  const fresh = share.filter((card) => card.isNew).length;
  const seconds = share.reduce((sum, card) => sum + card.seconds, 0);
  return (
    <>
      <PageHead
        title={row.title}
        eyebrow={`${formatDay(row.examOn, locale, { weekday: "long", day: "numeric", month: "long" })} · ${t(
          "eyebrow",
          {
            when: t("when", { days }),
            minutes: row.minutesADay,
          },
        )}`}
        action={
          share.length > 0 ? (
            <LinkButton href="/study/today" variant="primary" size="lg">
              {t("study", { n: share.length })}
            </LinkButton>
          ) : undefined
        }
      />
      {cards.length === 0 ? <Notice className="mb-5">{t("noCards")}</Notice> : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Panel title={t("today")}>
          <p className="max-w-[52ch]">
            {days === 0
              ? t("todayExam")
              : share.length === 0
                ? t("todayDone")
                : t("todayText", {
                    n: share.length,
                    minutes: Math.max(1, Math.round(seconds / 60)),
                    fresh,
                    reviews: share.length - fresh,
                  })}
          </p>
          {spent > 0 ? (
            <p className="mt-2 text-[13px] text-quiet">{t("spent", { minutes: Math.round(spent / 60) })}</p>
          ) : null}
          <div className="mt-5">
            <PlanActions plan={row} canResume={false} />
          </div>
        </Panel>
        {cards.length > 0 ? <ExpectedPanel outlook={outlook} /> : null}
        {cards.length > 0 && days > 1 ? <AheadPanel outlook={outlook} /> : null}
        <Panel title={t("how")} className="lg:col-span-2">
          <div className="grid max-w-[64ch] gap-3 text-quiet">
            <p>{t("how1")}</p>
            <p>{t("how2")}</p>
            <p>{t("how3")}</p>
          </div>
        </Panel>
      </div>
    </>
  );
}

async function PlanActions({ plan, canResume }: { plan: ExamPlanRow; canResume: boolean }) {
  const t = await getTranslations("exams.plan");
  const running = plan.stoppedAt === null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <LinkButton href={`/exams/${plan.id}/edit`}>{t("edit")}</LinkButton>
      {running || canResume ? (
        <ActionForm
          action={stopExam}
          submit={running ? t("stop") : t("resume")}
          pending={t("stopping")}
          variant="quiet"
        >
          <input type="hidden" name="id" value={plan.id} />
          <input type="hidden" name="stopped" value={running ? "yes" : "no"} />
        </ActionForm>
      ) : null}
    </div>
  );
}

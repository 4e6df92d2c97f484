import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { LinkButton } from "@/app/_ui/button";
import { formatDay } from "@/app/_ui/format";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { coveredCards } from "@/db/queries/exam-cards";
import { type ExamPlanRow, listExamPlans } from "@/db/queries/exam-plans";
import { getSettings } from "@/db/queries/settings";
import { daysBetween, type StudyDay, studyDay } from "@/learn/day";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exams"))("title") };
}

type Listed = ExamPlanRow & { cards: number };

/** All plans for exams: those to come first. */
export default async function ExamsPage() {
  const user = await requireUser("/exams");
  const t = await getTranslations("exams");
  const db = await database();
  const [plans, settings] = await Promise.all([listExamPlans(db, user.id), getSettings(db, user.id)]);
  const today = studyDay(Date.now(), settings);
  const listed = await Promise.all(
    plans.map(async (plan) => ({
      ...plan,
      cards: (await coveredCards(db, user.id, plan, today, settings)).length,
    })),
  );
  const isComing = (plan: Listed) => !plan.stoppedAt && plan.examOn >= today;
  const action = (
    <LinkButton href="/exams/new" variant="primary">
      {t("new")}
    </LinkButton>
  );
  if (listed.length === 0) {
    return (
      <>
        <PageHead title={t("title")} text={t("text")} />
        <Panel>
          <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={action} />
        </Panel>
      </>
    );
  }
  return (
    <>
      <PageHead title={t("title")} text={t("text")} action={action} />
      <div className="grid gap-5">
        <PlanList title={t("list.coming")} plans={listed.filter(isComing)} today={today} />
        <PlanList
          title={t("list.past")}
          plans={listed.filter((plan) => !isComing(plan)).toReversed()}
          today={today}
        />
      </div>
    </>
  );
}

async function PlanList({
  title,
  plans,
  today,
}: {
  title: string;
  plans: readonly Listed[];
  today: StudyDay;
}) {
  const t = await getTranslations("exams.list");
  const locale = await getLocale();
  if (plans.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="divide-y divide-line">
        {plans.map((plan) => {
          const days = daysBetween(today, plan.examOn);
          return (
            <li key={plan.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
              <div className="min-w-0">
                <Link href={`/exams/${plan.id}`} className="link font-semibold break-words">
                  {plan.title}
                </Link>
                <p className="text-[13px] text-quiet">
                  {t("row", { cards: plan.cards, minutes: plan.minutesADay })}
                </p>
              </div>
              <p className="num text-quiet">
                {formatDay(plan.examOn, locale, { day: "numeric", month: "long", year: "numeric" })},{" "}
                {plan.stoppedAt ? t("stopped") : days < 0 ? t("over") : t("when", { days })}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

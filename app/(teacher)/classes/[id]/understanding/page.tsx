import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { classTitle, requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { LinkButton } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { classOutlook } from "@/db/queries/insight/class-insight";
import { ClassHead } from "../class-head";
import { ForecastPanel } from "./forecast-panel";
import { HeatPanel } from "./heat-panel";
import { QuizzesPanel } from "./quizzes-panel";
import { RiskPanel } from "./risk-panel";
import { StudyPanel } from "./study-panel";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: (await classTitle(id, "class.results")) ?? (await getTranslations("insight"))("title") };
}

/** What a class remembers of what it was given, now and on the day of the exam, and who needs help. */
export default async function ClassUnderstandingPage({ params }: Props) {
  const { access, may } = await requireClass((await params).id, "class.results");
  const t = await getTranslations("insight");
  const outlook = await classOutlook(await database(), access, Date.now());
  const assign = may("class.assign") ? (
    <LinkButton href={`/classes/${access.classId}/assign`}>{t("emptyAction")}</LinkButton>
  ) : undefined;
  return (
    <>
      <ClassHead access={access} here="understanding" />
      {outlook === null ? (
        <Panel>
          <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={assign} />
        </Panel>
      ) : outlook.students === 0 ? (
        <Panel>
          <EmptyState title={t("nobodyTitle")} text={t("nobodyText")} />
        </Panel>
      ) : (
        <div className="grid gap-5">
          <ForecastPanel outlook={outlook} />
          <RiskPanel outlook={outlook} />
          {outlook.rows ? <HeatPanel outlook={outlook} rows={outlook.rows} /> : null}
          <QuizzesPanel outlook={outlook} classId={access.classId} />
          <StudyPanel outlook={outlook} />
        </div>
      )}
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { classTitle, requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { formatMoment } from "@/app/_ui/format";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { classQuizAnalysis, remedyKey } from "@/db/queries/insight/remedy";
import type { Misconception } from "@/learn/quiz/misconceptions";
import { MisconceptionsPanel } from "../../../../../quizzes/[id]/understanding/misconceptions-panel";
import { QuestionsPanel } from "../../../../../quizzes/[id]/understanding/questions-panel";
import { WholePanel } from "../../../../../quizzes/[id]/understanding/whole-panel";
import { type RemedyFields, RemedyForm } from "./remedy-form";
import { StudentsPanel } from "./students-panel";

interface Props {
  params: Promise<{ id: string; assignment: string }>;
}

/** Below so many students figures are said to be rough. */
const SMALL = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: (await classTitle(id, "class.results")) ?? (await getTranslations("analysis"))("title") };
}

/** What an assigned quiz says of its questions and of what the class misunderstood, with a remedy in one click. */
export default async function AssignmentUnderstandingPage({ params }: Props) {
  const { id, assignment: assignmentId } = await params;
  const { access, may } = await requireClass(id, "class.results");
  const t = await getTranslations("analysis");
  const locale = await getLocale();
  const now = Date.now();
  const found = await classQuizAnalysis(await database(), access, assignmentId, now);
  if (!found) notFound();
  const { assignment, quiz, misconceptions, questions, places, names, remedyFrom } = found;
  const pending = (await getTranslations("classes"))("pending");
  const remedyFor = (of: Pick<RemedyFields, "remedyKey" | "student">, submit: ReactNode) => (
    <RemedyForm
      classId={access.classId}
      assignmentId={assignment.id}
      {...of}
      submit={submit}
      pending={pending}
    />
  );
  const named = (visible: string, whom: string) => (
    <>
      {visible} <span className="sr-only">{whom}</span>
    </>
  );
  const canGive = may("class.assign") && remedyFrom !== null;
  return (
    <>
      <PageHead
        eyebrow={
          <Link href={`/classes/${access.classId}/understanding`} className="link">
            {access.head.name}
          </Link>
        }
        title={assignment.title}
        action={canGive && misconceptions.length > 1 ? remedyFor({}, t("remedy.all")) : undefined}
      />
      {quiz.attempts === 0 ? (
        <Panel>
          <EmptyState title={t("nobodyTitle")} text={t("nobodyText")} />
        </Panel>
      ) : (
        <div className="grid gap-5">
          <p className="max-w-[70ch] text-quiet">
            {t("basis", { n: quiz.attempts })} {quiz.attempts < SMALL ? t("small") : null}
          </p>
          <MisconceptionsPanel
            misconceptions={misconceptions}
            names={names}
            note={
              misconceptions.length === 0 || !may("class.assign")
                ? null
                : remedyFrom === null
                  ? t("remedy.never")
                  : remedyFrom > now
                    ? t("remedy.later", { at: formatMoment(remedyFrom, locale, access.head.timeZone) })
                    : t("remedy.text")
            }
            {...(canGive
              ? {
                  remedy: (one: Misconception) =>
                    remedyFor({ remedyKey: remedyKey(one) }, named(t("remedy.one"), one.prompt)),
                }
              : {})}
          />
          {misconceptions.length > 0 ? (
            <StudentsPanel
              misconceptions={misconceptions}
              names={names}
              remedy={
                canGive
                  ? {
                      classId: access.classId,
                      assignmentId: assignment.id,
                      label: t("remedy.one"),
                      pending,
                    }
                  : undefined
              }
            />
          ) : null}
          <QuestionsPanel
            questions={questions}
            places={places}
            correctAt={
              may("class.correct")
                ? `/classes/${access.classId}/grades/corrections/${assignment.id}`
                : undefined
            }
          />
          <WholePanel quiz={quiz} />
        </div>
      )}
    </>
  );
}

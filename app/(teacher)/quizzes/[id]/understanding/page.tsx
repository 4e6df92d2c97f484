import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { quizSheets } from "@/db/queries/attempts/analysis";
import { getQuiz } from "@/db/queries/quizzes";
import { analyseQuiz } from "@/learn/quiz/analysis";
import { QuizHead } from "../quiz-head";
import { MisconceptionsPanel } from "./misconceptions-panel";
import { QuestionsPanel } from "./questions-panel";
import { WholePanel } from "./whole-panel";

interface Props {
  params: Promise<{ id: string }>;
}

/** Below so many students figures are said to be rough. */
const SMALL = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis"))("title") };
}

/** What a quiz says of its questions, and of what the students misunderstood. */
export default async function UnderstandingPage({ params }: Props) {
  const { id } = await params;
  const user = await requireUser(`/quizzes/${id}/understanding`);
  const t = await getTranslations("analysis");
  const db = await database();
  const [quiz, found] = await Promise.all([
    getQuiz(db, user.id, id),
    quizSheets(db, user.id, id, Date.now()),
  ]);
  if (!quiz || !found) notFound();
  const analysis = analyseQuiz(found.sheets, found.items);
  const students = analysis.quiz.attempts;
  return (
    <>
      <QuizHead quiz={quiz} here="understanding" />
      {students === 0 ? (
        <Panel>
          <EmptyState title={t("nobodyTitle")} text={t("nobodyText")} />
        </Panel>
      ) : (
        <div className="grid gap-5">
          <p className="max-w-[70ch] text-quiet">
            {t("basis", { n: students })} {students < SMALL ? t("small") : null}
          </p>
          <MisconceptionsPanel misconceptions={analysis.misconceptions} names={found.names} />
          <QuestionsPanel
            questions={analysis.questions}
            places={analysis.places}
            correctAt={`/quizzes/${quiz.id}/corrections`}
          />
          <WholePanel quiz={analysis.quiz} />
        </div>
      )}
    </>
  );
}

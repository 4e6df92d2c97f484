import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { quizScope } from "@/db/queries/grades/correct";
import { getQuiz } from "@/db/queries/quizzes";
import { getSettings } from "@/db/queries/settings";
import { CorrectionsView } from "../../../classes/[id]/grades/corrections/[assignment]/corrections-view";
import { QuizHead } from "../quiz-head";
import { correct, takeBack } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("grades.correct"))("title") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Correcting a question of a quiz as it was sat by its link; what was sat in a class is corrected there. */
export default async function QuizCorrectionsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const user = await requireUser(`/quizzes/${id}/corrections`);
  const db = await database();
  const [quiz, scope] = await Promise.all([getQuiz(db, user.id, id), quizScope(db, user.id, id)]);
  if (!quiz || !scope) notFound();
  const { timeZone } = await getSettings(db, user.id);
  return (
    <>
      <QuizHead quiz={quiz} here="understanding" />
      <CorrectionsView
        scope={scope}
        about={{ id: quiz.id }}
        correct={correct}
        takeBack={takeBack}
        timeZone={timeZone}
        search={await searchParams}
      />
    </>
  );
}

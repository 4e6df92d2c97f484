import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { currentUser, requireUser } from "@/app/_server/session";
import { getQuiz } from "@/db/queries/quizzes";
import { getSettings } from "@/db/queries/settings";
import { EditorPage } from "../editor-page";
import { OtherPanel } from "./other-panel";
import { QuizHead } from "./quiz-head";
import { SharePanel } from "./share-panel";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const user = await currentUser();
  const quiz = user && (await getQuiz(await database(), user.id, (await params).id));
  return { title: quiz?.title ?? (await getTranslations("quizzes"))("title") };
}

/** One of one's own quizzes: its blueprint, and how it is shared. */
export default async function QuizPage({ params }: Props) {
  const { id } = await params;
  const user = await requireUser(`/quizzes/${id}`);
  const db = await database();
  const [quiz, settings] = await Promise.all([getQuiz(db, user.id, id), getSettings(db, user.id)]);
  if (!quiz) notFound();
  const { title, instructions, blueprint, opensAt, closesAt } = quiz;
  return (
    <>
      <QuizHead quiz={quiz} here="edit" />
      <EditorPage
        opened={{
          id: quiz.id,
          revision: quiz.revision,
          draft: { title, instructions, blueprint, opensAt, closesAt },
          timeZone: settings.timeZone,
        }}
      >
        <SharePanel quiz={quiz} />
        <OtherPanel quiz={quiz} />
      </EditorPage>
    </>
  );
}

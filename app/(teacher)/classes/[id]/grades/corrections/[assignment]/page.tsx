import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireClass } from "@/app/_server/class";
import { database } from "@/app/_server/database";
import { assignmentScope } from "@/db/queries/grades/correct";
import { ClassHead } from "../../../class-head";
import { correct, takeBack } from "../../actions";
import { CorrectionsView } from "./corrections-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("grades.correct"))("title") };
}

interface Props {
  params: Promise<{ id: string; assignment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Questions of an assigned quiz, and correcting one: choose, see whose points change how, apply; and taking it back. */
export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { id, assignment } = await params;
  const { access } = await requireClass(id, "class.correct");
  const scope = await assignmentScope(await database(), access, assignment);
  if (!scope) notFound();
  return (
    <>
      <ClassHead access={access} here="grades" />
      <CorrectionsView
        scope={scope}
        about={{ class: access.classId, assignment }}
        correct={correct}
        takeBack={takeBack}
        timeZone={access.head.timeZone}
        search={await searchParams}
      />
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { PageHead } from "@/app/_ui/panel";
import { getExamPlan } from "@/db/queries/exam-plans";
import { getSettings } from "@/db/queries/settings";
import { studyDay } from "@/learn/day";
import { ExamForm } from "../../exam-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exams.form"))("editTitle") };
}

/** Changes a plan; saving one that was put aside takes it up again. */
export default async function EditExamPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await requireUser(`/exams/${id}/edit`);
  if (!z.uuid().safeParse(id).success) notFound();
  const db = await database();
  const [plan, settings] = await Promise.all([getExamPlan(db, user.id, id), getSettings(db, user.id)]);
  if (!plan) notFound();
  const t = await getTranslations("exams.form");
  return (
    <>
      <PageHead title={t("editTitle")} />
      <div className="max-w-3xl">
        <ExamForm id={id} plan={plan} today={studyDay(Date.now(), settings)} />
      </div>
    </>
  );
}

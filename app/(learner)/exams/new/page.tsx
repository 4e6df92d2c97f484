import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { PageHead } from "@/app/_ui/panel";
import { listPacks } from "@/db/queries/packs";
import { getSettings } from "@/db/queries/settings";
import { studyDay } from "@/learn/day";
import { ExamForm } from "../exam-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exams.form"))("newTitle") };
}

/** A new plan for an exam. `?pack=` says of which pack; otherwise the first. */
export default async function NewExamPage({ searchParams }: { searchParams: Promise<{ pack?: string }> }) {
  const user = await requireUser("/exams/new");
  const t = await getTranslations("exams");
  const db = await database();
  const [packs, settings] = await Promise.all([listPacks(db), getSettings(db, user.id)]);
  const wanted = (await searchParams).pack;
  const pack = packs.find(({ id }) => id === wanted) ?? packs[0];
  if (!pack) notFound();
  const plan = { title: "", examOn: "", packId: pack.id, topics: [], decks: [], minutesADay: 10 };
  return (
    <>
      <PageHead title={t("form.newTitle")} text={t("text")} />
      <div className="max-w-3xl">
        <ExamForm id={crypto.randomUUID()} plan={plan} today={studyDay(Date.now(), settings)} />
      </div>
    </>
  );
}

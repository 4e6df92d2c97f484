import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { reviewAttempt } from "@/db/queries/attempts/review";
import { loadCards } from "../../sitting";
import { StudyRunner } from "../../study-runner";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("results"))("studyTitle") };
}

/**
 * The cards a finished sitting missed and those they were confused with, whether they are due or not; only where right and
 * wrong may be seen.
 */
export default async function StudyMissedPage({ params }: { params: Promise<{ attempt: string }> }) {
  const { attempt } = await params;
  const user = await requireUser(`/study/missed/${attempt}`);
  const t = await getTranslations("results");
  const review = await reviewAttempt(await database(), user.id, attempt, Date.now());
  if (!review?.missed) notFound();
  if (review.missed.length === 0) redirect(`/results/${attempt}`);
  const sitting = await loadCards(user.id, [...review.missed, ...(review.confused ?? [])]);
  return (
    <StudyRunner
      key={sitting.visit}
      userId={user.id}
      title={t("studyTitle")}
      backHref={`/results/${attempt}`}
      moreHref="/study/today"
      sitting={sitting}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireUser } from "@/app/_server/session";
import { extraOf } from "../more";
import { loadSitting } from "../sitting";
import { StudyRunner } from "../study-runner";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("study");
  return { title: t("title") };
}

/** What is due today in all decks begun. */
export default async function StudyTodayPage({
  searchParams,
}: {
  searchParams: Promise<{ more?: string; from?: string }>;
}) {
  const user = await requireUser("/study/today");
  const t = await getTranslations("study");
  const sitting = await loadSitting(user.id, undefined, extraOf(await searchParams));
  return (
    <StudyRunner
      key={sitting.visit}
      userId={user.id}
      title={t("titleToday")}
      backHref="/today"
      moreHref="/study/today"
      sitting={sitting}
    />
  );
}

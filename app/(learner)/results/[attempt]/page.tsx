import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { reviewAttempt } from "@/db/queries/attempts/review";
import { attemptView } from "@/db/queries/attempts/view";
import { getSettings } from "@/db/queries/settings";
import { ResultsHead } from "./results-head";
import { ReviewList } from "./review-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("results"))("title") };
}

/** How a sitting went, as far as its rules let it be seen now; a sitting that still goes on is gone on with. */
export default async function ResultsPage({ params }: { params: Promise<{ attempt: string }> }) {
  const { attempt } = await params;
  const user = await requireUser(`/results/${attempt}`);
  const db = await database();
  const now = Date.now();
  const review = await reviewAttempt(db, user.id, attempt, now);
  if (!review) {
    const view = await attemptView(db, user.id, attempt, now);
    if (!view) notFound();
    redirect(`/sit/${view.id}`);
  }
  const { timeZone } = await getSettings(db, user.id);
  return (
    <>
      <ResultsHead review={review} timeZone={timeZone} />
      <ReviewList review={review} />
    </>
  );
}

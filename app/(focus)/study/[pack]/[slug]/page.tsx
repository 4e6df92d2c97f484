import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { database } from "@/app/_server/database";
import { currentUser } from "@/app/_server/session";
import { deckTitle } from "@/db/queries/decks";
import { GuestStudy } from "../../guest-study";
import { extraOf } from "../../more";
import { loadSitting } from "../../sitting";
import { StudyRunner } from "../../study-runner";

interface Props {
  params: Promise<{ pack: string; slug: string }>;
  searchParams: Promise<{ more?: string; from?: string }>;
}

// The title is asked for by the head of the page and by the page.
const titleOf = cache(async (pack: string, slug: string) => {
  const user = await currentUser();
  return deckTitle(await database(), user?.id ?? null, pack, slug, Date.now());
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { pack, slug } = await params;
  return { title: await titleOf(pack, slug) };
}

/** What is due, and the next new cards, of one deck. */
export default async function StudyDeckPage({ params, searchParams }: Props) {
  const { pack, slug } = await params;
  const user = await currentUser();
  const title = await titleOf(pack, slug);
  if (title === null) notFound();
  if (!user) {
    return (
      <GuestStudy
        userId={null}
        deckId={`${pack}/${slug}`}
        title={title}
        backHref={`/decks/${pack}/${slug}`}
        moreHref={`/study/${pack}/${slug}`}
        extra={extraOf(await searchParams)}
        fetch
      />
    );
  }
  const sitting = await loadSitting(user.id, { packId: pack, slug }, extraOf(await searchParams));
  return (
    <StudyRunner
      key={sitting.visit}
      userId={user.id}
      title={title}
      backHref={`/decks/${pack}/${slug}`}
      moreHref={`/study/${pack}/${slug}`}
      sitting={sitting}
    />
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { database } from "@/app/_server/database";
import { currentUser } from "@/app/_server/session";
import { listDecks } from "@/db/queries/decks";
import { GuestStudy } from "../../guest-study";
import { extraOf } from "../../more";
import { loadSitting } from "../../sitting";
import { StudyRunner } from "../../study-runner";

interface Props {
  params: Promise<{ pack: string; slug: string }>;
  searchParams: Promise<{ more?: string; from?: string }>;
}

async function deckOf(params: Props["params"], userId: string | null) {
  const { pack, slug } = await params;
  const decks = await listDecks(await database(), userId, Date.now());
  return decks.find((deck) => deck.packId === pack && deck.slug === slug);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await deckOf(params, null))?.title };
}

/** What is due, and the next new cards, of one deck. */
export default async function StudyDeckPage({ params, searchParams }: Props) {
  const { pack, slug } = await params;
  const user = await currentUser();
  const deck = await deckOf(params, user?.id ?? null);
  if (!deck) notFound();
  if (!user) {
    return (
      <GuestStudy
        userId={null}
        deckId={`${pack}/${slug}`}
        title={deck.title}
        backHref={`/decks/${pack}/${slug}`}
        moreHref={`/study/${pack}/${slug}`}
        extra={extraOf(await searchParams)}
        fetch
      />
    );
  }
  const sitting = await loadSitting(
    user.id,
    { packId: deck.packId, slug: deck.slug },
    extraOf(await searchParams),
  );
  return (
    <StudyRunner
      key={sitting.visit}
      userId={user.id}
      title={deck.title}
      backHref={`/decks/${deck.packId}/${deck.slug}`}
      moreHref={`/study/${deck.packId}/${deck.slug}`}
      sitting={sitting}
    />
  );
}

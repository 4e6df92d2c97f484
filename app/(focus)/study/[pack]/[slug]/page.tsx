import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { listDecks } from "@/db/queries/decks";
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
  const user = await requireUser(`/study/${pack}/${slug}`);
  const deck = await deckOf(params, user.id);
  if (!deck) notFound();
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

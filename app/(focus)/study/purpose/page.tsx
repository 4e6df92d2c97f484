import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { listTopics } from "@/db/queries/packs";
import { purposeCards } from "@/db/queries/purpose";
import { getSettings } from "@/db/queries/settings";
import { cardsFor, movesSchedule } from "@/learn/purpose";
import { loadCards } from "../sitting";
import { StudyRunner } from "../study-runner";
import { purposeInput } from "./input";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purpose"))("title") };
}

/** A sitting with cards chosen for a purpose; nothing to ask leads back to the choice, which says so. */
export default async function StudyPurposePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
  const user = await requireUser(`/study/purpose?${asked}`);
  const parsed = purposeInput.safeParse(query);
  if (!parsed.success) notFound();
  const { by, deck, topic } = parsed.data;
  const t = await getTranslations("purpose");
  const db = await database();
  const settings = await getSettings(db, user.id);
  const topics = topic ? withBelow(await listTopics(db, deck.packId), topic) : null;
  const now = Date.now();
  const cards = await purposeCards(db, user.id, deck, topics, settings, now);
  const ids = cardsFor(by, cards, settings, now);
  if (ids.length === 0) redirect(`/purpose?${asked}&none=yes`);
  const sitting = await loadCards(user.id, ids);
  return (
    <StudyRunner
      key={sitting.visit}
      userId={user.id}
      title={t(`${by}.title`)}
      backHref={`/purpose?${asked}`}
      moreHref="/study/today"
      sitting={{ ...sitting, moves: movesSchedule(by) }}
    />
  );
}

/** A topic's id with those below it. */
function withBelow(topics: readonly { id: string; parentId: string | null }[], top: string): string[] {
  const below = topics.filter(({ parentId }) => parentId === top);
  return [top, ...below.flatMap(({ id }) => withBelow(topics, id))];
}

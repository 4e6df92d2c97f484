import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DeckKeeper } from "@/app/_device/deck-keeper";
import { StudyLink } from "@/app/_device/study-link";
import { database } from "@/app/_server/database";
import { currentUser } from "@/app/_server/session";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { type DeckCard, getDeck } from "@/db/queries/decks";
import { marksOf } from "@/db/queries/marks";
import { listSources } from "@/db/queries/packs";
import type { CardMarks } from "@/learn/marks";
import { DeckStates } from "../../deck-states";
import { CardRow } from "./card-row";

interface Props {
  params: Promise<{ pack: string; slug: string }>;
  searchParams: Promise<{ show?: string | string[] }>;
}

const FILTERS = ["all", "flagged", "suspended", "noted"] as const;
const KEPT: Record<(typeof FILTERS)[number], (marks: CardMarks) => boolean> = {
  all: () => true,
  flagged: ({ flag }) => flag !== undefined,
  suspended: ({ suspended }) => suspended !== undefined,
  noted: ({ note }) => note !== undefined,
};

const load = cache(async (pack: string, slug: string) => {
  const user = await currentUser();
  const now = Date.now();
  const db = await database();
  const [found, marks] = await Promise.all([
    getDeck(db, user?.id ?? null, pack, slug, now),
    user ? marksOf(db, user.id) : new Map<number, CardMarks>(),
  ]);
  return { now, found, marks, signedIn: user !== null };
});

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { pack, slug } = await params;
  return { title: (await load(pack, slug)).found?.deck.title };
}

/** What is inside a deck: its questions by topic with how each stands, and the sources. */
export default async function DeckPage({ params, searchParams }: Props) {
  const { pack, slug } = await params;
  const t = await getTranslations("decks");
  const { now, found, marks, signedIn } = await load(pack, slug);
  if (!found) notFound();
  const { deck, cards } = found;
  const { show } = await searchParams;
  const filter = FILTERS.find((one) => one === show) ?? "all";
  const kept = cards.filter((card) => KEPT[filter](marks.get(card.id) ?? {}));
  const topics = byTopic(kept);
  const sources = await listSources(await database(), deck.packId);
  return (
    <>
      <Link href="/decks" className="link mb-5 inline-flex min-h-6 items-center gap-1.5 text-sm">
        <ArrowLeft aria-hidden className="size-4" />
        {t("back")}
      </Link>
      <PageHead
        title={deck.title}
        text={deck.summary}
        action={
          deck.cards > 0 ? (
            <StudyLink href={`/study/${deck.packId}/${deck.slug}`}>{t("study")}</StudyLink>
          ) : null
        }
      />
      {deck.cards === 0 ? (
        <Panel>
          <EmptyState title={t("emptyDeckTitle")} text={t("emptyDeckText")} />
        </Panel>
      ) : (
        <>
          <div className="max-w-md">
            <DeckStates deck={deck} />
          </div>
          <div className="mt-4">
            <DeckKeeper userId={(await currentUser())?.id ?? null} deckId={`${deck.packId}/${deck.slug}`} />
          </div>
          <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
            <Link
              href={`/purpose?deck=${encodeURIComponent(`${deck.packId}/${deck.slug}`)}`}
              className="link inline-flex min-h-6 items-center"
            >
              {t("purpose")}
            </Link>
            <Link
              href={`/decks/${deck.packId}/${deck.slug}/options`}
              className="link inline-flex min-h-6 items-center"
            >
              {t("options")}
            </Link>
          </p>
          <h2 className="mt-10 text-2xl">{t("inside")}</h2>
          <p className="mt-1.5 max-w-[64ch] text-quiet">
            {t("insideText", { cards: cards.length, topics: byTopic(cards).length })}
          </p>
          {signedIn ? (
            <nav aria-label={t("filter.label")} className="mt-4 flex flex-wrap gap-2">
              {FILTERS.map((one) => (
                <Link
                  key={one}
                  href={`/decks/${deck.packId}/${deck.slug}${one === "all" ? "" : `?show=${one}`}`}
                  scroll={false}
                  aria-current={one === filter ? "page" : undefined}
                  className="inline-flex min-h-11 items-center rounded-control border border-line bg-surface px-3.5 text-sm aria-[current]:border-sky aria-[current]:bg-sky-soft aria-[current]:font-semibold"
                >
                  {t(`filter.${one}`)}
                </Link>
              ))}
            </nav>
          ) : null}
          {kept.length === 0 ? <p className="mt-4 text-quiet">{t("filter.none")}</p> : null}
          {topics.map(([title, own]) => (
            <details
              key={title}
              open={topics.length === 1 || filter !== "all"}
              className="group mt-3 rounded-panel border border-line bg-surface"
            >
              <summary className="flex min-h-13 list-none items-center justify-between gap-4 rounded-panel px-5 py-3">
                <h3 className="text-lg">{title}</h3>
                <span className="num flex shrink-0 items-center gap-3 text-[13px] text-quiet">
                  {t("cards", { n: own.length })}
                  <svg
                    aria-hidden="true"
                    viewBox="0 0 12 12"
                    className="size-3 fill-none stroke-current stroke-[1.6] transition-transform group-open:rotate-180"
                  >
                    <path d="m2 4 4 4 4-4" />
                  </svg>
                </span>
              </summary>
              <ul className="divide-y divide-line px-5 pb-2">
                {own.map((card) => (
                  <CardRow key={card.id} card={card} marks={marks.get(card.id)} now={now} />
                ))}
              </ul>
            </details>
          ))}
          <h2 className="mt-10 text-xl">{t("sources")}</h2>
          <ul className="mt-2 grid max-w-[70ch] gap-2 text-quiet">
            {sources.map((source) => (
              <li key={source.id}>
                {source.author.map(({ family, given }) => (given ? `${given} ${family}` : family)).join(", ")}
                .{" "}
                {source.URL ? (
                  <a className="link" href={source.URL} rel="noopener">
                    {source.title}
                  </a>
                ) : (
                  <cite className="text-ink">{source.title}</cite>
                )}
                . {source.publisher ? `${source.publisher}, ` : null}
                {source.issued.slice(0, 4)}.
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function byTopic(cards: readonly DeckCard[]): [string, DeckCard[]][] {
  const topics = new Map<string, DeckCard[]>();
  for (const card of cards) topics.set(card.topicTitle, [...(topics.get(card.topicTitle) ?? []), card]);
  return [...topics];
}

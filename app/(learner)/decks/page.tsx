import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { currentUser } from "@/app/_server/session";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { type DeckSummary, listDecks } from "@/db/queries/decks";
import { listPacks } from "@/db/queries/packs";
import { DeckStates } from "./deck-states";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("decks");
  return { title: t("title") };
}

/** All decks: the whole pack, its selections, and one for each topic, with how each stands. */
export default async function DecksPage() {
  const t = await getTranslations("decks");
  const format = await getFormatter();
  const db = await database();
  const user = await currentUser();
  const [packs, decks] = await Promise.all([listPacks(db), listDecks(db, user?.id ?? null, Date.now())]);
  if (decks.length === 0) {
    return (
      <>
        <PageHead title={t("title")} />
        <Panel>
          <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
        </Panel>
      </>
    );
  }
  return (
    <>
      <PageHead title={t("title")} />
      {packs.map((pack) => {
        const own = decks.filter((deck) => deck.packId === pack.id);
        const selections = own.filter((deck) => deck.topicId === null);
        const topics = own.filter((deck) => deck.topicId !== null && deck.cards > 0);
        const asOf = format.dateTime(new Date(`${pack.asOf}T00:00:00Z`), {
          year: "numeric",
          month: "long",
          timeZone: "UTC",
        });
        return (
          <section key={pack.id} aria-labelledby={`pack-${pack.id}`} className="mb-12">
            <h2 id={`pack-${pack.id}`} className="text-2xl">
              {pack.title}
            </h2>
            <p className="mt-2 max-w-[64ch] text-quiet">
              {pack.summary} {t("asOf", { asOf })}
            </p>
            <ul className="mt-6 grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
              {selections.map((deck) => (
                <DeckTile
                  key={deck.slug}
                  deck={deck}
                  {...(deck.title === pack.title ? { title: t("all"), summary: t("allText") } : {})}
                />
              ))}
            </ul>
            <h3 className="mt-9 mb-1 text-xl">{t("byTopic")}</h3>
            <ul className="divide-y divide-line border-y border-line">
              {topics.map((deck) => (
                <TopicRow key={deck.slug} deck={deck} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const hrefOf = (deck: DeckSummary) => `/decks/${deck.packId}/${deck.slug}`;

function DeckTile({
  deck,
  title = deck.title,
  summary = deck.summary ?? undefined,
}: {
  deck: DeckSummary;
  title?: string;
  summary?: string | undefined;
}) {
  return (
    <li className="relative flex flex-col rounded-panel border border-line bg-surface p-5 transition-colors hover:border-edge has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-sky">
      <h3 className="text-lg">
        <Link href={hrefOf(deck)} className="outline-none after:absolute after:inset-0 after:rounded-panel">
          {title}
        </Link>
      </h3>
      {summary ? <p className="mt-1 text-sm text-quiet">{summary}</p> : null}
      <div className="mt-auto pt-4">
        <DeckStates deck={deck} />
      </div>
    </li>
  );
}

function TopicRow({ deck }: { deck: DeckSummary }) {
  return (
    <li className="relative grid items-center gap-x-8 gap-y-1.5 px-2 py-3.5 transition-colors hover:bg-sunk/60 has-focus-visible:outline-2 has-focus-visible:outline-sky sm:grid-cols-[minmax(0,1fr)_22rem]">
      <Link href={hrefOf(deck)} className="font-medium outline-none after:absolute after:inset-0">
        {deck.title}
      </Link>
      <DeckStates deck={deck} />
    </li>
  );
}

import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { KeptQueryProvider } from "@/app/_device/kept-query-provider";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { listAttempts } from "@/db/queries/attempts/list";
import { listDecks } from "@/db/queries/decks";
import { listPacks, listTopics } from "@/db/queries/packs";
import { practiceCounts } from "@/db/queries/practice-counts";
import { getSettings } from "@/db/queries/settings";
import { EarlierPractice } from "./earlier-practice";
import { GoingPractice } from "./going-practice";
import { PracticeForm } from "./practice-form";

/** Earlier practices listed. */
const LISTED = 12;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("title") };
}

/** A quiz for oneself: what from, what for, how many; and how earlier ones went. */
export default async function PracticePage() {
  const user = await requireUser("/practice");
  const t = await getTranslations("practice");
  const db = await database();
  const now = Date.now();
  const [pack] = await listPacks(db);
  if (!pack) {
    return (
      <>
        <PageHead title={t("title")} />
        <Panel>
          <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
        </Panel>
      </>
    );
  }
  const everything = { packId: pack.id, topics: [], decks: [], forms: [] };
  const [topics, decks, counts, attempts, { timeZone }] = await Promise.all([
    listTopics(db, pack.id),
    listDecks(db, null, now),
    practiceCounts(db, user.id, everything, now),
    listAttempts(db, user.id, { kind: "practice", most: LISTED }, now),
    getSettings(db, user.id),
  ]);
  const going = attempts.find(({ finishedAt }) => finishedAt === null);
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      {going ? <GoingPractice attempt={going} timeZone={timeZone} /> : null}
      <NextIntlClientProvider messages={{ common: messages.common, practice: messages.practice }}>
        <KeptQueryProvider userId={user.id}>
          <PracticeForm
            packId={pack.id}
            topics={topics}
            decks={decks
              .filter((deck) => deck.packId === pack.id && deck.cards > 0 && deck.topicId === null)
              .map(({ slug, title, cards }) => ({ slug, title, cards }))}
            counts={counts}
            initial={{ purpose: counts.forgetting >= 10 ? "forgetting" : "exam", topics: [], decks: [] }}
          />
        </KeptQueryProvider>
      </NextIntlClientProvider>
      <EarlierPractice
        attempts={attempts.filter(({ finishedAt }) => finishedAt !== null)}
        timeZone={timeZone}
      />
    </>
  );
}

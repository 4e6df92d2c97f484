import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { listDecks } from "@/db/queries/decks";
import { listTopics } from "@/db/queries/packs";
import { topicsByDeck } from "@/db/queries/purpose";
import { PURPOSES } from "@/learn/purpose";
import { DeckFields, type PurposeDeck } from "./deck-fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purpose"))("title") };
}

/** Which cards to study for which reason, each saying what it does to the schedule. */
export default async function PurposePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const user = await requireUser("/purpose");
  const t = await getTranslations("purpose");
  const { deck, by, none, topic } = await searchParams;
  const choices = await deckChoices(user.id);
  const chosen = PURPOSES.find((one) => one === by) ?? PURPOSES[0];
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      <div className="grid max-w-2xl gap-5">
        {none === "yes" ? <Notice>{t("none")}</Notice> : null}
        <Panel>
          <form action="/study/purpose" method="get" className="grid gap-5">
            <NextIntlClientProvider messages={{ purpose: messages.purpose }}>
              <DeckFields
                decks={choices}
                deck={typeof deck === "string" ? deck : undefined}
                topic={typeof topic === "string" ? topic : undefined}
              />
            </NextIntlClientProvider>
            <fieldset className="grid gap-2">
              <legend className="mb-2 text-sm font-semibold">{t("which")}</legend>
              {PURPOSES.map((purpose) => (
                <label
                  key={purpose}
                  className="flex cursor-pointer gap-3 rounded-control border border-line px-4 py-3 has-[:checked]:border-sky has-[:checked]:bg-sky-soft has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-sky"
                >
                  <input
                    type="radio"
                    name="by"
                    value={purpose}
                    defaultChecked={purpose === chosen}
                    className="mt-0.5 size-5 shrink-0 accent-sky outline-none"
                  />
                  <span>
                    <span className="block font-semibold">{t(`${purpose}.title`)}</span>
                    <span className="block text-[13px] text-quiet">{t(`${purpose}.text`)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
            <Button type="submit" variant="primary" className="justify-self-start max-sm:w-full">
              {t("study")}
            </Button>
          </form>
        </Panel>
      </div>
    </>
  );
}

/** The decks that hold cards, each with its topics. */
async function deckChoices(userId: string): Promise<PurposeDeck[]> {
  const db = await database();
  const [decks, counts] = await Promise.all([listDecks(db, userId, Date.now()), topicsByDeck(db)]);
  const packIds = [...new Set(decks.map(({ packId }) => packId))];
  const outlines = new Map(
    await Promise.all(packIds.map(async (id) => [id, await listTopics(db, id)] as const)),
  );
  return decks.flatMap(({ packId, slug, title, cards }) => {
    const value = `${packId}/${slug}`;
    const own = counts.get(value) ?? {};
    const topics = (outlines.get(packId) ?? []).map(({ id, parentId, title }) => ({
      id,
      parentId,
      title,
      cards: own[id] ?? 0,
    }));
    return cards > 0 ? [{ value, label: title, topics }] : [];
  });
}

import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { currentUser } from "@/app/_server/session";
import { Brand } from "@/app/_ui/brand";
import { LinkButton } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { sampleCards } from "@/db/queries/decks";
import { listPacks } from "@/db/queries/packs";
import { TryCards } from "./try-cards";

const SAMPLE = 3;

/** One screen: what this is, three cards to try at once, and the way in. */
export default async function LandingPage() {
  const t = await getTranslations("landing");
  const common = await getTranslations("common");
  const card = await getTranslations("study");
  const db = await database();
  const [user, [pack]] = await Promise.all([currentUser(), listPacks(db)]);
  const cards = pack ? await sampleCards(db, pack.id, SAMPLE) : [];
  const start = user ? (
    <LinkButton href="/today" variant="primary">
      {t("toToday")}
    </LinkButton>
  ) : (
    <LinkButton href="/sign-up" variant="primary">
      {t("signUp")}
    </LinkButton>
  );
  return (
    <div className="mx-auto flex min-h-dvh max-w-[76rem] flex-col px-4.5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-4">
        <Brand name={common("brand")} href="/" />
        <div className="flex items-center gap-2">
          {user ? null : (
            <LinkButton href="/sign-in" variant="quiet">
              {t("signIn")}
            </LinkButton>
          )}
        </div>
      </header>
      <main className="grid flex-1 content-center items-center gap-x-16 gap-y-9 py-6 lg:grid-cols-[5fr_6fr] lg:py-8">
        <div>
          <h1 className="max-w-[14ch] text-[clamp(2.25rem,5vw,3.75rem)] leading-[1.06] tracking-[-0.025em]">
            {t("title")}
          </h1>
          <p className="mt-5 max-w-[44ch] font-serif text-[clamp(1.0625rem,1.6vw,1.25rem)] leading-[1.5] text-quiet">
            {pack ? t("lead", { pack: pack.title }) : t("leadNoPack")}
          </p>
          <div className="mt-7 flex flex-wrap gap-3 max-lg:hidden">
            {start}
            <LinkButton href="/decks">{t("browse")}</LinkButton>
          </div>
        </div>
        <div className="min-w-0">
          {cards.length > 0 ? (
            <>
              <p className="mb-3 text-sm">
                <strong className="font-semibold">{t("try")}.</strong>{" "}
                <span className="text-quiet">{t("tryHint")}</span>
              </p>
              <TryCards
                cards={cards.map(({ id, topicTitle, body }) => ({ id, topicTitle, body }))}
                signUp={start}
                words={{
                  question: card("question"),
                  answer: card("answer"),
                  note: card("note"),
                  turn: t("turn"),
                  next: t("next"),
                  doneTitle: t("doneTitle"),
                  doneText: t("doneText"),
                  again: t("again"),
                  steps: cards.map((_, n) => t("of", { n: n + 1, total: cards.length })),
                }}
              />
            </>
          ) : (
            <Notice>{t("noPack")}</Notice>
          )}
        </div>
        <div className="flex flex-wrap gap-3 *:grow lg:hidden">
          {start}
          <LinkButton href="/decks">{t("browse")}</LinkButton>
        </div>
      </main>
      <footer className="grid gap-x-10 gap-y-5 border-t border-line py-7 text-sm md:grid-cols-3">
        {(["cited", "timed", "current"] as const).map((point) => (
          <div key={point}>
            <h2 className="text-base">{t(`points.${point}Title`)}</h2>
            <p className="mt-1 max-w-[44ch] text-quiet">{t(`points.${point}`)}</p>
          </div>
        ))}
      </footer>
    </div>
  );
}

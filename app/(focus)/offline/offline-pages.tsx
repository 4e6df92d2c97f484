"use client";
import { CalendarCheck2, ChartNoAxesColumn, CloudOff, Layers } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DeckNow, ProgressNow } from "@/app/_device/overview";
import { Brand } from "@/app/_ui/brand";
import { buttonClass } from "@/app/_ui/button-class";
import { formatShare } from "@/app/_ui/format";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { EmptyState, Stat } from "@/app/_ui/text";

const PLACES = [
  { href: "/today", name: "today", Icon: CalendarCheck2 },
  { href: "/decks", name: "decksNav", Icon: Layers },
  { href: "/progress", name: "progress", Icon: ChartNoAxesColumn },
] as const;

/** The frame of pages without a network: plain links, since each may be there again by then. */
export function OfflineFrame({ path, children }: { path: string; children: ReactNode }) {
  const t = useTranslations("device.offline");
  const common = useTranslations("common");
  return (
    <div className="mx-auto min-h-dvh max-w-3xl px-4.5 pb-24 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-4">
        <Brand name={common("brand")} href="/" />
        <p className="flex items-center gap-2 text-[13px] text-quiet">
          <CloudOff aria-hidden className="size-4" />
          {t("sign")}
        </p>
      </header>
      <nav aria-label={t("nav")} className="mb-8 flex gap-1 border-b border-line">
        {PLACES.map(({ href, name, Icon }) => (
          <a
            key={href}
            href={href}
            {...(path === href ? { "aria-current": "page" } : {})}
            className="flex min-h-11 items-center gap-2 px-3 font-medium text-quiet hover:text-ink aria-[current=page]:border-b-2 aria-[current=page]:border-sky aria-[current=page]:text-ink"
          >
            <Icon aria-hidden className="size-[18px]" />
            {t(name)}
          </a>
        ))}
      </nav>
      <main>{children}</main>
    </div>
  );
}

/** What can be studied on this device. */
export function OfflineDecks({
  decks,
  progress,
  elsewhere,
}: {
  decks: readonly DeckNow[];
  progress: ProgressNow | null;
  /** another page was wanted, which needs a network */
  elsewhere: boolean;
}) {
  const t = useTranslations("device.offline");
  const device = useTranslations("device");
  return (
    <>
      <h1 className="text-3xl">{elsewhere ? t("title") : t("decks")}</h1>
      {elsewhere ? (
        <div className="mt-3 grid justify-items-start gap-5">
          <p className="max-w-[56ch] font-serif text-lg text-quiet">{t("text")}</p>
          <button type="button" className={buttonClass()} onClick={() => window.location.reload()}>
            {t("again")}
          </button>
        </div>
      ) : null}
      {progress && progress.waiting > 0 ? (
        <p className="mt-4 rounded-control border border-gold/40 bg-gold-soft px-4 py-2.5 text-sm">
          {device("waiting", { n: progress.waiting })}
        </p>
      ) : null}
      {decks.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={t("decks")} text={t("none")} />
        </div>
      ) : (
        <>
          {progress && (decks.length > 1 || progress.planned) ? (
            <a href="/study/today" className={buttonClass("primary", "lg", "mt-6")}>
              {t("studyAll", { n: progress.ready })}
            </a>
          ) : null}
          <ul className="mt-6 divide-y divide-line border-y border-line">
            {decks.map((deck) => (
              <li key={deck.deckId} className="grid grid-cols-[1fr_auto] items-center gap-4 py-4">
                <div className="min-w-0">
                  <h2 className="text-lg">{deck.title}</h2>
                  <p className="num mt-0.5 text-[13px] text-quiet">
                    {t("cards", { n: deck.cards })} · {t("now", { n: deck.ready })}
                  </p>
                </div>
                <a
                  href={`/study/${deck.deckId}`}
                  className={buttonClass(decks.length > 1 || progress?.planned ? "secondary" : "primary")}
                >
                  {t("study")}
                  <span className="sr-only">{deck.title}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** How the cards on this device stand. */
export function OfflineProgress({ progress }: { progress: ProgressNow }) {
  const t = useTranslations("device.offline");
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  const { known, learning, cards, waiting, recall } = progress;
  return (
    <>
      <h1 className="text-3xl">{t("progress")}</h1>
      <p className="mt-2 max-w-[56ch] text-quiet">{t("progressText")}</p>
      <dl className="mt-7 grid grid-cols-2 gap-x-8 gap-y-6 sm:grid-cols-4">
        <Stat value={number.format(known)} label={t("known")} />
        <Stat value={number.format(learning)} label={t("learning")} />
        <Stat value={number.format(progress.new)} label={t("new")} />
        <Stat value={number.format(waiting)} label={t("doneToday")} />
      </dl>
      <div className="mt-8">
        <ProgressBar value={known} max={cards} label={`${number.format(known)} / ${number.format(cards)}`} />
      </div>
      {recall === null ? null : (
        <p className="mt-6 font-serif text-lg">
          <strong>{formatShare(recall, locale)}</strong> {t("recall")}
        </p>
      )}
    </>
  );
}

"use client";
import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/app/_ui/button";
import { formatInterval, formatShare, formatWhen } from "@/app/_ui/format";
import { Stat } from "@/app/_ui/text";
import type { Session } from "@/learn/session";

/** The calm end: what was done, and when it comes back. Also shown when there was nothing to do. */
export function Summary({
  session,
  backHref,
  moreHref,
  more,
  moreNew,
  laterToday,
  waiting,
  guest,
}: {
  session: Session;
  backHref: string;
  /** this page again with `more` new cards */
  moreHref: string;
  more: number;
  moreNew: number;
  laterToday: readonly number[];
  /** due cards not asked today, and when the next study day begins (ms) */
  waiting: { held: number; overLimit: number; until: number };
  /** studies without an account: what was learnt is on this device alone */
  guest: boolean;
}) {
  const t = useTranslations("study.summary");
  const locale = useLocale();
  const { tally } = session;
  const now = Date.now();
  const some = tally.ratings > 0;
  const waits = waiting.held + waiting.overLimit > 0;
  const next = Math.min(...[...session.memories.values()].map((memory) => memory?.due ?? Infinity));
  return (
    <section
      aria-labelledby="summary-title"
      className="w-full max-w-[42.5rem] rounded-card border border-line bg-surface p-[clamp(1.5rem,4.5vw,2.875rem)] shadow-lift"
    >
      <h1 id="summary-title" tabIndex={-1} className="text-[clamp(1.625rem,4vw,2.125rem)] outline-none">
        {some ? t("title") : t("titleNone")}
      </h1>
      {some ? (
        <dl className="mt-7 grid grid-cols-3 gap-4 border-y border-line py-5">
          <Stat value={tally.cards} label={t("cards")} />
          <Stat value={formatShare(tally.recalled / tally.ratings, locale)} label={t("recalled")} />
          <Stat value={formatInterval(tally.durationMs, locale)} label={t("time")} />
        </dl>
      ) : null}
      <p className="mt-5 max-w-[50ch] font-serif text-lg text-quiet">
        {some && next > now && next < Infinity ? t("next", { when: formatWhen(next - now, locale) }) : null}
        {!some && laterToday[0]
          ? t("later", { n: laterToday.length, when: formatWhen(laterToday[0] - now, locale) })
          : null}
        {!some && !laterToday[0] && !waits ? t("noneText") : null}
        {!some && waits ? (
          <>
            {" "}
            {waiting.held > 0 ? t("held", { n: waiting.held }) : null}{" "}
            {waiting.overLimit > 0 ? t("overLimit", { n: waiting.overLimit }) : null}{" "}
            {t("nextDay", { when: formatWhen(waiting.until - now, locale) })}
          </>
        ) : null}
      </p>
      {guest && some ? (
        <p className="mt-4 max-w-[50ch] text-quiet">
          {t("guest")}{" "}
          <a className="link font-semibold" href="/sign-up">
            {t("signUp")}
          </a>
        </p>
      ) : null}
      <div className="mt-7 flex flex-wrap gap-3 max-sm:*:grow">
        <LinkButton href={backHref} variant="primary">
          {t("done")}
        </LinkButton>
        {moreNew > 0 ? (
          // A plain load, so that the page asks the server for the queue as it is now.
          <LinkButton href={moreHref} prefetch={false}>
            {t("more", { n: Math.min(more, moreNew) })}
          </LinkButton>
        ) : null}
      </div>
    </section>
  );
}

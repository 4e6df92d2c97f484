import { useTranslations } from "next-intl";
import type { DeckSummary } from "@/db/queries/decks";

/** How a deck stands: a bar of known, being learnt and new, and the same in words. */
export function DeckStates({ deck }: { deck: DeckSummary }) {
  const t = useTranslations("decks");
  const share = (n: number) => (deck.cards > 0 ? (n / deck.cards) * 100 : 0);
  const known = share(deck.known);
  const learning = share(deck.learning);
  const begun = deck.known + deck.learning > 0;
  return (
    <div>
      <svg
        aria-hidden="true"
        width="100%"
        height="8"
        className="block overflow-hidden rounded-full bg-heat-0"
      >
        <rect x="0" width={`${known}%`} height="8" className="fill-heat-4" />
        <rect x={`${known}%`} width={`${learning}%`} height="8" className="fill-heat-2" />
      </svg>
      <p className="num mt-2 flex flex-wrap gap-x-3 text-[13px] text-quiet">
        <span>
          {begun ? t("share", { known: deck.known, cards: deck.cards }) : t("cards", { n: deck.cards })}
        </span>
        {deck.learning > 0 ? <span>{t("learning", { n: deck.learning })}</span> : null}
        {deck.due > 0 ? <span className="font-semibold text-sky">{t("due", { n: deck.due })}</span> : null}
      </p>
    </div>
  );
}

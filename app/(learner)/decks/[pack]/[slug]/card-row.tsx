import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatWhen } from "@/app/_ui/format";
import type { DeckCard } from "@/db/queries/decks";
import type { CardMarks } from "@/learn/marks";
import { MEMORY_STATE } from "@/learn/memory";

const SHOWN = ["suspended", "flag", "note"] as const;

/** One card of a deck: its question and how it stands, told by words and by the filling of a mark. */
export function CardRow({ card, marks, now }: { card: DeckCard; marks: CardMarks | undefined; now: number }) {
  const words = useTranslations("decks.mark");
  const t = useTranslations("decks.state");
  const locale = useLocale();
  const { memory } = card;
  const state = !memory
    ? "new"
    : memory.due <= now
      ? "due"
      : memory.state === MEMORY_STATE.review
        ? "known"
        : "learning";
  const text =
    memory && state === "known" ? t("next", { when: formatWhen(memory.due - now, locale) }) : t(state);
  const mark = {
    new: "border-edge",
    learning: "border-heat-3 bg-heat-1",
    known: "border-heat-4 bg-heat-4",
    due: "border-gold bg-gold",
  }[state];
  return (
    <li className="flex items-baseline gap-3 py-2.5">
      <span aria-hidden className={`size-2.5 shrink-0 rounded-[3px] border-[1.5px] ${mark}`} />
      <span className="min-w-0 flex-1 gap-4 sm:flex sm:items-baseline sm:justify-between">
        <span className="block font-serif text-[17px] leading-snug">
          <Link href={`/cards/${card.id}`} prefetch={false} className="hover:underline">
            {card.body.prompt}
          </Link>
          {SHOWN.filter((kind) => marks?.[kind]).map((kind) => (
            <span
              key={kind}
              className="ml-2 inline-block rounded-full bg-gold-soft px-2 font-sans text-[12px] font-semibold text-gold"
            >
              {words(kind)}
            </span>
          ))}
        </span>
        <span className="num block shrink-0 text-[13px] text-quiet">{text}</span>
      </span>
    </li>
  );
}

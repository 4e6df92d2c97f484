"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Ref } from "react";
import { formatInterval } from "@/app/_ui/format";
import type { Rating } from "@/learn/review";

const BUTTONS = [
  { rating: 1, name: "again", look: "border-line bg-surface text-again hover:border-again/60" },
  { rating: 2, name: "hard", look: "border-line bg-surface text-hard hover:border-hard/60" },
  { rating: 3, name: "good", look: "border-good/55 bg-good-soft text-good hover:border-good" },
  { rating: 4, name: "easy", look: "border-line bg-surface text-sky hover:border-sky/60" },
] as const;

/** How well it was known, each answer with the time after which the card would come back (ms). */
export function RatingRow({
  intervals,
  onRate,
  goodRef,
}: {
  intervals: Record<Rating, number>;
  onRate: (rating: Rating) => void;
  goodRef: Ref<HTMLButtonElement>;
}) {
  const t = useTranslations("study");
  const locale = useLocale();
  return (
    <fieldset className="grid grid-cols-4 gap-2 sm:gap-2.5">
      <legend className="sr-only">{t("rate")}</legend>
      {BUTTONS.map(({ rating, name, look }) => (
        <button
          key={rating}
          type="button"
          ref={rating === 3 ? goodRef : null}
          aria-keyshortcuts={String(rating)}
          onClick={() => onRate(rating)}
          className={`flex min-h-16 flex-col items-center justify-center gap-1 rounded-control border px-1 py-2.5 text-[15px] font-semibold leading-tight select-none touch-manipulation active:translate-y-px ${look}`}
        >
          {t(name)}
          <span className="num text-[12.5px] font-medium text-quiet">
            {formatInterval(intervals[rating], locale)}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

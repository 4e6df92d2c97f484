"use client";
import { useLocale, useTranslations } from "next-intl";
import { memo, type Ref, useRef } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { formatInterval } from "@/app/_ui/format";
import type { Rating } from "@/learn/review";

const BUTTONS = [
  { rating: 1, name: "again", look: "border-line bg-surface text-again hover:border-again/60" },
  { rating: 2, name: "hard", look: "border-line bg-surface text-hard hover:border-hard/60" },
  { rating: 3, name: "good", look: "border-good/55 bg-good-soft text-good hover:border-good" },
  { rating: 4, name: "easy", look: "border-line bg-surface text-sky hover:border-sky/60" },
] as const;

/**
 * The foot of a card: one button that shows the answer, then the four ratings, each with the time after which the card
 * would come back (ms). Showing and Good are the same button, which keeps its place in the page: so the keyboard's
 * focus stays where it is, and no card waits for it to be moved.
 */
export const AnswerRow = memo(function AnswerRow({
  intervals,
  times,
  twoButtons,
  onShow,
  onRate,
  mainRef,
}: {
  /** null until the answer is shown */
  intervals: Record<Rating, number> | null;
  /** whether the times are shown: they hold where ratings are recorded */
  times: boolean;
  /** only Again and Good */
  twoButtons: boolean;
  onShow: () => void;
  onRate: (rating: Rating) => void;
  mainRef: Ref<HTMLButtonElement>;
}) {
  const t = useTranslations("study");
  const locale = useLocale();
  // Hidden buttons keep what stood on them: there is less to draw when the next card comes.
  const last = useRef(intervals);
  last.current = intervals ?? last.current;
  const shown = last.current;
  return (
    <fieldset className={`grid gap-2 sm:gap-2.5 ${twoButtons ? "grid-cols-2" : "grid-cols-4"}`}>
      {intervals ? <legend className="sr-only">{t("rate")}</legend> : null}
      {BUTTONS.filter(({ rating }) => !twoButtons || rating % 2 === 1).map(({ rating, name, look }) => {
        const isMain = rating === 3;
        return (
          <button
            key={rating}
            type="button"
            ref={isMain ? mainRef : null}
            hidden={!intervals && !isMain}
            aria-keyshortcuts={intervals || !isMain ? String(rating) : undefined}
            onClick={() => (intervals ? onRate(rating) : onShow())}
            className={
              intervals || !isMain
                ? `flex min-h-16 flex-col items-center justify-center gap-1 rounded-control border px-1 py-2.5 text-[15px] font-semibold leading-tight select-none touch-manipulation active:translate-y-px ${look}`
                : // Colours that fade would have the page drawn again and again while the next key is pressed.
                  buttonClass("primary", "lg", "col-span-full min-h-16 transition-none!")
            }
          >
            {intervals || !isMain ? t(name) : t("show")}
            {shown && times && (intervals || !isMain) ? (
              <span className="num text-[12.5px] font-medium text-quiet">
                {formatInterval(shown[rating], locale)}
              </span>
            ) : null}
          </button>
        );
      })}
    </fieldset>
  );
});

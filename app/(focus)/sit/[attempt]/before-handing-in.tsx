"use client";
import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { givenOf } from "@/learn/quiz/pending";
import type { Runner } from "@/learn/quiz/runner";
import { progressOf, unreadable } from "@/learn/quiz/runner-view";
import { useStanding } from "./jump-list";
import type { Sitting } from "./sitting";

/** What is still open before handing in, and the button that does it. A quiz asks once more: it cannot be undone. */
export function BeforeHandingIn({
  state,
  sitting,
  onGo,
}: {
  state: Runner;
  sitting: Sitting;
  onGo: (position: number) => void;
}) {
  const t = useTranslations("sit");
  const standing = useStanding();
  const dialog = useRef<HTMLDialogElement>(null);
  const { open, part, flagged } = progressOf(state);
  const isPractice = state.attempt.kind === "practice";
  const judgesOneByOne = ["immediate", "tries"].includes(state.attempt.behaviour.kind);
  const unchecked = judgesOneByOne ? state.questions.filter(({ view }) => !view.locked).length - open : 0;
  const odd = state.questions.filter((question) => unreadable(question) !== null).length;
  const conflicts = state.questions.some(({ conflict }) => conflict);
  const wanted = state.finish !== "no";
  const sayings = [
    open > 0 ? t("review.open", { n: open }) : t("review.all"),
    part > 0 ? t("review.part", { n: part }) : null,
    odd > 0 ? t("review.unreadable", { n: odd }) : null,
    unchecked > 0 ? t("review.unchecked", { n: unchecked }) : null,
    flagged > 0 ? t("review.flagged", { n: flagged }) : null,
  ];
  const handIn = t(isPractice ? "review.finish" : "review.handIn");
  return (
    <section
      aria-labelledby="review-title"
      className="grid w-full max-w-[42.5rem] gap-6 rounded-card border border-line bg-surface p-[clamp(1.25rem,4vw,2.5rem)] shadow-lift"
    >
      <div>
        <h2 id="review-title" tabIndex={-1} className="text-[clamp(1.5rem,3.6vw,2rem)] outline-none">
          {t(isPractice ? "review.titlePractice" : "review.title")}
        </h2>
        <p className="mt-3 max-w-[52ch] font-serif text-lg text-quiet text-pretty">
          {sayings.filter(Boolean).join(" ")}
        </p>
      </div>
      <ol className="gap-x-6 sm:columns-2">
        {state.questions.map((question, n) => (
          <li key={question.view.position} className="break-inside-avoid border-b border-line">
            <button
              type="button"
              onClick={() => onGo(n)}
              className="flex min-h-11 w-full items-center gap-3 rounded-control px-2 py-1.5 text-left hover:bg-sunk"
            >
              <span className="num grow">{t("question", { n: n + 1 })}</span>
              {givenOf(question).flagged ? (
                <Flag aria-hidden className="size-3.5 shrink-0 fill-current text-gold" />
              ) : null}
              <span className="text-[13px] text-quiet">{standing(question)}</span>
            </button>
          </li>
        ))}
      </ol>
      {conflicts ? <p className="font-semibold text-again">{t("review.conflicts")}</p> : null}
      <div role="status" className="empty:hidden">
        {wanted && state.trouble ? <p className="font-semibold">{t("review.waiting")}</p> : null}
      </div>
      <div className="flex flex-wrap gap-3 max-sm:*:grow">
        <Button
          variant="primary"
          size="lg"
          disabled={conflicts}
          aria-disabled={wanted}
          onClick={() => (isPractice ? sitting.finish() : dialog.current?.showModal())}
        >
          {wanted ? t("review.handingIn") : handIn}
        </Button>
        <Button
          size="lg"
          onClick={() => {
            sitting.do({ type: "stay" });
            onGo(state.at);
          }}
        >
          {t(wanted ? "review.stay" : "review.back")}
        </Button>
      </div>
      <Dialog dialogRef={dialog} title={t("review.sureTitle")} close={t("close")} sheet>
        <p>{[sayings[0], sayings[1], t("review.sure")].filter(Boolean).join(" ")}</p>
        <div className="mt-6 flex flex-wrap gap-3 max-sm:*:grow">
          <Button
            variant="primary"
            onClick={() => {
              dialog.current?.close();
              sitting.finish();
            }}
          >
            {handIn}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t("review.keep")}</Button>
        </div>
      </Dialog>
    </section>
  );
}

"use client";
import { Check, Flag, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";
import { givenOf, type RunnerQuestion } from "@/learn/quiz/pending";
import type { Runner } from "@/learn/quiz/runner";
import { stageOf, unreadable } from "@/learn/quiz/runner-view";

/** How a question stands, in words: "answered, flagged". */
export function useStanding(): (question: RunnerQuestion) => string {
  const t = useTranslations("sit.jump");
  return (question) =>
    [
      question.conflict
        ? t("conflict")
        : question.view.locked
          ? t(`judged.${question.view.feedback?.verdict ?? "unknown"}`)
          : unreadable(question)
            ? t("unreadable")
            : t(stageOf(question)),
      givenOf(question).flagged ? t("flagged") : null,
    ]
      .filter(Boolean)
      .join(", ");
}

/** All questions as numbers to go to. A bar beneath: answered; half a bar: in part; a flag, a tick or a cross above. */
export function JumpList({ state, onGo }: { state: Runner; onGo: (position: number) => void }) {
  const t = useTranslations("sit");
  const standing = useStanding();
  const total = state.questions.length;
  return (
    <div>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-1.5">
        {state.questions.map((question, n) => {
          const { flagged } = givenOf(question);
          const isCurrent = n === state.at && !state.reviewing;
          const stage = stageOf(question);
          const verdict = question.view.locked ? question.view.feedback?.verdict : undefined;
          return (
            <li key={question.view.position}>
              <button
                type="button"
                aria-current={isCurrent ? "step" : undefined}
                aria-label={`${t("questionOf", { n: n + 1, total })}: ${standing(question)}`}
                onClick={() => onGo(n)}
                className={cn(
                  "num relative grid h-12 w-full place-items-center rounded-control border pb-1 text-[15px] touch-manipulation hover:border-edge",
                  isCurrent ? "border-sky font-semibold outline-2 outline-sky" : "border-line",
                  stage === "open" && !question.view.locked ? "text-quiet" : "bg-surface",
                  question.conflict && "border-again text-again",
                )}
              >
                {n + 1}
                {flagged ? (
                  <Flag aria-hidden className="absolute top-1 right-1 size-3 fill-current text-gold" />
                ) : null}
                {verdict === "right" ? (
                  <Check aria-hidden strokeWidth={3} className="absolute top-1 left-1 size-3 text-good" />
                ) : verdict === "wrong" ? (
                  <X aria-hidden strokeWidth={3} className="absolute top-1 left-1 size-3 text-again" />
                ) : null}
                <span
                  aria-hidden
                  className={cn(
                    "absolute bottom-1.5 left-1/2 h-1 -translate-x-1/2 rounded-full bg-sky",
                    stage === "answered" ? "w-5" : stage === "part" ? "w-2" : "w-0",
                  )}
                />
              </button>
            </li>
          );
        })}
      </ol>
      <p aria-hidden className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-quiet">
        <span className="inline-flex items-center gap-1.5">
          <span className="h-1 w-5 rounded-full bg-sky" /> {t("jump.answered")}
        </span>
        {state.questions.some((question) => stageOf(question) === "part") ? (
          <span className="inline-flex items-center gap-1.5">
            <span className="h-1 w-2 rounded-full bg-sky" /> {t("jump.part")}
          </span>
        ) : null}
        <span className="inline-flex items-center gap-1.5">
          <Flag className="size-3 fill-current text-gold" /> {t("jump.flagged")}
        </span>
      </p>
    </div>
  );
}

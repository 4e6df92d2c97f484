"use client";
import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { CertaintyInput } from "@/app/_ui/items/certainty-input";
import { FeedbackPanel } from "@/app/_ui/items/feedback-panel";
import { ItemHead } from "@/app/_ui/items/item-head";
import { ItemInput } from "@/app/_ui/items/item-input";
import { AnswerShown } from "@/app/_ui/items/item-shown";
import { isAnswered } from "@/learn/quiz/given";
import { pointsEarned } from "@/learn/quiz/marks";
import { givenOf, type RunnerQuestion } from "@/learn/quiz/pending";
import { isClosed, type Runner } from "@/learn/quiz/runner";
import { unreadable } from "@/learn/quiz/runner-view";
import { ConflictPanel } from "./conflict-panel";
import { LostAnswer } from "./lost-answer";
import type { Sitting } from "./sitting";

/** The id of a question's heading: there the keyboard goes when the question is gone to. */
export const headingOf = (position: number): string => `question-${position}`;

/** One question: what is asked, the answer being given or as it was judged, its flag, and what went wrong with it. */
export function QuestionCard({
  state,
  question,
  sitting,
  check,
}: {
  state: Runner;
  question: RunnerQuestion;
  sitting: Sitting;
  /** words of the button that judges this question; null: it stands elsewhere, or nothing can be judged */
  check: string | null;
}) {
  const t = useTranslations("sit");
  const { view } = question;
  const { position, item, points, feedback } = view;
  const given = givenOf(question);
  const closed = isClosed(state, question);
  const unready = state.unready?.position === position ? state.unready.problem : null;
  // While somebody is typing, what is there is not what they mean to say.
  const [isIn, setIsIn] = useState(false);
  const odd = unready || isIn ? null : unreadable(question);
  const total = state.questions.length;
  return (
    <article
      aria-labelledby={headingOf(position)}
      data-question={position}
      onFocus={(event) => {
        sitting.do({ type: "at", position });
        setIsIn(event.target instanceof HTMLInputElement);
      }}
      onBlur={() => setIsIn(false)}
      className="grid w-full max-w-[42.5rem] gap-6 rounded-card border border-line bg-surface p-[clamp(1.25rem,4vw,2.5rem)] shadow-lift"
    >
      <ItemHead
        item={item}
        id={headingOf(position)}
        eyebrow={[t("questionOf", { n: position + 1, total }), t("points", { points })]}
        aside={
          <button
            type="button"
            aria-pressed={given.flagged}
            aria-keyshortcuts="f"
            onClick={() => sitting.flag(position, !given.flagged)}
            className={cn(
              "-my-3 -mr-3 inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-1.5 rounded-control px-3 text-[13px] font-semibold hover:bg-sunk",
              given.flagged ? "text-gold" : "text-quiet",
            )}
          >
            <Flag aria-hidden className={cn("size-4.5", given.flagged && "fill-current")} />
            <span className="max-sm:sr-only">{t(given.flagged ? "flagged" : "flag")}</span>
          </button>
        }
      />

      {question.conflict ? (
        <ConflictPanel question={question} sitting={sitting} />
      ) : view.locked ? (
        <AnswerShown item={item} answer={given.answer} feedback={feedback} />
      ) : (
        <div className="grid justify-items-start gap-3 *:w-full">
          <ItemInput
            item={item}
            answer={given.answer}
            labelledBy={headingOf(position)}
            disabled={closed}
            onAnswer={(answer) => sitting.answer(position, answer)}
            onLeave={() => void sitting.flush()}
          />
          {isAnswered(given.answer) && !closed && !("text" in (given.answer ?? {})) ? (
            <button
              type="button"
              onClick={() => sitting.answer(position, null)}
              className="-mb-3 min-h-11 w-auto! rounded-control text-[13px] text-quiet underline underline-offset-3 hover:text-ink"
            >
              {t("clear")}
            </button>
          ) : null}
        </div>
      )}

      {state.attempt.behaviour.kind === "certainty" && !question.conflict ? (
        <CertaintyInput
          value={given.certainty}
          earns={earnings(points)}
          disabled={closed}
          onCertainty={(certainty) => sitting.certainty(position, certainty)}
        />
      ) : null}

      <Judgement question={question} since={state.since.has(position)} />

      <div role="alert" className="empty:hidden">
        {unready ? <p className="font-semibold text-again">{t(`problem.${unready}`)}</p> : null}
      </div>
      <div role="status" className="empty:hidden">
        {odd ? <p className="font-semibold text-hard">{t(`problem.${odd}`)}</p> : null}
      </div>
      {question.changedElsewhere ? <p className="text-[13px] text-quiet">{t("elsewhere")}</p> : null}
      {question.lost ? (
        <div className="grid justify-items-start gap-3 rounded-panel border border-again/40 bg-again-soft p-4">
          <LostAnswer question={question} />
          <Button onClick={() => sitting.do({ type: "dismiss", position })}>{t("lost.read")}</Button>
        </div>
      ) : null}
      {check !== null && !view.locked ? (
        <Button
          className="justify-self-start"
          aria-disabled={state.check !== null}
          onClick={() => sitting.check(position)}
        >
          {check}
        </Button>
      ) : null}
    </article>
  );
}

/** The judgement, announced when it comes. Where the judged controls had the focus, the focus goes to it. */
function Judgement({ question, since }: { question: RunnerQuestion; since: boolean }) {
  const t = useTranslations("sit");
  const { feedback, locked, triesLeft, points, position, response } = question.view;
  const shown = feedback !== null && (locked || !since);
  const region = useRef<HTMLElement>(null);
  const key = shown ? `${position} ${response.revision} ${locked}` : null;
  const before = useRef(key);
  useEffect(() => {
    const isNews = key !== null && key !== before.current;
    before.current = key;
    if (isNews && (document.activeElement === null || document.activeElement === document.body)) {
      region.current?.focus({ preventScroll: true });
    }
  }, [key]);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={t("feedback")}
      aria-live="polite"
      className="border-t border-line pt-5 outline-none empty:hidden"
    >
      {shown ? (
        <FeedbackPanel
          form={question.view.form}
          feedback={feedback}
          outOf={points}
          triesLeft={locked ? null : triesLeft}
        />
      ) : triesLeft !== null && triesLeft > 0 && since ? (
        <p className="text-quiet">{t("triesLeft", { n: triesLeft })}</p>
      ) : null}
    </section>
  );
}

function earnings(points: number) {
  const of = (certainty: 1 | 2 | 3) => {
    const earned = (verdict: "right" | "wrong") =>
      pointsEarned(
        { kind: "certainty" },
        { points, certainty, failedTries: 0, grade: { verdict, score: verdict === "right" ? 1 : 0 } },
      );
    return { right: earned("right"), wrong: earned("wrong") };
  };
  return { 1: of(1), 2: of(2), 3: of(3) };
}

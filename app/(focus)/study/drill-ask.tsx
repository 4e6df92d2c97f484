"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/app/_ui/button";
import { FeedbackPanel } from "@/app/_ui/items/feedback-panel";
import { ItemHead } from "@/app/_ui/items/item-head";
import { ItemInput } from "@/app/_ui/items/item-input";
import { AnswerShown } from "@/app/_ui/items/item-shown";
import type { Answer } from "@/learn/answer";
import { ratingOf } from "@/learn/evidence";
import type { DrillItem } from "@/learn/forms-mode";
import type { AnswerProblem, Grade } from "@/learn/grade/contract";
import { gradeAnswer, guessChance, validateAnswer } from "@/learn/grade/grade";
import { openReview } from "@/learn/quiz/blueprint";
import { isAnswered } from "@/learn/quiz/given";
import { feedbackOf } from "@/learn/quiz/review";
import type { Rating } from "@/learn/review";
import type { FormAnswer } from "@/learn/session";

const HEADING = "drill-question";

/**
 * A card asked in another form: answered, judged here by the server's judges, told what was right, and then the next.
 * What was judged counts as soon as it was, also when the page is left before the next card.
 */
export function DrillAsk({
  drill: { form, item, key },
  topicTitle,
  foot,
  onDone,
}: {
  drill: DrillItem;
  topicTitle: string;
  /** where the buttons stand: under the thumb */
  foot: HTMLElement | null;
  onDone: (rating: Rating, answer: FormAnswer & { at: number }) => void;
}) {
  const t = useTranslations("study.forms");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [judged, setJudged] = useState<Grade | null>(null);
  const [problem, setProblem] = useState<AnswerProblem | null>(null);
  const head = useRef<HTMLElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  // What waits to be counted: handed over once, by the button or by leaving.
  const waiting = useRef<(FormAnswer & { at: number }) | null>(null);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  }, [onDone]);
  const hand = useCallback(() => {
    const given = waiting.current;
    waiting.current = null;
    if (given) done.current(ratingOf(given.judged), given);
  }, []);
  useEffect(() => {
    const field = head.current?.querySelector<HTMLElement>("[data-answer], input, button");
    if (matchMedia("(pointer: fine)").matches) field?.focus({ preventScroll: true });
    window.addEventListener("pagehide", hand);
    return () => {
      window.removeEventListener("pagehide", hand);
      hand();
    };
  }, [hand]);
  useEffect(() => {
    if (judged) next.current?.focus({ preventScroll: true });
  }, [judged]);

  const judge = (given: Answer | null) => {
    const wrong = given ? validateAnswer(item, given) : null;
    setProblem(wrong);
    if (wrong) return;
    const grade = gradeAnswer(item, key, given);
    waiting.current = { form, judged: { score: grade.score, guess: guessChance(item) }, at: Date.now() };
    setJudged(grade);
  };
  const feedback = judged
    ? feedbackOf({ key, grade: judged, earned: null, locked: true }, openReview().open)
    : null;

  return (
    <article
      ref={head}
      aria-labelledby={HEADING}
      className="grid w-full max-w-[42.5rem] gap-6 rounded-card border border-line bg-surface p-[clamp(1.5rem,4.5vw,2.875rem)] shadow-lift"
    >
      <ItemHead item={item} id={HEADING} eyebrow={[topicTitle]} />
      {judged ? (
        <AnswerShown item={item} answer={answer} feedback={feedback} />
      ) : (
        <form
          id={`${HEADING}-form`}
          className="grid *:w-full"
          onSubmit={(event) => {
            event.preventDefault();
            if (isAnswered(answer)) judge(answer);
            else setProblem("empty");
          }}
        >
          <ItemInput item={item} answer={answer} labelledBy={HEADING} onAnswer={setAnswer} />
        </form>
      )}
      <div role="alert" className="empty:hidden">
        {problem ? <p className="font-semibold text-again">{t(`problem.${problem}`)}</p> : null}
      </div>
      {feedback ? (
        <div className="border-t border-line pt-5">
          <FeedbackPanel form={form} feedback={feedback} outOf={1} />
        </div>
      ) : null}
      {foot
        ? createPortal(
            judged ? (
              <Button ref={next} variant="primary" size="lg" className="min-h-16 w-full" onClick={hand}>
                {t("next")}
              </Button>
            ) : (
              <div className="grid grid-cols-[auto_1fr] gap-2.5">
                <Button
                  size="lg"
                  className="min-h-16"
                  onClick={() => {
                    setAnswer(null);
                    judge(null);
                  }}
                >
                  {t("unknown")}
                </Button>
                <Button
                  type="submit"
                  form={`${HEADING}-form`}
                  variant="primary"
                  size="lg"
                  className="min-h-16"
                >
                  {t("check")}
                </Button>
              </div>
            ),
            foot,
          )
        : null}
    </article>
  );
}

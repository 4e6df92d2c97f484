"use client";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { formatTime } from "@/app/_ui/format";
import { AnswerBrief } from "@/app/_ui/items/answer-brief";
import type { Answer } from "@/learn/answer";
import { givenOf, type RunnerQuestion } from "@/learn/quiz/pending";
import type { Sitting } from "./sitting";

/** Two answers to one question, of two tabs or devices: the learner says which counts. */
export function ConflictPanel({ question, sitting }: { question: RunnerQuestion; sitting: Sitting }) {
  const t = useTranslations("sit.conflict");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const { view, conflict } = question;
  if (!conflict) return null;
  const theirs =
    conflict.savedAt === null
      ? t("theirs")
      : t("theirsAt", { time: formatTime(conflict.savedAt, Date.now(), locale, timeZone) });
  return (
    <section
      aria-labelledby={`conflict-${view.position}`}
      className="grid gap-4 rounded-panel border border-gold/40 bg-gold-soft p-4 sm:p-5"
    >
      <div>
        <h3 id={`conflict-${view.position}`} className="text-lg">
          {t("title")}
        </h3>
        <p className="mt-1 text-sm">{t("text")}</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side title={t("mine")} answer={givenOf(question).answer} question={question}>
          <Button onClick={() => sitting.decide(view.position, "mine")}>{t("keepMine")}</Button>
        </Side>
        <Side title={theirs} answer={conflict.answer} question={question}>
          <Button onClick={() => sitting.decide(view.position, "theirs")}>{t("takeTheirs")}</Button>
        </Side>
      </div>
    </section>
  );
}

function Side({
  title,
  answer,
  question,
  children,
}: {
  title: string;
  answer: Answer | null;
  question: RunnerQuestion;
  children: ReactNode;
}) {
  return (
    <div className="grid content-between gap-3 rounded-control border border-line bg-surface p-3.5">
      <div className="grid gap-2">
        <p className="text-[13px] font-semibold text-quiet">{title}</p>
        <AnswerBrief item={question.view.item} answer={answer} />
      </div>
      {children}
    </div>
  );
}

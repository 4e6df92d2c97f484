"use client";
import { useTranslations } from "next-intl";
import { AnswerBrief } from "@/app/_ui/items/answer-brief";
import type { RunnerQuestion } from "@/learn/quiz/pending";

/** An answer the server did not take: why, and what it was. */
export function LostAnswer({ question }: { question: RunnerQuestion }) {
  const t = useTranslations("sit.lost");
  const { lost, view } = question;
  if (!lost) return null;
  return (
    <div className="grid gap-3">
      <p className="font-semibold">{t(lost.reason)}</p>
      <AnswerBrief item={view.item} answer={lost.save.answer} />
    </div>
  );
}

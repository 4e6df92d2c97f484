import { useTranslations } from "next-intl";
import type { Form } from "@/learn/item";
import type { Feedback } from "@/learn/quiz/attempt";
import { VerdictSign } from "./verdict-sign";

const TYPED: ReadonlySet<Form> = new Set(["cloze", "typed", "numeric", "date"]);

/**
 * What may be told of a judged question: verdict and points, the right answer, why the given one is wrong, what is to
 * be known, and where it stands. What `feedback` does not have is not shown.
 * @param props.triesLeft another try is left: the verdict is not the last
 * @param props.form where it has options, the right answer is marked in them (AnswerShown) and not said again
 */
export function FeedbackPanel({
  form,
  feedback,
  outOf,
  triesLeft = null,
}: {
  form: Form;
  feedback: Feedback;
  /** points of the question */
  outOf: number;
  triesLeft?: number | null;
}) {
  const t = useTranslations("items");
  const { verdict, points, rightAnswer, explanation, source } = feedback;
  const again = triesLeft !== null && triesLeft > 0;
  return (
    <div className="grid gap-3.5">
      {verdict || points !== undefined || again ? (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-lg">
          {verdict ? <VerdictSign verdict={verdict} again={again} /> : null}
          {points !== undefined ? (
            <span className="num text-[15px] text-quiet">{t("points", { points, outOf })}</span>
          ) : null}
          {again ? <span className="text-[15px] text-quiet">{t("triesLeft", { n: triesLeft })}</span> : null}
        </p>
      ) : null}
      {feedback.forgiven ? <p className="text-quiet">{t("forgiven")}</p> : null}
      {explanation?.reasons.map((reason) => (
        <p key={reason.text} className="max-w-[56ch] border-l-2 border-again/60 pl-3.5 text-pretty">
          <span className="sr-only">{t("whyWrong")}: </span>
          <span className="block text-[13px] font-semibold text-again">{t(`reason.${reason.kind}`)}</span>
          {reason.text}
        </p>
      ))}
      {rightAnswer &&
      (TYPED.has(form) || rightAnswer.correction) &&
      (verdict !== "right" || feedback.forgiven) ? (
        <p className="max-w-[56ch] text-pretty">
          <span className="block text-[13px] font-semibold text-quiet">{t("rightAnswer")}</span>
          <span className="num font-serif text-xl font-semibold text-good wrap-anywhere">
            {rightAnswer.correction ?? rightAnswer.text}
          </span>
        </p>
      ) : null}
      {explanation?.explain ? (
        <p className="max-w-[56ch] font-serif text-[17px] leading-[1.55] text-pretty">
          {explanation.explain}
        </p>
      ) : null}
      {explanation?.note ? (
        <p className="max-w-[56ch] border-l-2 border-gold pl-3.5 text-sm text-quiet">
          <span className="font-semibold text-ink">{t("note")}: </span>
          {explanation.note}
        </p>
      ) : null}
      {source?.length ? (
        <p className="flex flex-wrap gap-x-3.5 gap-y-1 text-[13px] text-quiet">
          {source.map((cite) => (
            <cite key={`${cite.sourceId}${cite.section}${cite.lines}`} className="not-italic">
              {cite.short}, <span className="text-ink">{cite.section}</span>, {cite.lines}
            </cite>
          ))}
        </p>
      ) : null}
    </div>
  );
}

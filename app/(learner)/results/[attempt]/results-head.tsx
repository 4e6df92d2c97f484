import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment, formatNumber, formatShare } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { Stat } from "@/app/_ui/text";
import type { AttemptReview } from "@/learn/quiz/attempt";

/** What it came to, what will be told later, and what to do now. */
export async function ResultsHead({ review, timeZone }: { review: AttemptReview; timeZone: string }) {
  const t = await getTranslations("results");
  const locale = await getLocale();
  const { score, missed, questions } = review;
  const when = formatMoment(review.finishedAt, locale, timeZone);
  const verdicts = questions.flatMap(({ feedback, ruling }) =>
    ruling === "void" ? [] : (feedback.verdict ?? []),
  );
  const number = (n: number) => formatNumber(n, locale);
  return (
    <>
      <PageHead
        eyebrow={t(`kind.${review.kind}`)}
        title={review.title}
        text={review.finishedBy === "time" ? t("endedByTime", { when }) : t("ended", { when })}
        action={
          missed && missed.length > 0 ? (
            <LinkButton variant="primary" size="lg" href={`/study/missed/${review.id}`}>
              {t("study", { n: missed.length })}
            </LinkButton>
          ) : null
        }
      />
      <Panel className="mb-8">
        <dl className="flex flex-wrap gap-x-12 gap-y-5">
          {score ? (
            <>
              <Stat
                value={t("score", { points: number(score.points), outOf: number(score.outOf) })}
                label={t("scoreLabel")}
              />
              {review.behaviour.kind !== "certainty" && score.outOf > 0 ? (
                <Stat value={formatShare(score.points / score.outOf, locale)} label={t("shareLabel")} />
              ) : null}
            </>
          ) : null}
          {verdicts.length > 0 ? (
            <Stat
              value={number(verdicts.filter((verdict) => verdict === "right").length)}
              label={t("rightLabel", { n: verdicts.length })}
            />
          ) : null}
        </dl>
        {score ? null : <p className="text-quiet">{t("hiddenNow")}</p>}
        {review.behaviour.kind === "certainty" && score ? (
          <p className="mt-4 max-w-[60ch] text-sm text-quiet">{t("certaintyText")}</p>
        ) : null}
        {missed?.length === 0 ? <p className="mt-4">{t("allRight")}</p> : null}
        {review.moreAt === null ? null : (
          <Notice className="mt-4">
            {t("more", { when: formatMoment(review.moreAt, locale, timeZone) })}
          </Notice>
        )}
        {review.kind === "practice" ? (
          <p className="mt-5">
            <LinkButton href="/practice">{t("again")}</LinkButton>
          </p>
        ) : null}
        {review.kind === "preview" && review.quizId ? (
          <p className="mt-5">
            <LinkButton href={`/quizzes/${review.quizId}`}>{t("backToEditor")}</LinkButton>
          </p>
        ) : null}
      </Panel>
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { Figure } from "@/app/_ui/figure";
import { formatInterval, formatMoment, formatNumber, formatShare, formatWhen } from "@/app/_ui/format";
import { PageHead, Panel } from "@/app/_ui/panel";
import { Stat } from "@/app/_ui/text";
import { cardHistory } from "@/db/queries/card-history";
import { getSettings } from "@/db/queries/settings";
import type { Rating } from "@/learn/review";
import { askAgain } from "./actions";
import { CurveChart } from "./curve-chart";

const cardNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const RATINGS = { 1: "again", 2: "hard", 3: "good", 4: "easy" } as const;
const DAY_MS = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("card"))("title") };
}

/** The history of one card: how well it is remembered, its forgetting curve, and every review. */
export default async function CardPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = await requireUser(`/cards/${id}`);
  const [t, locale, db] = await Promise.all([getTranslations("card"), getLocale(), database()]);
  const now = Date.now();
  const wanted = cardNumber.safeParse(id);
  const history = wanted.success ? await cardHistory(db, user.id, wanted.data, now) : null;
  if (!history) notFound();
  const { timeZone } = await getSettings(db, user.id);
  const { body, steps, memory, recall, curve, marks } = history;
  const ratingOf = (rating: Rating, score: number | null) =>
    score === null ? t(`ratings.${RATINGS[rating]}`) : t("judged", { share: formatShare(score, locale) });
  const formOf = (form: string | null) =>
    form && t.has(`forms.${form}` as "forms.flip") ? t(`forms.${form}` as "forms.flip") : (form ?? "");
  return (
    <>
      <PageHead eyebrow={history.topicTitle} title={body.prompt} text={body.answer} />
      <div className="grid gap-5">
        {history.retired ? <p className="text-quiet">{t("retired")}</p> : null}
        {marks.suspended ? (
          <Panel>
            <p className="mb-4">{t("suspended")}</p>
            <ActionForm action={askAgain} variant="secondary" submit={t("askAgain")} pending={t("pending")}>
              <input type="hidden" name="cardId" value={history.id} />
            </ActionForm>
          </Panel>
        ) : null}
        {steps.length === 0 ? (
          <Panel>
            <p className="text-quiet">{t("none")}</p>
          </Panel>
        ) : (
          <>
            {memory && recall !== null ? (
              <Panel title={t("memory")}>
                <dl className="grid grid-cols-2 gap-5 sm:grid-cols-4">
                  <Stat value={formatShare(recall, locale)} label={t("recall")} />
                  <Stat value={formatInterval(memory.stability * DAY_MS, locale)} label={t("stability")} />
                  <Stat value={formatNumber(memory.difficulty, locale, 1)} label={t("difficulty")} />
                  <Stat value={memory.lapses} label={t("lapses", { n: memory.lapses })} />
                </dl>
                <p className="mt-4 text-quiet">
                  {memory.due > now ? t("due", { when: formatWhen(memory.due - now, locale) }) : t("dueNow")}
                </p>
              </Panel>
            ) : null}
            <Panel title={t("curve")}>
              <Figure
                takeaway={t("curveText")}
                tableLabel={t("table")}
                columns={[
                  t("columns.at"),
                  t("columns.rating"),
                  t("columns.form"),
                  t("columns.predicted"),
                  t("columns.next"),
                  t("columns.took"),
                ]}
                rows={[...steps]
                  .reverse()
                  .map(({ event, after, predicted }) => [
                    formatMoment(event.reviewedAt, locale, timeZone),
                    ratingOf(event.rating, event.score),
                    formOf(event.form),
                    predicted === null ? t("first") : formatShare(predicted, locale),
                    formatInterval(after.due - after.lastReviewedAt, locale),
                    formatInterval(event.durationMs, locale),
                  ])}
              >
                <CurveChart
                  curve={curve}
                  reviews={steps.map(({ event, predicted }) => ({
                    at: event.reviewedAt,
                    recall: predicted ?? 0,
                    recalled: event.rating > 1,
                  }))}
                  now={now}
                  locale={locale}
                  words={{ now: t("now") }}
                />
              </Figure>
            </Panel>
          </>
        )}
        {marks.note ? (
          <Panel title={t("note")}>
            <p className="whitespace-pre-line">{marks.note}</p>
          </Panel>
        ) : null}
      </div>
    </>
  );
}

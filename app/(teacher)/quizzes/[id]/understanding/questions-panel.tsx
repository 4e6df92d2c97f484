import { getLocale, getTranslations } from "next-intl/server";
import { formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { AnalysedQuestion, Place } from "@/learn/quiz/analysis";
import { shareInterval } from "@/learn/stats/intervals";
import { ColumnHeads } from "./column-heads";
import { DiscriminationChart } from "./discrimination-chart";
import { anyDash, figureText } from "./figure-text";
import { PlacesTable } from "./places-table";
import { QuestionRow } from "./question-row";

/** Asked of fewer students, a facility is shown with its range. */
const FEW = 50;
const COLUMNS = [
  "question",
  "asked",
  "facility",
  "guess",
  "intended",
  "effective",
  "discrimination",
  "efficiency",
  "deviation",
] as const;

/** The questions, those to be looked at first and then the hardest; the chart is drawn where it can say something. */
export async function QuestionsPanel({
  questions,
  places,
  correctAt,
}: {
  questions: readonly AnalysedQuestion[];
  /** where students were asked different questions: the weights are those of the places */
  places: readonly Place[];
  /** the page where a question is corrected; absent: by nobody who looks */
  correctAt?: string | undefined;
}) {
  const t = await getTranslations("analysis.questions");
  const locale = await getLocale();
  const figure = await figureText();
  const percent = (share: number) => formatShare(share, locale);
  const columns =
    places.length === 0 ? COLUMNS : COLUMNS.filter((one) => one !== "intended" && one !== "effective");
  const flagged = questions.filter(({ flags }) => flags.length > 0);
  const hardest = questions[0];
  const dots = questions.flatMap(({ cardId, form, stats, flags }) => {
    const [facility, index] = [stats.facility.value, stats.discrimination.index.value];
    if (facility === null || index === null) return [];
    return [{ key: `${cardId}|${form}`, facility, discrimination: index, flagged: flags.length > 0 }];
  });
  return (
    <Panel title={t("title")}>
      {hardest ? (
        <p className="max-w-[64ch] text-quiet">
          {t("takeaway", {
            flagged: flagged.length,
            hardest: hardest.prompt,
            facility: percent(hardest.stats.facility.value ?? 0),
          })}
        </p>
      ) : null}
      {dots.length > 2 ? (
        <div className="mt-5">
          <DiscriminationChart dots={dots} axisX={t("axisX")} axisY={t("axisY")} percent={percent} />
          <p className="mt-2 max-w-[64ch] text-[13px] text-quiet">{t("chart")}</p>
        </div>
      ) : null}
      <ScrollRegion label={t("title")} className="-mx-5 mt-5 px-5 sm:-mx-6 sm:px-6">
        <table className="num w-full min-w-[60rem] border-collapse text-sm print:min-w-0 print:text-[11px]">
          <ColumnHeads titles={columns.map((column) => t(column))} />
          <tbody>
            {[...flagged, ...questions.filter(({ flags }) => flags.length === 0)].map((question) => {
              const { facility, asked } = question.stats;
              const range =
                facility.value !== null && asked < FEW ? shareInterval(facility.value, asked) : null;
              return (
                <QuestionRow
                  key={`${question.cardId}|${question.form}`}
                  question={question}
                  range={range}
                  weights={places.length === 0}
                  correctAt={correctAt}
                  figure={figure}
                />
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {anyDash(
        questions.flatMap(({ stats, weight }) => [
          ...[stats.facility, stats.deviation, stats.discrimination.index, stats.discrimination.efficiency],
          ...(weight ? [weight.effective] : []),
        ]),
      ) ? (
        <p className="mt-2 text-[13px] text-quiet">{t("dash")}</p>
      ) : null}
      {places.length > 0 ? <PlacesTable places={places} figure={figure} /> : null}
    </Panel>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { DotRows } from "@/app/_ui/dot-rows";
import { Figure } from "@/app/_ui/figure";
import { formatDay, formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import type { ClassOutlook } from "@/db/queries/insight/class-insight";
import type { Outlook } from "@/learn/insight/class-insight";

/** A topic is named as the weak spot when it lies so far below the whole. */
const WEAK = 0.08;

/** What the class would recall of each topic, today and on the day looked ahead to. */
export async function ForecastPanel({ outlook }: { outlook: ClassOutlook }) {
  const t = await getTranslations("insight");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const share = (value: number) => formatShare(value, locale);
  const { whole, topics, horizon } = outlook;
  const told = topics.flatMap(({ outlook: own, ...topic }) => (own ? [{ ...topic, own }] : []));
  if (told.length === 0) {
    return (
      <Panel>
        <EmptyState title={t("fewTitle")} text={t("few")} />
      </Panel>
    );
  }
  // What was not met yet is not weak, it is to come.
  const met = told.filter(({ own }) => own.now.met >= own.now.cards / 2);
  const weak = met.reduce<(typeof told)[number] | null>((low, one) => {
    const below = whole && one.own.exam.recall < whole.exam.recall - WEAK;
    return below && one.own.exam.recall < (low?.own.exam.recall ?? 1) ? one : low;
  }, null);
  const day = formatDay(horizon.day, locale, { day: "numeric", month: "long" });
  const range = ({ exam }: Outlook) =>
    t("between", { low: share(exam.range.low), high: share(exam.range.high) });
  const hidden = topics.filter((topic) => topic.outlook === null);
  return (
    <Panel title={t("forecast.title")}>
      <Figure
        takeaway={
          <>
            <span className="font-serif text-lg leading-snug text-ink text-pretty">
              {whole
                ? t(`forecast.${horizon.from}`, {
                    day,
                    recall: share(whole.exam.recall),
                    low: share(whole.exam.range.low),
                    high: share(whole.exam.range.high),
                    now: share(whole.now.recall),
                  })
                : t("forecast.noWhole")}{" "}
              {weak ? t("forecast.weakest", { topic: weak.title }) : null}
            </span>
            {horizon.from === "weeks" ? (
              <span className="mt-1 block text-sm">{t("forecast.noExam")}</span>
            ) : null}
          </>
        }
        tableLabel={common("asTable")}
        columns={[
          t("forecast.topic"),
          t("forecast.cards"),
          t("forecast.now"),
          t("forecast.then"),
          t("forecast.range"),
        ]}
        rows={[
          ...told.map(({ title, cards, own }) => [
            title,
            cards,
            share(own.now.recall),
            share(own.exam.recall),
            range(own),
          ]),
          ...hidden.map(({ title, cards }) => [title, cards, "–", "–", t("hidden")]),
          ...(whole
            ? [
                [
                  t("forecast.whole"),
                  topics.reduce((sum, { cards }) => sum + cards, 0),
                  share(whole.now.recall),
                  share(whole.exam.recall),
                  range(whole),
                ],
              ]
            : []),
        ]}
      >
        <DotRows
          hollow={t("forecast.keyNow")}
          filled={t("forecast.keyExam")}
          rows={told.map(({ id, title, own }) => ({
            key: id,
            label: title,
            hollow: own.now.recall,
            filled: own.exam.recall,
            range: own.exam.range,
            value: share(own.exam.recall),
          }))}
        />
      </Figure>
    </Panel>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { DotRows } from "@/app/_ui/dot-rows";
import { Figure } from "@/app/_ui/figure";
import { formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { Progress } from "@/db/queries/progress";

/** What would be forgotten of each topic in a week without study, the most first. */
export async function SlippingPanel({ progress, className }: { progress: Progress; className?: string }) {
  const t = await getTranslations("progress.slipping");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const share = (value: number) => formatShare(value, locale);
  const topics = progress.topics
    .flatMap(({ recall, recallInAWeek: later, ...topic }) =>
      recall === null || later === null
        ? []
        : [{ ...topic, recall, later, lost: topic.met * (recall - later) }],
    )
    .sort((a, b) => b.lost - a.lost);
  const [first] = topics;
  if (!first) return null;
  const met = topics.reduce((sum, topic) => sum + topic.met, 0);
  const mean = (of: "recall" | "later") =>
    topics.reduce((sum, topic) => sum + topic.met * topic[of], 0) / met;
  return (
    <Panel title={t("title")} {...(className ? { className } : {})}>
      <Figure
        takeaway={t("takeaway", {
          now: share(mean("recall")),
          later: share(mean("later")),
          topic: first.title,
        })}
        tableLabel={common("asTable")}
        columns={[t("topic"), t("today"), t("week"), t("lost")]}
        rows={topics.map(({ title, recall, later, lost }) => [
          title,
          share(recall),
          share(later),
          Math.round(lost * 10) / 10,
        ])}
      >
        <DotRows
          hollow={t("today")}
          filled={t("week")}
          rows={topics.map(({ packId, topicId, title, recall, later }) => ({
            key: `${packId}/${topicId}`,
            label: title,
            hollow: recall,
            filled: later,
            value: share(later),
          }))}
        />
      </Figure>
    </Panel>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { CalibrationChart } from "@/app/_ui/calibration-chart";
import { Figure } from "@/app/_ui/figure";
import { formatNumber } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { Verdict } from "@/learn/model/trial";

/** How the weights in use before and those fitted did on the reviews held out. */
export async function TrialPanel({ verdict: { before, after, heldOut } }: { verdict: Verdict }) {
  const t = await getTranslations("memory.trial");
  const common = await getTranslations("common.chart");
  const locale = await getLocale();
  const number = (value: number | null, digits = 3) =>
    value === null ? "–" : formatNumber(value, locale, digits);
  const points = (value: number) => `${formatNumber(value * 100, locale, 1)}%`;
  const both = [
    { title: t("before"), trial: before },
    { title: t("after"), trial: after },
  ];
  return (
    <Panel title={t("title")}>
      <Figure
        takeaway={t("takeaway", {
          n: heldOut,
          before: number(before.metrics.logLoss),
          after: number(after.metrics.logLoss),
          rmseBefore: points(before.metrics.rmseBins),
          rmseAfter: points(after.metrics.rmseBins),
        })}
        tableLabel={common("asTable")}
        columns={[t("measure"), t("before"), t("after")]}
        rows={[
          [t("logLoss"), number(before.metrics.logLoss, 4), number(after.metrics.logLoss, 4)],
          [t("rmse"), points(before.metrics.rmseBins), points(after.metrics.rmseBins)],
          [t("auc"), number(before.metrics.auc), number(after.metrics.auc)],
        ]}
      >
        <div className="grid gap-8 sm:grid-cols-2">
          {both.map(({ title, trial }) => (
            <div key={title}>
              <p className="mb-3 text-sm font-semibold">{title}</p>
              <CalibrationChart points={trial.groups} axisX={t("axisX")} axisY={t("axisY")} locale={locale} />
            </div>
          ))}
        </div>
      </Figure>
      <p className="mt-4 max-w-[60ch] text-[13px] text-quiet">{t("how")}</p>
    </Panel>
  );
}

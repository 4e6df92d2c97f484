"use client";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";
import { Figure } from "@/app/_ui/figure";
import { formatNumber } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { BankReport } from "@/learn/quiz/report";
import { SpreadChart } from "./spread-chart";

/** Whether the bank has enough for the quiz, and whether its variants are equally hard. */
export function BankPanel({
  report,
  isSound,
  isOld,
  failed,
  variants,
  nameOf,
}: {
  report: BankReport | null;
  /** the fields make a blueprint that the bank can be asked about */
  isSound: boolean;
  /** another one is on its way */
  isOld: boolean;
  failed: boolean;
  variants: "each" | "one";
  nameOf: (section: number) => string;
}) {
  const t = useTranslations("quizzes.editor.bank");
  const common = useTranslations("common.chart");
  const locale = useLocale();
  const short =
    report?.sections.map((section, n) => ({ ...section, n })).filter((section) => section.short > 0) ?? [];
  const points = (n: number) => formatNumber(n, locale, 1);
  const spread = report?.spread;
  return (
    <Panel title={t("title")}>
      <div aria-live="polite" className={cn("grid gap-4 transition-opacity", isOld && "opacity-60")}>
        {failed && isSound ? <p className="text-quiet">{t("failed")}</p> : null}
        {!isSound || (!failed && report === null) ? (
          <p className="text-quiet">{t(isSound ? "asking" : "unsound")}</p>
        ) : null}
        {report && short.length > 0 ? (
          <div className="rounded-control border border-hard/40 bg-gold-soft px-4 py-3">
            <p className="font-semibold">{t("shortTitle")}</p>
            <ul className="mt-1 grid gap-1 text-sm">
              {short.map((section) => (
                <li key={section.n}>
                  {t("short", {
                    name: nameOf(section.n),
                    found: section.wanted - section.short,
                    wanted: section.wanted,
                  })}
                </li>
              ))}
            </ul>
            <p className="mt-1.5 text-[13px] text-quiet">{t("shortHelp")}</p>
          </div>
        ) : null}
        {report && short.length === 0 ? (
          <p className="text-sm">
            {report.sections.length === 1
              ? t("enough", {
                  items: report.sections[0]?.items ?? 0,
                  facts: report.sections[0]?.facts ?? 0,
                })
              : t("enoughEach", { items: Math.min(...report.sections.map(({ items }) => items)) })}
          </p>
        ) : null}
        {spread && variants === "each" ? (
          <Figure
            takeaway={t("spread", {
              least: points(spread.least),
              most: points(spread.most),
              outOf: points(spread.outOf),
              apart: points(spread.most - spread.least),
            })}
            tableLabel={common("asTable")}
            columns={[t("variant"), t("expected")]}
            rows={spread.all.map((value, n) => [n + 1, points(value)])}
          >
            <SpreadChart values={spread.all} outOf={spread.outOf} format={points} />
          </Figure>
        ) : null}
        {spread && variants === "one" ? (
          <p className="text-sm text-quiet">
            {t("one", { mean: points(spread.mean), outOf: points(spread.outOf) })}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}

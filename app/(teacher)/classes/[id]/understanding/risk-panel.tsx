import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber, formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { ClassOutlook } from "@/db/queries/insight/class-insight";
import type { StudentRow } from "@/learn/insight/class-insight";
import type { Risk } from "@/learn/insight/risk";
import { RestAtRisk, RiskList, type ToldRisk } from "./risk-list";

/** So many are shown at once; the others are one key away. */
const SHOWN = 6;

/** Who is at risk, why, and what would help; where study is shown in aggregate only, how many for which reason. */
export async function RiskPanel({ outlook }: { outlook: ClassOutlook }) {
  const t = await getTranslations("insight.risk");
  const { rows, atRisk, students, whole, goal } = outlook;
  // That nobody differs from the others is no comfort where all of them know too little.
  const nobody = t(whole && whole.exam.range.high < goal ? "early" : "nobody");
  if (rows === null) {
    return (
      <Panel title={t("title")}>
        {atRisk === null ? (
          <p className="max-w-[60ch] text-quiet">{t("hidden")}</p>
        ) : atRisk.size === 0 ? (
          <p className="text-quiet">{nobody}</p>
        ) : (
          <ul className="grid gap-1.5">
            {[...atRisk].map(([kind, n]) => (
              <li key={kind}>{t(`count.${kind}`, { n })}</li>
            ))}
          </ul>
        )}
      </Panel>
    );
  }
  const risky = rows.flatMap(({ risk, ...row }) => (risk ? [{ ...row, risk }] : []));
  if (risky.length === 0) {
    return (
      <Panel title={t("title")}>
        <p className="text-quiet">{nobody}</p>
      </Panel>
    );
  }
  const told = await sentences(risky);
  return (
    <Panel title={t("title")}>
      <p className="mb-2 max-w-[60ch] text-quiet">{t("takeaway", { n: risky.length, all: students })}</p>
      <RiskList list={told.slice(0, SHOWN)} />
      {told.length > SHOWN ? (
        <RestAtRisk list={told.slice(SHOWN)} more={t("more", { n: told.length - SHOWN })} />
      ) : null}
    </Panel>
  );
}

/** The sentences of each: why, and what would help. */
async function sentences(list: readonly (Omit<StudentRow, "risk"> & { risk: Risk })[]): Promise<ToldRisk[]> {
  const t = await getTranslations("insight.risk");
  const locale = await getLocale();
  const share = (value: number) => formatShare(value, locale);
  const why = (risk: Risk) => {
    switch (risk.kind) {
      case "not-begun":
        return t("kind.not-begun");
      case "stopped":
        return t("kind.stopped", { days: risk.days, recall: share(risk.recall) });
      case "slow":
        return t("kind.slow", { lately: formatNumber(risk.lately, locale, 1), unmet: risk.unmet });
      default:
        return t(`kind.${risk.kind}`, { recall: share(risk.recall) });
    }
  };
  const help = (risk: Risk) => {
    switch (risk.kind) {
      case "not-begun":
        return risk.perDay === null ? t("help.not-begun-open") : t("help.not-begun", { perDay: risk.perDay });
      case "stopped":
        return t("help.stopped");
      case "slow":
        return t("help.slow", { perDay: risk.perDay });
      default:
        return `${t(`help.${risk.kind}`)} ${
          risk.weakest
            ? t("help.topic", { topic: risk.weakest.topic, recall: share(risk.weakest.recall) })
            : ""
        }`;
    }
  };
  return list.map(({ name, risk }) => [name, why(risk), help(risk)]);
}

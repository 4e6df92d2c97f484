import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { QuizStats } from "@/learn/stats/quiz";
import { anyDash, figureText } from "./figure-text";

const FIGURES = [
  ["mean", 2, ""],
  ["median", 2, ""],
  ["deviation", 2, ""],
  ["skewness", 2, ""],
  ["kurtosis", 2, ""],
  ["consistency", 1, "%"],
  ["errorRatio", 1, "%"],
  ["standardError", 2, ""],
] as const;

/** The statistics of the whole quiz, each with what it says. */
export async function WholePanel({ quiz }: { quiz: QuizStats }) {
  const t = await getTranslations("analysis.quiz");
  const text = await figureText();
  const max = formatNumber(quiz.maxMark, await getLocale());
  const head = "border-b border-line px-2 py-2 text-[13px] font-semibold text-quiet";
  return (
    <Panel title={t("title")}>
      <ScrollRegion label={t("title")}>
        <table className="num w-full border-collapse text-sm">
          <thead>
            <tr>
              <th scope="col" className={`${head} text-left`}>
                {t("figure")}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t("value")}
              </th>
              <th scope="col" className={`${head} text-left`}>
                {t("meaning")}
              </th>
            </tr>
          </thead>
          <tbody>
            {FIGURES.map(([name, digits, unit]) => (
              <tr key={name} className="align-top">
                <th scope="row" className="border-b border-line px-2 py-2 text-left font-medium">
                  {t(name)}
                </th>
                <td className="border-b border-line px-2 py-2 text-right whitespace-nowrap">
                  {text(quiz[name], digits, unit)}
                </td>
                <td className="min-w-56 border-b border-line px-2 py-2 text-quiet">
                  {t(`means.${name}`, { max })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {anyDash(FIGURES.map(([name]) => quiz[name])) ? (
        <p className="mt-2 text-[13px] text-quiet">{t("dash")}</p>
      ) : null}
    </Panel>
  );
}

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatShare } from "@/app/_ui/format";
import type { AnalysedQuestion } from "@/learn/quiz/analysis";
import type { Figure, Range } from "@/learn/stats/figure";
import type { Unit } from "./figure-text";

interface Props {
  question: AnalysedQuestion;
  /** 80 % range of the facility, where few were asked */
  range: Range | null;
  /** whether its weights are shown */
  weights: boolean;
  /** the page where it is corrected */
  correctAt: string | undefined;
  figure: (figure: Figure, digits?: number, unit?: Unit) => string;
}

const cell = "border-b border-line px-2 py-3 print:px-1";

/** One question with its figures, what to look at, and how its options were chosen. */
export function QuestionRow({ question, range, weights, correctAt, figure }: Props) {
  const t = useTranslations("analysis");
  const locale = useLocale();
  const { stats, flags, options, weight } = question;
  const share = (value: number) => formatShare(value, locale);
  return (
    <tr className="align-top">
      <th scope="row" className={`${cell} min-w-64 text-left print:min-w-40 font-normal`}>
        <span className="block max-w-[46ch] text-pretty">{question.prompt}</span>
        <span className="mt-0.5 block text-[13px] text-quiet print:text-[10px]">{question.answer}</span>
        {flags.map((flag) => (
          <span
            key={`${flag.code}|${flag.option}`}
            className="mt-1.5 block text-[13px] font-medium text-again print:text-[10px]"
          >
            {t(`flag.${flag.code}`, { option: flag.option ?? "" })}
          </span>
        ))}
        {correctAt ? (
          <Link
            href={`${correctAt}?cardId=${question.cardId}&form=${question.form}`}
            className="link mt-1 mr-4 inline-flex min-h-6 items-center text-[13px] print:hidden"
          >
            {t("questions.correct")} <span className="sr-only">{question.prompt}</span>
          </Link>
        ) : null}
        {options.length > 0 ? (
          <details className="mt-1.5">
            <summary className="link inline-flex min-h-6 list-none items-center text-[13px]">
              {t("questions.options")}
            </summary>
            <ul className="mt-1.5 grid gap-1.5 text-[13px]">
              {options.map((option) => (
                <li
                  key={option.text}
                  className="grid grid-cols-[minmax(0,1fr)_6rem_4.5rem] items-center gap-3"
                >
                  <span className={option.right ? "font-semibold text-good" : ""}>
                    {option.text}
                    {option.right ? (
                      <span className="font-normal"> ({t("questions.optionRight")})</span>
                    ) : null}
                  </span>
                  <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunk">
                    <i
                      className={`block h-full ${option.right ? "bg-good" : "bg-heat-3"}`}
                      style={{ width: `${(100 * option.chosen) / Math.max(1, option.shown)}%` }}
                    />
                  </span>
                  <span className="text-right text-quiet">
                    {t("questions.chosen", { chosen: option.chosen, shown: option.shown })}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </th>
      <td className={`${cell} text-right`}>{stats.asked}</td>
      <td className={`${cell} text-right`}>
        {stats.facility.value === null ? figure(stats.facility) : share(stats.facility.value)}
        {range ? (
          <span className="block text-[13px] whitespace-nowrap text-quiet print:text-[9px]">
            {t("questions.range", { low: share(range.low), high: share(range.high) })}
          </span>
        ) : null}
      </td>
      <td className={`${cell} text-right`}>{stats.guess.value === null ? "–" : share(stats.guess.value)}</td>
      {weights && weight ? (
        <>
          <td className={`${cell} text-right`}>{figure(weight.intended, 1, "%")}</td>
          <td className={`${cell} text-right`}>{figure(weight.effective, 1, "%")}</td>
        </>
      ) : null}
      <td className={`${cell} text-right`}>{figure(stats.discrimination.index, 0)}</td>
      <td className={`${cell} text-right`}>{figure(stats.discrimination.efficiency, 0, "%")}</td>
      <td className={`${cell} text-right`}>{figure(stats.deviation)}</td>
    </tr>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "@/app/_ui/format";
import type { Figure } from "@/learn/stats/figure";

/** What a figure is counted in: nothing, or per cent. */
export type Unit = "" | "%";

/** Whether a figure is missing for want of students or of differences between them: a dash then says it. */
const isDash = (figure: Figure): boolean =>
  figure.value === null && ["too-few", "same-mark", "same-total"].includes(figure.why);

/** Whether any of some figures is told by a dash, so that the dash has to be explained. */
export const anyDash = (figures: readonly Figure[]): boolean => figures.some(isDash);

/** Says a figure as a number, by a dash, or in words why there is none. */
export async function figureText(): Promise<(figure: Figure, digits?: number, unit?: Unit) => string> {
  const t = await getTranslations("analysis.why");
  const locale = await getLocale();
  return (figure, digits = 2, unit = "") => {
    if (isDash(figure)) return "–";
    return figure.value === null
      ? t(figure.why, { needs: figure.needs ?? 0 })
      : `${formatNumber(figure.value, locale, digits)}${unit}`;
  };
}

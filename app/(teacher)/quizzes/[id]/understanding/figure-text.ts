import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "@/app/_ui/format";
import type { Figure } from "@/learn/stats/figure";

/** Says a figure as a number with a unit behind it, or in words why there is none. */
export async function figureText(): Promise<(figure: Figure, digits?: number, unit?: string) => string> {
  const t = await getTranslations("analysis.why");
  const locale = await getLocale();
  return (figure, digits = 2, unit = "") =>
    figure.value === null
      ? t(figure.why, { needs: figure.needs ?? 0 })
      : `${formatNumber(figure.value, locale, digits)}${unit}`;
}

/** What stands behind a number in per cent, with a narrow space. */
export const PER_CENT = "\u202f%";

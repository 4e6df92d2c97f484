import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "@/app/_ui/format";
import type { Granted } from "@/learn/class/assignment";

/** What somebody is granted, in a few words; empty for nothing. */
export async function grantedWords({ timeFactor, extraAttempts, extraDays }: Granted): Promise<string> {
  const t = await getTranslations("classes.people");
  const locale = await getLocale();
  return [
    timeFactor > 1 ? t("time", { factor: formatNumber(timeFactor, locale) }) : null,
    extraAttempts > 0 ? t("attempts", { n: extraAttempts }) : null,
    extraDays > 0 ? t("days", { n: extraDays }) : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { formatMoment, formatNumber } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { AttemptSummary } from "@/db/queries/attempts/list";

/** A person's attempts of a quiz, the newest first, with their points where they may be seen. */
export async function EarlierAttempts({
  attempts,
  timeZone,
}: {
  attempts: readonly AttemptSummary[];
  timeZone: string;
}) {
  const t = await getTranslations("entrance");
  const locale = await getLocale();
  const result = ({ finishedAt, score }: AttemptSummary) => {
    if (finishedAt === null) return t("open");
    if (!score) return t("hidden");
    return t("points", {
      points: formatNumber(score.points, locale),
      outOf: formatNumber(score.outOf, locale),
    });
  };
  return (
    <Panel title={t("earlier")}>
      <ul className="divide-y divide-line">
        {attempts.map((attempt) => (
          <li key={attempt.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <Link
              href={attempt.finishedAt === null ? `/sit/${attempt.id}` : `/results/${attempt.id}`}
              className="font-semibold text-sky underline underline-offset-4"
            >
              {t("attempt", { n: attempt.number ?? 1 })}
            </Link>
            <span className="text-sm text-quiet">{formatMoment(attempt.startedAt, locale, timeZone)}</span>
            <span className="num">{result(attempt)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

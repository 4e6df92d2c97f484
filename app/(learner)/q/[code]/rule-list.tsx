import { getLocale, getTranslations } from "next-intl/server";
import { formatInterval, formatMoment, formatShare } from "@/app/_ui/format";
import type { OfferedQuiz } from "@/db/queries/quizzes";
import type { Granted } from "@/learn/class/assignment";
import { SHOWN } from "@/learn/quiz/blueprint";

const MINUTE = 60_000;

type Offered = Pick<OfferedQuiz, "rules" | "questions" | "points" | "counts" | "opensAt" | "closesAt">;

/** The rules in words, with what is granted to this person. */
export async function RuleList({
  quiz,
  granted,
  left,
  attempts,
  timeZone,
}: {
  quiz: Offered;
  granted: Pick<Granted, "timeFactor">;
  /** attempts left; null: as many as wanted */
  left: number | null;
  /** attempts there are in all; null: as many as wanted */
  attempts: number | null;
  timeZone: string;
}) {
  const t = await getTranslations("entrance");
  const locale = await getLocale();
  const { behaviour, timeLimitMinutes, graceMinutes } = quiz.rules;
  const minutes = (n: number) => formatInterval(n * MINUTE, locale);
  const at = (ms: number) => formatMoment(ms, locale, timeZone);
  const { counts } = quiz;
  const lines = [
    t("questions", { n: quiz.questions, points: quiz.points }),
    timeLimitMinutes === null
      ? t("noTime")
      : granted.timeFactor > 1
        ? t("timeExtra", {
            limit: minutes(timeLimitMinutes * granted.timeFactor),
            base: minutes(timeLimitMinutes),
          })
        : t("time", { limit: minutes(timeLimitMinutes) }),
    left === null
      ? t("manyAttempts", { counts })
      : left === 1 && attempts === 1
        ? t("oneAttempt")
        : t("attempts", { left, counts }),
    behaviour.kind === "tries"
      ? t("behaviour.tries", { n: behaviour.tries, penalty: formatShare(behaviour.penalty, locale) })
      : t(`behaviour.${behaviour.kind}`),
    t("saved"),
    ...(timeLimitMinutes === null && quiz.closesAt === null ? [] : [t("offline", { n: graceMinutes })]),
    shownLine(quiz, t),
    ...(quiz.opensAt === null ? [] : [t("opens", { when: at(quiz.opensAt) })]),
    ...(quiz.closesAt === null ? [] : [t("closes", { when: at(quiz.closesAt) })]),
  ];
  return (
    <ul className="grid list-disc gap-2 pl-5 marker:text-quiet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What is shown after handing in, in a sentence. */
function shownLine(quiz: Offered, t: Awaited<ReturnType<typeof getTranslations<"entrance">>>): string {
  const { open, closed } = quiz.rules.review;
  const now = SHOWN.filter((what) => open[what]);
  if (now.length === SHOWN.length) return t("shown.all");
  if (!open.points && closed.points && quiz.closesAt !== null) return t("shown.later");
  if (now.length === 0) return t("shown.none");
  return t("shown.some", { what: now.map((what) => t(`what.${what}`)).join(", ") });
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { formatMoment, formatNumber } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { EmptyState } from "@/app/_ui/text";
import { accommodationsOf } from "@/db/queries/accommodations";
import { quizAttempts } from "@/db/queries/attempts/list";
import { getQuiz } from "@/db/queries/quizzes";
import { getSettings } from "@/db/queries/settings";
import { QuizHead } from "../quiz-head";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quizzes"))("results") };
}

/** Who took the quiz, when, and with how many points. */
export default async function QuizResultsPage({ params }: Props) {
  const { id } = await params;
  const user = await requireUser(`/quizzes/${id}/results`);
  const t = await getTranslations("quizzes.resultList");
  const locale = await getLocale();
  const db = await database();
  const now = Date.now();
  const [quiz, attempts, { timeZone }] = await Promise.all([
    getQuiz(db, user.id, id),
    quizAttempts(db, user.id, id, now),
    getSettings(db, user.id),
  ]);
  if (!quiz || !attempts) notFound();
  const granted = await accommodationsOf(db, [...new Set(attempts.map((attempt) => attempt.userId))]);
  const when = (at: number) => formatMoment(at, locale, timeZone);
  const points = (n: number) => formatNumber(n, locale);
  const anyGranted = [...granted.values()].some((one) => one.timeFactor > 1 || one.extraAttempts > 0);
  const head = (["who", "granted", "attempt", "started", "ended", "answered", "points"] as const).filter(
    (column) => column !== "granted" || anyGranted,
  );
  return (
    <>
      <QuizHead quiz={quiz} here="results" />
      {attempts.length === 0 ? (
        <Panel>
          <EmptyState title={t("emptyTitle")} text={quiz.code ? t("emptyShared") : t("emptyPrivate")} />
        </Panel>
      ) : (
        <Panel title={t("title")} aside={t("zone", { zone: timeZone.replaceAll("_", " ") })}>
          <ScrollRegion label={t("title")} className="-mx-5 px-5 sm:-mx-6 sm:px-6">
            <table className="num w-full min-w-[46rem] border-collapse text-sm">
              <thead>
                <tr>
                  {head.map((column) => (
                    <th
                      key={column}
                      scope="col"
                      className={`border-b border-line px-2 py-2 text-[13px] font-semibold text-quiet ${column === "points" || column === "answered" ? "text-right" : "text-left"}`}
                    >
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {attempts.map((attempt) => {
                  const { timeFactor, extraAttempts } = granted.get(attempt.userId) ?? {
                    timeFactor: 1,
                    extraAttempts: 0,
                  };
                  return (
                    <tr key={attempt.id} className="align-top">
                      <th scope="row" className="border-b border-line px-2 py-2.5 text-left font-medium">
                        {attempt.name}
                        <span className="block text-[13px] font-normal break-all text-quiet">
                          {attempt.email}
                        </span>
                      </th>
                      {anyGranted ? (
                        <td className="border-b border-line px-2 py-2.5 text-[13px] text-quiet">
                          {timeFactor > 1 ? t("time", { factor: points(timeFactor) }) : null}
                          {timeFactor > 1 && extraAttempts > 0 ? ", " : null}
                          {extraAttempts > 0 ? t("extraAttempts", { n: extraAttempts }) : null}
                        </td>
                      ) : null}
                      <td className="border-b border-line px-2 py-2.5">{attempt.number}</td>
                      <td className="border-b border-line px-2 py-2.5">{when(attempt.startedAt)}</td>
                      <td className="border-b border-line px-2 py-2.5">
                        {attempt.finishedAt === null ? (
                          <span className="font-medium text-sky">{t("goingOn")}</span>
                        ) : (
                          <>
                            {when(attempt.finishedAt)}
                            {attempt.finishedBy === "time" ? (
                              <span className="block text-[13px] text-quiet">{t("byTime")}</span>
                            ) : null}
                          </>
                        )}
                        {attempt.late > 0 ? (
                          <span className="block text-[13px] font-medium text-hard">
                            {t("late", { n: attempt.late })}
                          </span>
                        ) : null}
                      </td>
                      <td className="border-b border-line px-2 py-2.5 text-right">
                        {t("of", { n: attempt.answered, all: attempt.questions })}
                        {attempt.inPart > 0 ? (
                          <span className="block text-[13px] text-quiet">
                            {t("inPart", { n: attempt.inPart })}
                          </span>
                        ) : null}
                      </td>
                      <td className="border-b border-line px-2 py-2.5 text-right font-medium">
                        {attempt.points === null ? (
                          <span aria-hidden>–</span>
                        ) : (
                          t("pointsOf", { n: points(attempt.points), all: points(attempt.outOf) })
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
          {attempts.some(({ late }) => late > 0) ? (
            <p className="mt-4 max-w-[70ch] text-[13px] text-quiet">{t("lateText")}</p>
          ) : null}
        </Panel>
      )}
    </>
  );
}

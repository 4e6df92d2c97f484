import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { EmptyState } from "@/app/_ui/text";
import { getQuiz, listQuizzes, type QuizSummary } from "@/db/queries/quizzes";
import { getSettings } from "@/db/queries/settings";
import { ArchiveForm } from "./archive-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quizzes"))("title") };
}

interface Props {
  searchParams: Promise<{ show?: string; archived?: string }>;
}

/** The quizzes one has made, the last changed first. */
export default async function QuizzesPage({ searchParams }: Props) {
  const user = await requireUser("/quizzes");
  const t = await getTranslations("quizzes");
  const { show, archived } = await searchParams;
  const away = show === "archived";
  const db = await database();
  const [quizzes, put] = await Promise.all([
    listQuizzes(db, user.id, Date.now(), { archived: away }),
    archived ? getQuiz(db, user.id, archived) : null,
  ]);
  const make = (
    <LinkButton href="/quizzes/new" variant="primary">
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={away ? t("archivedTitle") : t("title")}
        {...(away ? { text: t("archivedText") } : {})}
        action={away || quizzes.length === 0 ? undefined : make}
      />
      {put?.archived ? (
        <Notice className="mb-6" title={t("archivedDone", { title: put.title })}>
          <ArchiveForm id={put.id} archived={false} words={t("undo")} />
        </Notice>
      ) : null}
      {quizzes.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {quizzes.map((quiz) => (
            <QuizRow key={quiz.id} quiz={quiz} userId={user.id} />
          ))}
        </ul>
      ) : (
        <Panel>
          <EmptyState
            title={away ? t("archivedEmptyTitle") : t("emptyTitle")}
            text={away ? t("archivedEmptyText") : t("emptyText")}
            action={away ? <LinkButton href="/quizzes">{t("toList")}</LinkButton> : make}
          />
        </Panel>
      )}
      <p className="mt-6 text-[13px]">
        <Link href={away ? "/quizzes" : "/quizzes?show=archived"} className="link">
          {away ? t("toList") : t("toArchive")}
        </Link>
      </p>
    </>
  );
}

async function QuizRow({ quiz, userId }: { quiz: QuizSummary; userId: string }) {
  const t = await getTranslations("quizzes");
  const { attempts, people, open } = quiz;
  return (
    <li className="relative grid items-center gap-x-8 gap-y-2 px-2 py-4 transition-colors hover:bg-sunk/60 has-focus-visible:bg-sunk/60 sm:grid-cols-[minmax(0,1fr)_minmax(0,15rem)_auto]">
      <div className="min-w-0">
        <Link
          href={`/quizzes/${quiz.id}`}
          className="font-serif text-lg leading-snug font-semibold break-words outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-sky"
        >
          {quiz.title}
        </Link>
        <p className="mt-0.5 text-[13px] text-quiet">
          {t("questions", { n: quiz.questions })}
          {" · "}
          <When quiz={quiz} userId={userId} />
        </p>
      </div>
      <p className="num text-[13px] text-quiet">
        {attempts === 0 ? t("noAttempts") : t("attempts", { attempts, people })}
        {open > 0 ? ` · ${t("goingOn", { n: open })}` : null}
      </p>
      <LinkButton
        href={`/quizzes/${quiz.id}/results`}
        variant="quiet"
        className="relative -my-1 justify-self-start max-sm:-ml-4.5"
      >
        {t("results")}
        <span className="sr-only">: {quiz.title}</span>
      </LinkButton>
    </li>
  );
}

/** Whether learners can begin it now, in words. */
async function When({ quiz, userId }: { quiz: QuizSummary; userId: string }) {
  const t = await getTranslations("quizzes.when");
  const locale = await getLocale();
  const { timeZone } = await getSettings(await database(), userId);
  const now = Date.now();
  if (!quiz.code) return t("private");
  if (quiz.closesAt !== null && quiz.closesAt <= now) {
    return t("closed", { at: formatMoment(quiz.closesAt, locale, timeZone) });
  }
  if (quiz.opensAt !== null && quiz.opensAt > now) {
    return t("opens", { at: formatMoment(quiz.opensAt, locale, timeZone) });
  }
  if (quiz.closesAt === null) return t("open");
  return t("openUntil", { at: formatMoment(quiz.closesAt, locale, timeZone) });
}

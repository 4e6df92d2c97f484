import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { currentUser, requireUser } from "@/app/_server/session";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { QueryProvider } from "@/app/_ui/query-provider";
import { accommodationOf } from "@/db/queries/accommodations";
import { listAttempts } from "@/db/queries/attempts/list";
import { quizByCode } from "@/db/queries/quizzes";
import { getSettings } from "@/db/queries/settings";
import { EarlierAttempts } from "./earlier-attempts";
import { RuleList } from "./rule-list";
import { StartButton } from "./start-button";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const user = await currentUser();
  return { title: user ? (await quizByCode(await database(), (await params).code))?.title : null };
}

interface Props {
  params: Promise<{ code: string }>;
}

/** The door of a quiz: what it is, how it goes, and the one button that begins it or goes on with it. */
export default async function EntrancePage({ params }: Props) {
  const { code } = await params;
  const user = await requireUser(`/q/${code}`);
  const t = await getTranslations("entrance");
  const db = await database();
  const now = Date.now();
  const quiz = await quizByCode(db, code);
  if (!quiz) notFound();
  const [attempts, granted, { timeZone }] = await Promise.all([
    listAttempts(db, user.id, { quizId: quiz.id }, now),
    accommodationOf(db, user.id),
    getSettings(db, user.id),
  ]);
  const open = attempts.find(({ finishedAt }) => finishedAt === null);
  const left =
    quiz.attempts === null ? null : Math.max(0, quiz.attempts + granted.extraAttempts - attempts.length);
  const refusal = open
    ? null
    : quiz.archived || (quiz.closesAt !== null && now > quiz.closesAt)
      ? t("closed")
      : quiz.opensAt !== null && now < quiz.opensAt
        ? t("notOpenYet")
        : left === 0
          ? t("noneLeft")
          : null;
  const label = open ? t("continue") : attempts.length > 0 ? t("again") : t("start");
  return (
    <>
      <PageHead
        eyebrow={t("eyebrow", { name: quiz.ownerName })}
        title={quiz.title}
        text={quiz.instructions}
      />
      <div className="grid max-w-[46rem] gap-6">
        {quiz.ownerId === user.id ? <Notice>{t("own")}</Notice> : null}
        <Panel title={t("rules")}>
          <RuleList quiz={quiz} granted={granted} left={left} attempts={quiz.attempts} timeZone={timeZone} />
        </Panel>
        {refusal ? (
          <Notice>{refusal}</Notice>
        ) : (
          <NextIntlClientProvider messages={{ entrance: messages.entrance }}>
            <QueryProvider>
              <StartButton begin={{ quiz: quiz.id }} label={label} />
            </QueryProvider>
          </NextIntlClientProvider>
        )}
        {attempts.length > 0 ? <EarlierAttempts attempts={attempts} timeZone={timeZone} /> : null}
      </div>
    </>
  );
}

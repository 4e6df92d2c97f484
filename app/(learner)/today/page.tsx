import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { type Plan, planOf } from "@/app/_shell/plan";
import { LinkButton } from "@/app/_ui/button";
import { formatDay, formatWhen } from "@/app/_ui/format";
import { Kbd } from "@/app/_ui/text";
import { clinicCount } from "@/db/queries/clinic";
import { daysBetween, type StudyDay, studyDay } from "@/learn/day";
import { BacklogLine } from "./backlog-line";
import { ClassesPanel } from "./classes-panel";
import { EnterLink } from "./enter-link";
import { TodayPanels } from "./today-panels";

/** Seconds a card takes on average, until the learner's own pace is known. */
const SECONDS_A_CARD = 9;
const MORE = 10;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("today");
  return { title: t("title") };
}

/** What is due today with the one button to begin it, and how things stand. */
export default async function TodayPage() {
  const user = await requireUser("/today");
  const t = await getTranslations("today");
  const locale = await getLocale();
  const plan = await planOf(user.id);
  const day = studyDay(plan.now, plan.settings);
  const n = plan.due.total;
  return (
    <>
      <p className="text-[13px] font-semibold text-quiet">
        {formatDay(day, locale, { weekday: "long", day: "numeric", month: "long" })}
      </p>
      <header className="mt-2 mb-9 flex flex-wrap items-end justify-between gap-x-8 gap-y-6">
        <div>
          <h1>
            <span className="sr-only">{t("title")}: </span>
            {n > 0 ? (
              <span className="num block font-serif text-[clamp(4rem,11vw,7rem)] leading-[0.86] font-semibold tracking-[-0.04em]">
                {n}
              </span>
            ) : (
              <span className="text-[clamp(2rem,5vw,3rem)]">{t("doneTitle")}</span>
            )}
          </h1>
          <p className="mt-4 max-w-[40ch] font-serif text-[19px] leading-[1.45]">
            {n > 0 ? <Due plan={plan} /> : <Nothing plan={plan} />}
          </p>
          <Waiting plan={plan} />
          <Suspense>
            <BacklogLine userId={user.id} plan={plan} />
          </Suspense>
          <GoalLines plan={plan} today={day} />
          <ExamLines plan={plan} today={day} />
          <ClinicLine userId={user.id} />
        </div>
        <div className="max-sm:grid max-sm:w-full">
          {n > 0 ? (
            <EnterLink href="/study/today">
              {t("study", { n })}
              <span className="opacity-80 max-md:hidden [&>kbd]:border-current [&>kbd]:bg-transparent [&>kbd]:text-current">
                <Kbd>↵</Kbd>
              </span>
            </EnterLink>
          ) : plan.moreNew > 0 && plan.met > 0 ? (
            <LinkButton href={`/study/today?more=${MORE}&from=${plan.newDone}`} prefetch={false} size="lg">
              {t("more", { n: Math.min(MORE, plan.moreNew) })}
            </LinkButton>
          ) : (
            <LinkButton href="/decks" size="lg">
              {t("decks")}
            </LinkButton>
          )}
        </div>
      </header>
      <Suspense>
        <ClassesPanel userId={user.id} timeZone={plan.settings.timeZone} />
      </Suspense>
      <Suspense fallback={<div className="h-72" />}>
        <TodayPanels userId={user.id} plan={plan} />
      </Suspense>
    </>
  );
}

async function Due({ plan }: { plan: Plan }) {
  const t = await getTranslations("today");
  const { due, fading } = plan;
  const n = due.total;
  return (
    <>
      {t("plan", { n, minutes: Math.max(1, Math.round((n * SECONDS_A_CARD) / 60)) })}{" "}
      {plan.met === 0
        ? t("firstText")
        : t("parts", {
            reviews: due.met,
            fresh: due.fresh,
            both: due.met > 0 && due.fresh > 0 ? "yes" : "no",
          })}{" "}
      {fading > 0 ? t("slippingCount", { n: fading }) : null}
    </>
  );
}

/** Due cards that are not asked today, and why. */
async function Waiting({ plan }: { plan: Plan }) {
  const t = await getTranslations("today");
  const { held, overLimit } = plan.queue;
  if (held + overLimit === 0) return null;
  return (
    <p className="mt-2 max-w-[52ch] text-quiet">
      {held > 0 ? t("held", { n: held }) : null} {overLimit > 0 ? t("overLimit", { n: overLimit }) : null}
    </p>
  );
}

/** What of today goals of classes ask for. */
async function GoalLines({ plan, today }: { plan: Plan; today: StudyDay }) {
  const t = await getTranslations("today");
  if (!plan.goals) return null;
  return (
    <ul className="mt-3 grid max-w-[52ch] gap-1 text-quiet">
      {plan.goals.goals.map(({ assignmentId, classId, title, dueAt, cards }) => (
        <li key={assignmentId} className="break-words">
          {t("goal", { title, n: cards, days: daysBetween(today, studyDay(dueAt - 1, plan.settings)) })}{" "}
          <Link href={`/classes/${classId}/assignments/${assignmentId}`} className="link">
            {t("goalLink")}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The plans for exams that are part of today, or the way to make one. */
async function ExamLines({ plan, today }: { plan: Plan; today: StudyDay }) {
  const t = await getTranslations("exams.share");
  if (!plan.exam) {
    return (
      <p className="mt-3 text-[13px] text-quiet">
        {t("offer")}{" "}
        <Link href="/exams" className="link">
          {t("offerLink")}
        </Link>
      </p>
    );
  }
  return (
    <ul className="mt-3 grid max-w-[52ch] gap-1 text-quiet">
      {plan.exam.plans.map(({ id, title, examOn, cards }) => (
        <li key={id}>
          {t("line", { title, n: cards, days: daysBetween(today, examOn) })}{" "}
          <Link href={`/exams/${id}`} className="link">
            {t("link")}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Cards that keep failing wait elsewhere. */
async function ClinicLine({ userId }: { userId: string }) {
  const n = await clinicCount(await database(), userId);
  if (n === 0) return null;
  const t = await getTranslations("clinic");
  return (
    <p className="mt-3 max-w-[52ch] text-[13px] text-quiet">
      {t("offer", { n })}{" "}
      <Link href="/clinic" className="link">
        {t("offerLink")}
      </Link>
    </p>
  );
}

async function Nothing({ plan }: { plan: Plan }) {
  const t = await getTranslations("today");
  const locale = await getLocale();
  const [later] = plan.queue.laterToday;
  if (later) {
    return t("laterText", { n: plan.queue.laterToday.length, when: formatWhen(later - plan.now, locale) });
  }
  const waits = plan.queue.held + plan.queue.overLimit > 0;
  return plan.nextDue
    ? t(waits ? "doneTextWaiting" : "doneText", { when: formatWhen(plan.nextDue - plan.now, locale) })
    : t("doneTextNone");
}

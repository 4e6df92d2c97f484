import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { LinkButton } from "@/app/_ui/button";
import { formatMoment, formatShare } from "@/app/_ui/format";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { QueryProvider } from "@/app/_ui/query-provider";
import { listAttempts } from "@/db/queries/attempts/list";
import { givableDeck } from "@/db/queries/classes/assignments";
import type { StudentAssignment } from "@/db/queries/classes/for-student";
import { goalNow } from "@/db/queries/classes/goals";
import { getSettings } from "@/db/queries/settings";
import { phaseAt } from "@/learn/class/effective";
import { pointsOf, questionsOf } from "@/learn/quiz/draft";
import { EarlierAttempts } from "../../../../../(learner)/q/[code]/earlier-attempts";
import { RuleList } from "../../../../../(learner)/q/[code]/rule-list";
import { StartButton } from "../../../../../(learner)/q/[code]/start-button";
import { Standing } from "../../standing";

/** What is to be done, until when, and the one button that begins it. */
export function Door({ mine, userId }: { mine: StudentAssignment; userId: string }) {
  return (
    <div className="grid max-w-[46rem] gap-6">
      {mine.assignment.given.kind === "deck" ? (
        <DeckDoor mine={mine} userId={userId} />
      ) : (
        <QuizDoor mine={mine} userId={userId} />
      )}
    </div>
  );
}

async function DeckDoor({ mine, userId }: { mine: StudentAssignment; userId: string }) {
  const t = await getTranslations("classes.door");
  const locale = await getLocale();
  const db = await database();
  const { given } = mine.assignment;
  if (given.kind !== "deck") return null;
  const { timeZone } = await getSettings(db, userId);
  const goal = await goalNow(db, userId, mine, Date.now());
  const deck = await givableDeck(db, given.deckId);
  const at = mine.effective.dueAt === null ? "" : formatMoment(mine.effective.dueAt, locale, timeZone);
  return (
    <>
      <Panel title={t("goal")}>
        <p>
          {given.goal.kind === "study-days"
            ? t("goalDays", { days: given.goal.days, at })
            : t("goalRecall", { cards: goal?.cards ?? 0, share: formatShare(given.goal.share, locale), at })}
        </p>
        <Standing one={mine} userId={userId} timeZone={timeZone} />
        {goal?.reached ? (
          <Notice tone="good" className="mt-4">
            {t("reached")}
          </Notice>
        ) : goal?.pace ? (
          <p className="mt-2 text-quiet">{t("pace", { n: goal.pace })}</p>
        ) : null}
      </Panel>
      {deck ? (
        <LinkButton
          href={`/study/${deck.packId}/${deck.slug}`}
          prefetch={false}
          variant="primary"
          size="lg"
          className="justify-self-start max-sm:w-full"
        >
          {t("study")}
        </LinkButton>
      ) : null}
    </>
  );
}

async function QuizDoor({ mine, userId }: { mine: StudentAssignment; userId: string }) {
  const t = await getTranslations("entrance");
  const door = await getTranslations("classes.door");
  const locale = await getLocale();
  const db = await database();
  const { assignment, effective } = mine;
  const { given, late } = assignment;
  if (given.kind !== "quiz") return null;
  const now = Date.now();
  const attempts = await listAttempts(db, userId, { assignmentId: assignment.id }, now);
  const { timeZone } = await getSettings(db, userId);
  const { behaviour, perPage, graceMinutes, review, counts } = given.blueprint;
  const open = attempts.find(({ finishedAt }) => finishedAt === null);
  const left = effective.attempts === null ? null : Math.max(0, effective.attempts - attempts.length);
  const phase = phaseAt(effective, now);
  const refusal = open
    ? null
    : phase === "closed"
      ? t("closed")
      : phase === "before"
        ? t("notOpenYet")
        : left === 0
          ? t("noneLeft")
          : null;
  const rules = { behaviour, perPage, timeLimitMinutes: effective.timeLimitMinutes, graceMinutes, review };
  const quiz = {
    rules,
    counts,
    questions: questionsOf(given.blueprint),
    points: pointsOf(given.blueprint),
    opensAt: effective.opensAt,
    closesAt: effective.closesAt,
  };
  return (
    <>
      <Panel title={t("rules")}>
        {effective.dueAt === null ? null : (
          <p className="mb-3">
            <strong>{door("due", { at: formatMoment(effective.dueAt, locale, timeZone) })}</strong>{" "}
            {late.kind === "accept" && effective.dueAt !== effective.closesAt ? door("lateAccept") : null}
            {late.kind === "penalty"
              ? door("latePenalty", {
                  perDay: formatShare(late.perDay, locale),
                  most: formatShare(late.most, locale),
                })
              : null}
          </p>
        )}
        <RuleList
          quiz={quiz}
          granted={effective}
          left={left}
          attempts={effective.attempts}
          timeZone={timeZone}
        />
      </Panel>
      {refusal ? (
        <Notice>{refusal}</Notice>
      ) : (
        <NextIntlClientProvider messages={{ entrance: messages.entrance }}>
          <QueryProvider>
            <StartButton
              begin={{ assignment: assignment.id }}
              label={open ? t("continue") : attempts.length > 0 ? t("again") : t("start")}
            />
          </QueryProvider>
        </NextIntlClientProvider>
      )}
      {attempts.length > 0 ? <EarlierAttempts attempts={attempts} timeZone={timeZone} /> : null}
    </>
  );
}

"use client";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/app/_ui/button";
import { formatTime } from "@/app/_ui/format";
import type { Runner } from "@/learn/quiz/runner";
import { LostAnswer } from "./lost-answer";
import type { Sitting } from "./sitting";

/** The time is up: what is under way, and what the learner can still do. */
export function TimeUp({ state, children }: { state: Runner; children: ReactNode }) {
  const t = useTranslations("sit.time");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const { deadlineAt, graceMinutes } = state.attempt;
  const unsent = state.questions.filter(({ queue, conflict }) => queue.length > 0 && !conflict).length;
  const conflicts = state.questions.some(({ conflict }) => conflict);
  const until = formatTime((deadlineAt ?? 0) + graceMinutes * 60_000, Date.now(), locale, timeZone);
  return (
    <>
      <section
        aria-labelledby="time-up-title"
        className="w-full max-w-[42.5rem] rounded-card border border-line bg-surface p-[clamp(1.5rem,4.5vw,2.875rem)] shadow-lift"
      >
        <h2 id="time-up-title" tabIndex={-1} className="text-[clamp(1.5rem,3.6vw,2rem)] outline-none">
          {t("upTitle")}
        </h2>
        <p role="status" className="mt-3 max-w-[50ch] font-serif text-lg text-quiet">
          {conflicts
            ? t("upDecide")
            : unsent > 0 && state.trouble
              ? t("upWaiting", { n: unsent, time: until })
              : t("upSending")}
        </p>
      </section>
      {children}
    </>
  );
}

/** The attempt is over; stands only where something did not arrive, or for the moment until the result is there. */
export function Over({ state, sitting }: { state: Runner; sitting: Sitting }) {
  const t = useTranslations("sit");
  const lost = state.questions.filter((question) => question.lost);
  const total = state.questions.length;
  return (
    <section
      aria-labelledby="over-title"
      className="grid w-full max-w-[42.5rem] justify-items-start gap-6 rounded-card border border-line bg-surface p-[clamp(1.5rem,4.5vw,2.875rem)] shadow-lift"
    >
      <h2 id="over-title" tabIndex={-1} className="text-[clamp(1.5rem,3.6vw,2rem)] outline-none">
        {t("over.title")}
      </h2>
      {state.orphans > 0 ? (
        <p className="max-w-[50ch] font-serif text-lg text-quiet">
          {t("over.orphans", { n: state.orphans })}
        </p>
      ) : null}
      {lost.length > 0 ? (
        <>
          <p className="font-serif text-lg text-quiet">{t("over.lost", { n: lost.length })}</p>
          <ul className="grid w-full gap-5">
            {lost.map((question) => (
              <li key={question.view.position} className="border-t border-line pt-4">
                <p className="mb-2 text-[13px] font-semibold text-quiet">
                  {t("questionOf", { n: question.view.position + 1, total })}
                </p>
                <LostAnswer question={question} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <LinkButton
        href={`/results/${state.attempt.id}`}
        variant="primary"
        size="lg"
        prefetch={false}
        onClick={() => {
          for (const { view } of lost) sitting.do({ type: "dismiss", position: view.position });
        }}
      >
        {t("over.results")}
      </LinkButton>
    </section>
  );
}

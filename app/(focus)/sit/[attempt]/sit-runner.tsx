"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { Notice } from "@/app/_ui/notice";
import type { AttemptView } from "@/learn/quiz/attempt";
import { withOption } from "@/learn/quiz/given";
import { givenOf } from "@/learn/quiz/pending";
import { isClosed } from "@/learn/quiz/runner";
import { pageOf } from "@/learn/quiz/runner-view";
import { BeforeHandingIn } from "./before-handing-in";
import { Over, TimeUp } from "./end-panels";
import { JumpList } from "./jump-list";
import { headingOf, QuestionCard } from "./question-card";
import { SaveNotice } from "./save-sign";
import { SitFooter } from "./sit-footer";
import { SitHeader } from "./sit-header";
import { SitKeyList } from "./sit-key-list";
import type { SitCommand } from "./sit-keys";
import { TimeNotice } from "./time-left";
import { useSitKeys } from "./use-sit-keys";
import { useSitting } from "./use-sitting";

const BACK = { practice: "/practice", quiz: "/today", preview: "/quizzes" };

/** A sitting: the questions of an attempt, answered on this device and saved as they are. */
export function SitRunner({ userId, view }: { userId: string; view: AttemptView }) {
  const t = useTranslations("sit");
  const router = useRouter();
  const { sitting, state } = useSitting(userId, view);
  const keyList = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDialogElement>(null);
  /** grows with each going somewhere by button or key: then the focus follows */
  const [gone, setGone] = useState(0);

  const { attempt, questions, at, reviewing } = state;
  const isOver = attempt.state === "finished";
  const asksOne = attempt.perPage === 1 || questions.length === 1;
  const checks = attempt.behaviour.kind === "immediate" || attempt.behaviour.kind === "tries";
  const page = pageOf(state);
  const question = questions[at];
  const isLast = asksOne ? at === questions.length - 1 : page.to === questions.length - 1;
  const mayCheck = checks && question !== undefined && !question.view.locked;

  const go = useCallback(
    (position: number) => {
      void sitting.flush();
      list.current?.close();
      if (position >= questions.length) sitting.do({ type: "review", open: true });
      else sitting.do({ type: "go", position: Math.max(0, position) });
      setGone((times) => times + 1);
    },
    [sitting, questions.length],
  );

  const onCommand = useCallback(
    (command: SitCommand) => {
      if (command.kind === "help") return keyList.current?.showModal();
      const now = sitting.state();
      const here = now.questions[now.at];
      if (!here || now.reviewing || now.timeUp || now.attempt.state === "finished") return;
      if (command.kind === "leave-field") document.getElementById(headingOf(now.at))?.focus();
      else if (command.kind === "next") go(now.at + 1);
      else if (command.kind === "previous") go(now.at - 1);
      else if (command.kind === "flag") sitting.flag(now.at, !givenOf(here).flagged);
      else if (command.kind === "option" && !isClosed(now, here)) {
        const answer = withOption(here.view.item, givenOf(here).answer, command.place);
        if (answer) sitting.answer(now.at, answer);
      } else if (command.kind === "go") {
        if (checks && !here.view.locked) sitting.check(now.at);
        else go(now.at + 1);
      }
    },
    [sitting, go, checks],
  );
  useSitKeys(onCommand);

  // The keyboard follows: to the field of a question that is typed in, else to its heading. Whoever comes in is first
  // told what is asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the going that moves the focus
  useEffect(() => {
    const moves = gone > 0;
    if (state.reviewing) {
      if (moves) window.scrollTo(0, 0);
      document.getElementById("review-title")?.focus();
      return;
    }
    if (asksOne && moves) window.scrollTo(0, 0);
    const heading = document.getElementById(headingOf(state.at));
    const field = heading
      ?.closest("article")
      ?.querySelector<HTMLInputElement>("input[data-answer]:not(:read-only)");
    // On a touch screen the field would only call up its keyboard.
    const target = moves && field && matchMedia("(pointer: fine)").matches ? field : heading;
    target?.focus({ preventScroll: asksOne || !moves });
    if (!asksOne && moves) heading?.closest("article")?.scrollIntoView({ block: "nearest" });
  }, [gone]);

  useEffect(() => {
    if (state.timeUp) document.getElementById("time-up-title")?.focus();
  }, [state.timeUp]);

  const lost = state.orphans > 0 || questions.some((one) => one.lost || one.queue.length > 0);
  useEffect(() => {
    if (isOver && !lost) router.replace(`/results/${attempt.id}`);
  }, [isOver, lost, router, attempt.id]);

  const checkWords = (position: number) =>
    state.check?.position === position
      ? t("checking")
      : questions[position]?.view.feedback
        ? t("checkAgain")
        : t("check");

  const shown = state.timeUp
    ? questions.filter((one) => one.conflict)
    : questions.slice(page.from, page.to + 1);
  const cards = shown.map((one) => (
    <QuestionCard
      key={one.view.position}
      state={state}
      question={one}
      sitting={sitting}
      check={checks && !asksOne && !state.timeUp ? checkWords(one.view.position) : null}
    />
  ));
  const isAsking = !isOver && !state.timeUp && !reviewing;

  return (
    <div className="grid min-h-dvh grid-rows-[auto_auto_1fr_auto]">
      <SitHeader state={state} backHref={BACK[attempt.kind]} onList={() => list.current?.showModal()} />
      <div className="grid gap-2">
        <TimeNotice state={state} />
        <SaveNotice state={state} onShow={go} />
        {attempt.kind === "preview" ? (
          <Notice className="mx-auto w-[calc(100%-1.75rem)] max-w-[40.75rem]">{t("preview")}</Notice>
        ) : null}
      </div>
      <main className="grid justify-items-center gap-6 px-3.5 py-4 xl:grid-cols-[1fr_minmax(0,42.5rem)_1fr]">
        <h1 className="sr-only">{attempt.title}</h1>
        <div className="grid w-full content-center justify-items-center gap-5 xl:col-start-2">
          {isOver ? (
            <Over state={state} sitting={sitting} />
          ) : state.timeUp ? (
            <TimeUp state={state}>{cards}</TimeUp>
          ) : reviewing ? (
            <BeforeHandingIn state={state} sitting={sitting} onGo={go} />
          ) : (
            cards
          )}
        </div>
        {isAsking && questions.length > 1 ? (
          <nav
            aria-label={t("list")}
            className="sticky top-6 mt-6 w-full max-w-64 self-start justify-self-start max-xl:hidden"
          >
            <JumpList state={state} onGo={go} />
          </nav>
        ) : null}
      </main>
      {isAsking ? (
        <SitFooter
          main={asksOne && mayCheck ? checkWords(at) : isLast ? t("toEnd") : t(asksOne ? "next" : "nextPage")}
          onMain={() => (asksOne && mayCheck ? sitting.check(at) : go(asksOne ? at + 1 : page.to + 1))}
          busy={state.check !== null}
          onBack={page.from > 0 ? () => go(asksOne ? at - 1 : pageOf(state, page.from - 1).from) : null}
          back={t(asksOne ? "previous" : "previousPage")}
          onSkip={asksOne && mayCheck ? () => go(at + 1) : null}
          skip={t(isLast ? "toEnd" : "skip")}
          onHelp={() => keyList.current?.showModal()}
          enter={asksOne}
        />
      ) : (
        <div />
      )}
      <Dialog dialogRef={list} title={t("list")} close={t("close")} sheet>
        <JumpList state={state} onGo={go} />
      </Dialog>
      <SitKeyList dialogRef={keyList} checks={checks} />
    </div>
  );
}

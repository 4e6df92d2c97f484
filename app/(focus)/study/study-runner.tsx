"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { GUEST } from "@/app/_device/store";
import { Button } from "@/app/_ui/button";
import { CardFace } from "@/app/_ui/card-face";
import type { DaySettings } from "@/learn/day";
import { formFor, otherFormFor } from "@/learn/forms-mode";
import { becomesLeech } from "@/learn/leech";
import type { CardMarks } from "@/learn/marks";
import { type Memory, previewIntervals } from "@/learn/memory";
import { DEFAULT_PRESET_ID, type SittingPreset } from "@/learn/preset";
import type { Rating } from "@/learn/review";
import {
  comingBack,
  currentCard,
  doneCount,
  type FormAnswer,
  isOver,
  memoryOf,
  type SessionScheduler,
  type StudyCard,
} from "@/learn/session";
import { afterDraw } from "./after-draw";
import { AnswerRow } from "./answer-row";
import { CardExtras, TYPED_FIELD } from "./card-extras";
import { KeyHints } from "./key-hints";
import { KeyList } from "./key-list";
import type { CardAction } from "./keys";
import { moreLink } from "./more-link";
import { StatusNotice, StatusSign } from "./status-sign";
import { StudyHead } from "./study-head";
import { Summary } from "./summary";
import { useAuto } from "./use-auto";
import { useCardActions } from "./use-card-actions";
import { useForms } from "./use-forms";
import { useKeeping } from "./use-keeping";
import { useKeys } from "./use-keys";
import { useMarks } from "./use-marks";
import { useOutbox } from "./use-outbox";
import { useRest } from "./use-rest";
import { useSession } from "./use-session";
import { useTypes } from "./use-types";

// Only those who chose it ask in other forms: its controls and judges come late.
const DrillAsk = dynamic(() => import("./drill-ask").then((all) => all.DrillAsk), { ssr: false });
const nothing = () => undefined;

/** New cards that "more" brings. */
const MORE = 10;

/** What a sitting needs: the first cards, the numbers of the rest, and how to schedule. */
export interface Sitting {
  /** names this load of the page, so that cards fetched for an earlier one are not taken for it */
  visit: string;
  cards: StudyCard[];
  /** learning cards that come back soon, but are not yet due */
  returning: StudyCard[];
  rest: number[];
  /** when learning cards come that are not yet due (ms) */
  laterToday: number[];
  /** new cards met today before this sitting */
  newDone: number;
  /** due cards not asked today: siblings held back, and those over the limit; when the next study day begins (ms) */
  waiting: { held: number; overLimit: number; until: number };
  moreNew: number;
  /** by the number of the card; cards without any are not in it */
  marks: Record<number, CardMarks>;
  /** the learner's own; null for the defaults */
  weights: { id: string; w: number[] } | null;
  day: DaySettings;
  presets: Record<string, SittingPreset>;
  /** of cards that have another preset than the default one its id */
  presetOf: Record<number, string>;
  /** false: ratings are not recorded, the learner crams */
  moves: boolean;
  /** decks to keep on this device once studying has begun, as `pack/slug` */
  keeps: string[];
  /** cards are asked in other forms than the flashcard, whatever the preset says */
  otherForms?: boolean;
}

/** The sitting: one card at a time, answered and rated on the device. */
export function StudyRunner({
  userId,
  title,
  backHref,
  moreHref,
  sitting,
}: {
  userId: string;
  title: string;
  backHref: string;
  moreHref: string;
  sitting: Sitting;
}) {
  const t = useTranslations("study");
  const locale = useLocale();
  const router = useRouter();
  const outbox = useOutbox(userId);
  const rest = useRest(sitting.rest, sitting.visit);
  const { presets, presetOf, weights } = sitting;
  const presetFor = useCallback(
    (cardId: number) => presets[presetOf[cardId] ?? DEFAULT_PRESET_ID] as SittingPreset,
    [presets, presetOf],
  );
  const optionsOf = useCallback(
    (cardId: number): SessionScheduler => {
      const { desiredRetention, options, answerCap } = presetFor(cardId);
      const own = { weights: weights?.w, weightsId: weights?.id };
      return { desiredRetention, options, answerCapMs: answerCap * 1000, ...own };
    },
    [presetFor, weights],
  );
  const { session, show, rate, undo, later, putAside, canUndo } = useSession(
    userId,
    sitting.visit,
    { cards: sitting.cards, returning: sitting.returning },
    { ids: sitting.rest, cards: rest.cards, complete: rest.complete },
    sitting.moves ? outbox : null,
    optionsOf,
  );
  const { marks, mark } = useMarks(userId, sitting.marks);
  const [types, setTypes] = useTypes();
  const [typed, setTyped] = useState("");
  const keyList = useRef<HTMLDialogElement>(null);
  const mainButton = useRef<HTMLButtonElement>(null);
  const help = useCallback(() => keyList.current?.showModal(), []);
  const leave = useCallback(() => router.push(backHref), [router, backHref]);
  const card = currentCard(session);
  const { shown } = session;
  const preset = presetFor(card?.id ?? 0);
  const { open, clear, dialogs, said, onCard, onLeech } = useCardActions({
    card,
    marks,
    mark,
    putAside,
    undo,
    day: sitting.day,
  });
  const takeBack = useCallback(() => {
    clear();
    undo();
  }, [clear, undo]);
  const formOf = useCallback(
    (one: StudyCard, memory: Memory | null) => {
      if (sitting.otherForms) return otherFormFor(one.body, memory);
      return presetFor(one.id).forms === "varied" ? formFor(one.body, memory) : "flip";
    },
    [presetFor, sitting.otherForms],
  );
  const asked = useForms(session, formOf);
  const coming = asked === "coming";
  const drill = coming ? null : asked;
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const judge = useCallback(
    (rating: Rating, answer?: FormAnswer & { at: number }) => {
      const rated = rate(rating, answer);
      if (!rated || !sitting.moves) return;
      const { cardId, before, after } = rated;
      if (becomesLeech(before?.lapses ?? 0, after?.lapses ?? 0, presetFor(cardId).leechLapses))
        onLeech(cardId);
    },
    [rate, presetFor, onLeech, sitting.moves],
  );
  const act = useCallback(
    (action: CardAction) => (action === "type" ? setTypes(!types) : onCard(action)),
    [types, setTypes, onCard],
  );
  useKeys({
    shown,
    twoButtons: preset.twoButtons,
    // Another form is answered by its own controls.
    show: asked ? nothing : show,
    rate: asked ? nothing : judge,
    undo: takeBack,
    menu: open,
    onCard: act,
    help,
    leave,
  });
  useKeeping(userId, sitting.keeps, sitting.moves && session.tally.ratings > 0);
  useAuto(asked ? null : card, shown, preset, show, later);

  // The keyboard follows the one thing to do next; a new card begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a card coming back is a new asking, too
  useEffect(() => {
    if (!shown) {
      window.scrollTo(0, 0);
      setTyped("");
    }
    // Moving the focus makes the browser lay the page out: the card is drawn first.
    return afterDraw(() => {
      if (!card) document.getElementById("summary-title")?.focus();
      // On a touch screen a first focus would only draw a ring around what is to be pressed anyway.
      else if (shown || session.tally.ratings > 0 || matchMedia("(pointer: fine)").matches) {
        const field = shown ? null : document.getElementById(TYPED_FIELD);
        (field ?? mainButton.current)?.focus({ preventScroll: true });
      }
    });
  }, [session.current, session.tally.ratings, shown, coming]);

  const intervals = useMemo(
    () =>
      card && shown
        ? previewIntervals(memoryOf(session, card.id), card.id, Date.now(), optionsOf(card.id))
        : null,
    [card, shown, session, optionsOf],
  );

  return (
    <div className="flex min-h-dvh flex-col">
      <StudyHead
        title={title}
        backHref={backHref}
        done={doneCount(session)}
        total={session.total}
        again={comingBack(session)}
        status={sitting.moves ? <StatusSign outbox={outbox} guest={userId === GUEST} /> : null}
        onMenu={card ? open : null}
        onUndo={canUndo ? takeBack : null}
      />
      <StatusNotice outbox={outbox} />
      {sitting.moves ? null : (
        <p className="mx-auto w-full max-w-[42.5rem] px-3.5 text-center text-sm text-quiet">
          {t("cramming")}
        </p>
      )}
      {said}
      <main className="grid flex-1 content-center justify-items-center px-3.5 py-4">
        <h1 className="sr-only">{title}</h1>
        <div aria-live="polite" className="grid w-full justify-items-center">
          {card && drill ? (
            <DrillAsk
              key={`${card.id} ${session.tally.ratings}`}
              drill={drill}
              topicTitle={card.topicTitle}
              foot={foot}
              onDone={judge}
            />
          ) : coming ? (
            <p className="text-quiet">{t("loading")}</p>
          ) : card ? (
            <CardFace
              card={card.body}
              topicTitle={card.topicTitle}
              shown={shown}
              words={{ question: t("question"), answer: t("answer"), note: t("note") }}
              changed={card.changedForMe ? changedWords(card.previousAnswer, card.changedAt) : undefined}
              below={
                <CardExtras
                  marks={marks[card.id]}
                  types={types}
                  shown={shown}
                  typed={typed}
                  answer={card.body.answer}
                  onType={setTyped}
                  onShow={show}
                />
              }
            />
          ) : isOver(session) ? (
            <Summary
              session={session}
              backHref={backHref}
              moreHref={moreLink(moreHref, MORE, sitting.newDone + session.tally.newCards)}
              more={MORE}
              moreNew={sitting.moreNew}
              laterToday={sitting.laterToday}
              waiting={sitting.waiting}
              guest={userId === GUEST}
            />
          ) : (
            <div className="grid justify-items-center gap-4 text-center text-quiet">
              <p>{rest.failed ? t("loadFailed") : t("loading")}</p>
              {rest.failed ? <Button onClick={rest.retry}>{t("retry")}</Button> : null}
            </div>
          )}
        </div>
      </main>
      <footer className="sticky bottom-0 bg-paper px-3.5 pt-2.5 pb-[max(1.125rem,env(safe-area-inset-bottom))]">
        <div className="mx-auto max-w-[42.5rem]">
          <div ref={setFoot} />
          {card && !asked ? (
            <AnswerRow
              intervals={intervals}
              times={sitting.moves}
              twoButtons={preset.twoButtons}
              onShow={show}
              onRate={judge}
              mainRef={mainButton}
            />
          ) : null}
          {card && !asked ? <KeyHints shown={shown} twoButtons={preset.twoButtons} onHelp={help} /> : null}
        </div>
      </footer>
      <KeyList dialogRef={keyList} />
      {dialogs}
    </div>
  );

  function changedWords(previous: string | null, at: number | null) {
    const date = at && new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(at);
    const text = !previous
      ? ""
      : date
        ? t("changedOn", { answer: previous, date })
        : t("changedFrom", { answer: previous });
    return { label: t("changed"), text };
  }
}

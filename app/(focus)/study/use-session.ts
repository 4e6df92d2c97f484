"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { ratedChannel } from "@/app/_device/rated";
import type { Rating } from "@/learn/review";
import {
  addCards,
  beginSession,
  dropCard,
  type FormAnswer,
  memoryOf,
  putBack,
  rateCurrent,
  type Session,
  type SessionScheduler,
  type StudyCard,
  setAside,
  showAnswer,
  undoLast,
} from "@/learn/session";
import { afterDraw } from "./after-draw";
import type { Outbox } from "./outbox";
import { waitingEvent } from "./waiting-event";

// Going back in the browser shows the page as it was sent: the sitting must go on from where it was left.
let left: { visit: string; session: Session } | null = null;

/**
 * The sitting on this device: every step is made here at once, its event goes into the outbox.
 * Without an outbox nothing is recorded. `complete` says that no more cards will come, so that `total` counts what there really is.
 */
export function useSession(
  userId: string,
  visit: string,
  first: { cards: readonly StudyCard[]; returning: readonly StudyCard[] },
  rest: { ids: readonly number[]; cards: readonly StudyCard[]; complete: boolean },
  outbox: Outbox | null,
  optionsOf: (cardId: number) => SessionScheduler,
) {
  const [session, setSession] = useState<Session>(() =>
    left?.visit === visit
      ? left.session
      : beginSession(first.cards, first.cards.length + rest.ids.length, Date.now(), first.returning),
  );
  // The newest state, for events that come faster than renders.
  const latest = useRef(session);
  const become = useCallback(
    (next: Session) => {
      latest.current = next;
      left = { visit, session: next };
      setSession(next);
    },
    [visit],
  );

  useEffect(() => {
    let next = addCards(latest.current, rest.cards, Date.now());
    if (rest.complete && next.total !== next.cards.length) next = { ...next, total: next.cards.length };
    if (next !== latest.current) become(next);
  }, [rest.cards, rest.complete, become]);

  // Other tabs of the same learner tell what they rate, so that no card is asked twice.
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = ratedChannel(userId);
    if (!opened) return;
    opened.onmessage = ({ data }) => {
      if (typeof data === "number") become(dropCard(latest.current, data, Date.now()));
    };
    channel.current = opened;
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [userId, become]);

  // The clock of the first card starts when it is seen, not when the page was made.
  useEffect(() => {
    latest.current = { ...latest.current, askedAt: Date.now() };
  }, []);

  const show = useCallback(() => become(showAnswer(latest.current)), [become]);
  const rate = useCallback(
    (rating: Rating, answer?: FormAnswer & { at: number }) => {
      const by = optionsOf(latest.current.current ?? 0);
      const before = answer ? showAnswer(latest.current) : latest.current;
      const result = rateCurrent(before, rating, uuidv7(), answer?.at ?? Date.now(), by, answer);
      if (!result) return null;
      // What was judged was looked at for a while: the next card's clock begins now.
      become(answer ? { ...result.session, askedAt: Date.now() } : result.session);
      const { cardId } = result.event;
      if (outbox) {
        outbox.add(waitingEvent(before, result));
        // The next card is drawn first.
        afterDraw(() => channel.current?.postMessage(cardId));
      }
      return { cardId, before: memoryOf(before, cardId), after: memoryOf(result.session, cardId) };
    },
    [become, outbox, optionsOf],
  );
  // Cards put aside since the last rating are the last thing done: Undo brings them back first.
  const aside = useRef<{ ratings: number; session: Session; takeBack: () => void }[]>([]);
  const [asides, setAsides] = useState(0);
  const putAside = useCallback(
    (cardId: number, takeBack: () => void) => {
      const session = latest.current;
      aside.current.push({ ratings: session.past.length, session, takeBack });
      setAsides(aside.current.length);
      become(setAside(session, cardId, Date.now()));
    },
    [become],
  );
  const later = useCallback(() => become(putBack(latest.current, Date.now())), [become]);
  const undo = useCallback(() => {
    const last = aside.current.at(-1);
    if (last && last.ratings >= latest.current.past.length) {
      aside.current.pop();
      setAsides(aside.current.length);
      last.takeBack();
      if (last.ratings === latest.current.past.length) become({ ...last.session, askedAt: Date.now() });
      return;
    }
    const result = undoLast(latest.current, uuidv7(), Date.now());
    if (!result) return;
    const before = latest.current;
    become(result.session);
    outbox?.add(waitingEvent(before, result));
  }, [become, outbox]);
  return { session, show, rate, undo, later, putAside, canUndo: session.past.length > 0 || asides > 0 };
}

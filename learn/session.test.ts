import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldReviews } from "./fold";
import type { Card } from "./item";
import { rate } from "./memory";
import type { Rating } from "./review";
import { DEFAULT_WEIGHTS_ID, NO_EVIDENCE, SCHEDULER } from "./review";
import {
  addCards,
  beginSession,
  currentCard,
  doneCount,
  dropCard,
  isOver,
  memoryOf,
  putBack,
  rateCurrent,
  type Session,
  type StudyCard,
  type StudyEvent,
  setAside,
  showAnswer,
  undoLast,
} from "./session";

const NOW = Date.parse("2026-11-24T10:00:00Z");
const options = { desiredRetention: 0.9 };
const SCHEDULE = { ...options, scheduler: SCHEDULER, weightsId: DEFAULT_WEIGHTS_ID, options: null };

function card(id: number): StudyCard {
  const body = { key: `f${id}#value`, factId: `f${id}`, prompt: `Question ${id}?` } as Card;
  return {
    id,
    trace: 1,
    topicTitle: "T",
    body,
    memory: null,
    previousAnswer: null,
    changedAt: null,
    changedForMe: false,
  };
}
const cards = (n: number) => Array.from({ length: n }, (_, i) => card(i + 1));

function answer(session: Session, rating: Rating, id: string, now: number) {
  const result = rateCurrent(showAnswer(session), rating, id, now, options);
  if (!result) throw new Error("there was no card to rate");
  return result;
}

describe("session", () => {
  it("rates only what is shown, and asks every card once when all are easy", () => {
    let session = beginSession(cards(3), 3, NOW);
    expect(rateCurrent(session, 3, "r0", NOW, options)).toBeNull();
    const asked: number[] = [];
    for (let n = 1; n <= 3; n++) {
      asked.push(currentCard(session)?.id ?? 0);
      session = answer(session, 4, `r${n}`, NOW + n * 1000).session;
    }
    expect(asked).toEqual([1, 2, 3]);
    expect(isOver(session)).toBe(true);
    expect(session.tally).toEqual({ cards: 3, ratings: 3, recalled: 3, durationMs: 3000, newCards: 3 });
    expect(doneCount(session)).toBe(3);
  });

  it("brings a forgotten card back when its time has come, before new ones", () => {
    let session = beginSession(cards(3), 3, NOW);
    session = answer(session, 1, "r1", NOW).session;
    expect(session.current).toBe(2);
    session = answer(session, 4, "r2", NOW + 5 * 60_000).session;
    expect(session.current).toBe(1);
    session = answer(session, 4, "r3", NOW + 6 * 60_000).session;
    expect(doneCount(session)).toBe(2);
  });

  it("brings it back ahead of its time when nothing else is left, but waits for cards still to be loaded", () => {
    const session = answer(beginSession(cards(1), 2, NOW), 1, "r1", NOW).session;
    expect(session.current).toBeNull();
    expect(isOver(session)).toBe(false);
    expect(addCards(session, [card(2)], NOW).current).toBe(2);
    const alone = answer(beginSession(cards(1), 1, NOW), 1, "r1", NOW).session;
    expect(alone.current).toBe(1);
  });

  it("does not add a card twice", () => {
    const session = beginSession(cards(2), 2, NOW);
    expect(addCards(session, cards(2), NOW)).toBe(session);
  });

  it("undoes exactly, keeps cards that came in between, and its events fold to the memories on the device", () => {
    const moves = fc.array(fc.oneof(fc.constantFrom<Rating>(1, 2, 3, 4), fc.constant("undo" as const)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(6), moves, (first, later, steps) => {
        let session = beginSession(cards(first), first + later, NOW);
        const events: StudyEvent[] = [];
        const stack: Session[] = [];
        let now = NOW;
        steps.forEach((step, n) => {
          now += 20_000;
          if (n === 3) session = addCards(session, cards(first + later), now);
          const id = `e${String(n).padStart(3, "0")}`;
          if (step === "undo") {
            const undone = undoLast(session, id, now);
            const before = stack.pop();
            expect(undone === null).toBe(before === undefined);
            if (!undone || !before) return;
            session = undone.session;
            events.push(undone.event);
            expect(session.current).toBe(before.current);
            expect(session.taken).toBe(before.taken);
            expect(session.waiting).toEqual(before.waiting);
            expect(session.tally).toEqual(before.tally);
          } else if (session.current !== null) {
            stack.push(session);
            const rated = answer(session, step, id, now);
            session = rated.session;
            events.push(rated.event);
          }
          expect(doneCount(session)).toBeGreaterThanOrEqual(0);
          expect(doneCount(session)).toBeLessThanOrEqual(session.total);
        });
        for (const { id } of session.cards) {
          const own = events
            .filter((event) => event.cardId === id)
            .map((event) => ({
              ...event,
              ...NO_EVIDENCE,
              ...SCHEDULE,
              ...event.schedule,
            }));
          expect(foldReviews(own, 1)).toEqual(memoryOf(session, id));
        }
      }),
    );
  });
});

describe("a sitting begun again", () => {
  it("goes on as the unbroken one: learning cards come back at the same moments", () => {
    let unbroken = beginSession(cards(3), 3, NOW);
    unbroken = answer(unbroken, 1, "r1", NOW + 1000).session;
    unbroken = answer(unbroken, 3, "r2", NOW + 2000).session;
    const met = [1, 2].map((id) => ({ ...card(id), memory: memoryOf(unbroken, id) }));
    let again = beginSession([card(3)], 1, NOW + 2000, met);
    expect(again.waiting).toEqual(unbroken.waiting);
    for (let n = 3; !isOver(unbroken) && n < 20; n++) {
      expect(currentCard(again)?.id).toBe(currentCard(unbroken)?.id);
      expect(again.waiting).toEqual(unbroken.waiting);
      unbroken = answer(unbroken, 3, `r${n}`, NOW + n * 1000).session;
      again = answer(again, 3, `r${n}`, NOW + n * 1000).session;
    }
    expect(isOver(again)).toBe(true);
    expect(doneCount(again)).toBe(again.total);
  });

  it("asks learning cards alone when they come within minutes, and not those an hour off", () => {
    const first = answer(beginSession(cards(1), 1, NOW), 1, "r1", NOW).session;
    const memory = memoryOf(first, 1);
    if (!memory) throw new Error("a rated card has a memory");
    const due = (minutes: number) => ({ ...card(1), memory: { ...memory, due: NOW + minutes * 60_000 } });
    expect(currentCard(beginSession([], 0, NOW, [due(15)]))?.id).toBe(1);
    expect(isOver(beginSession([], 0, NOW, [due(30)]))).toBe(true);
    expect(beginSession([], 0, NOW, [due(120)]).total).toBe(0);
    // With cards still to be loaded, it waits.
    expect(currentCard(beginSession([], 5, NOW, [due(15)]))).toBeNull();
  });
});

describe("dropCard", () => {
  it("leaves out what was rated elsewhere, on the table, to come or not yet loaded, and undoing still works", () => {
    let session = answer(beginSession(cards(3), 4, NOW), 4, "r1", NOW).session;
    expect(dropCard(session, 1, NOW)).toBe(session);
    const shown = showAnswer(session);
    expect(dropCard(shown, 2, NOW)).toBe(shown);
    session = dropCard(session, 2, NOW);
    expect([currentCard(session)?.id, session.total]).toEqual([3, 3]);
    session = addCards(dropCard(session, 4, NOW), [card(4), card(2)], NOW);
    expect(session.cards.map((one) => one.id)).toEqual([1, 3]);
    session = undoLast(session, "u1", NOW)?.session ?? session;
    expect(currentCard(session)?.id).toBe(1);
    session = answer(session, 4, "r2", NOW).session;
    expect(currentCard(session)?.id).toBe(3);
  });

  it("takes an answer in another form for what it proves, as the server folds it", () => {
    const known = rate(null, { id: "0", cardId: 1, rating: 4, reviewedAt: NOW - 10 * 86_400_000 }, options);
    const session = beginSession([{ ...card(1), memory: known }], 1, NOW);
    const judged = { score: 1, guess: 0.25 };
    const result = rateCurrent(showAnswer(session), 3, "r1", NOW + 1000, options, { form: "choice", judged });
    expect(result?.event).toMatchObject({ kind: "rating", rating: 3, form: "choice", judged });
    const folded = rate(
      known,
      { id: "r1", cardId: 1, rating: 3, reviewedAt: NOW + 1000, ...judged },
      options,
    );
    expect(result && memoryOf(result.session, 1)).toEqual(folded);
    // A choice proves less than a flashcard recalled.
    const recalled = rateCurrent(showAnswer(session), 3, "r1", NOW + 1000, options);
    expect(folded.stability).toBeLessThan((recalled && memoryOf(recalled.session, 1)?.stability) ?? 0);
  });
});

describe("cards put aside", () => {
  it("a card put back comes again in a while, or when nothing else is left, and counts as not yet done", () => {
    let session = putBack(showAnswer(beginSession(cards(3), 3, NOW)), NOW);
    expect(session).toMatchObject({ current: 2, shown: false });
    session = answer(session, 4, "r1", NOW + 60_000).session;
    expect(session.current).toBe(3);
    const late = answer(session, 4, "r2", NOW + 6 * 60_000).session;
    expect(late.current).toBe(1);
    const soon = answer(session, 4, "r2", NOW + 2 * 60_000).session;
    expect(soon.current).toBe(1);
    expect(doneCount(soon)).toBe(2);
    expect(isOver(answer(soon, 4, "r3", NOW + 3 * 60_000).session)).toBe(true);
    const alone = beginSession(cards(1), 1, NOW);
    expect(putBack(alone, NOW).current).toBe(1);
    expect(putBack(beginSession([], 0, NOW), NOW).current).toBeNull();
  });

  it("a card set aside before it was rated leaves the sitting, whether on the table, to come or to come back", () => {
    const begun = beginSession(cards(3), 3, NOW);
    const onTable = setAside(showAnswer(begun), 1, NOW);
    expect(onTable).toMatchObject({ current: 2, shown: false, total: 2 });
    const toCome = setAside(begun, 2, NOW);
    expect(toCome).toMatchObject({ current: 1, total: 2 });
    expect(answer(toCome, 4, "r1", NOW).session.current).toBe(3);
    const waiting = setAside(putBack(begun, NOW), 1, NOW);
    expect(waiting.waiting).toEqual([]);
    expect(waiting).toMatchObject({ current: 2, total: 2 });
  });

  it("one that was rated stays counted and does not come back", () => {
    const failed = answer(beginSession(cards(2), 2, NOW), 1, "r1", NOW).session;
    const aside = setAside(failed, 1, NOW);
    expect(aside).toMatchObject({ current: 2, total: 2, waiting: [] });
    const over = answer(aside, 4, "r2", NOW + 10 * 60_000).session;
    expect(isOver(over)).toBe(true);
    expect(doneCount(over)).toBe(2);
    const again = answer(failed, 4, "r2", NOW + 10 * 60_000).session;
    expect(again.current).toBe(1);
    expect(isOver(setAside(again, 1, NOW + 10 * 60_000))).toBe(true);
  });
});

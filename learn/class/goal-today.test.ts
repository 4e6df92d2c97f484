import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rate } from "../memory";
import { buildQueue, type QueueCard } from "../queue";
import type { Rating } from "../review";
import type { Goal } from "./goal";
import { goalState } from "./goal";
import { type GoalDeck, goalCards } from "./goal-today";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T10:00:00Z");
const day = { timeZone: "Asia/Almaty", rolloverHour: 4 };
const recall: Goal = { kind: "met-and-recalled", share: 0.9 };

/** Cards not met, two of each fact. */
const cardsOf = (n: number): QueueCard[] =>
  Array.from({ length: n }, (_, i) => ({
    cardId: i + 1,
    factId: `f${Math.floor(i / 2)}`,
    position: i,
    memory: null,
  }));
const deckOf = (is: Partial<GoalDeck> = {}): GoalDeck => ({
  goal: recall,
  dueAt: NOW + 9 * DAY,
  cards: cardsOf(40),
  studyDays: 0,
  ...is,
});
const rated = (card: QueueCard, rating: Rating, at: number, desiredRetention = 0.9): QueueCard => ({
  ...card,
  memory: rate(card.memory, { id: "r", cardId: card.cardId, rating, reviewedAt: at }, { desiredRetention }),
});
const replaced = (cards: readonly QueueCard[], by: readonly QueueCard[]) =>
  cards.map((card) => by.find(({ cardId }) => cardId === card.cardId) ?? card);

describe("what a goal asks for today", () => {
  it("is new cards at the pace that meets all in time, less those met today, of one fact one", () => {
    const first = goalCards(deckOf(), day, NOW);
    expect(first.map(({ cardId }) => cardId)).toEqual([1, 3, 5, 7, 9]);
    const some = first.slice(0, 2).map((card) => rated(card, 4, NOW));
    const later = goalCards(deckOf({ cards: replaced(cardsOf(40), some) }), day, NOW + 3_600_000);
    expect(later.map(({ cardId }) => cardId)).toEqual([5, 7, 9]);
    const all = first.map((card) => rated(card, 4, NOW));
    expect(goalCards(deckOf({ cards: replaced(cardsOf(40), all) }), day, NOW + 3_600_000)).toEqual([]);
  });

  it("leaves out facts asked otherwise, unless there are not enough others", () => {
    const taken = new Set(["f0", "f1"]);
    expect(goalCards(deckOf(), day, NOW, taken).map(({ cardId }) => cardId)).toEqual([5, 7, 9, 11, 13]);
    const last = deckOf({ cards: cardsOf(4), dueAt: NOW + 60_000 });
    expect(goalCards(last, day, NOW).map(({ cardId }) => cardId)).toEqual([1, 3, 2, 4]);
  });

  it("lifts what is recalled least shortly before the due date, and not earlier", () => {
    const met = cardsOf(6).map((card, n) => rated(card, 4, NOW - (n < 3 ? 30 : 2) * DAY));
    expect(goalCards(deckOf({ cards: met, dueAt: NOW + 20 * DAY }), day, NOW)).toEqual([]);
    const soon = goalCards(deckOf({ cards: met, dueAt: NOW + 3_600_000 }), day, NOW);
    expect(soon.length).toBeGreaterThan(0);
    expect(soon.every(({ cardId }) => cardId <= 3)).toBe(true);
  });

  it("of days of study is a few cards, until today is such a day or there are enough", () => {
    const goal: Goal = { kind: "study-days", days: 3 };
    const cards = cardsOf(20);
    expect(goalCards(deckOf({ goal }), day, NOW)).toHaveLength(5);
    const due = rated(cards[19] as QueueCard, 4, NOW - 60 * DAY);
    expect(goalCards(deckOf({ goal, cards: replaced(cards, [due]) }), day, NOW)[0]?.cardId).toBe(20);
    const today = rated(cards[0] as QueueCard, 4, NOW - 60_000);
    expect(goalCards(deckOf({ goal, cards: replaced(cards, [today]) }), day, NOW)).toEqual([]);
    expect(goalCards(deckOf({ goal, studyDays: 3 }), day, NOW)).toEqual([]);
  });

  it("reaches the goal for whoever does it each day, whatever the schedule aims at", () => {
    const setting = fc.record({
      n: fc.integer({ min: 1, max: 60 }),
      days: fc.integer({ min: 0, max: 25 }),
      retention: fc.constantFrom(0.75, 0.8, 0.9),
    });
    fc.assert(
      fc.property(setting, ({ n, days, retention }) => {
        const dueAt = NOW + days * DAY + 4 * 3_600_000;
        let cards = cardsOf(n);
        for (let at = NOW; at < dueAt; at += DAY) {
          const asked = goalCards(deckOf({ cards, dueAt }), day, at);
          const due = new Set(buildQueue(cards, { newPerDay: 0, reviewsPerDay: 999 }, NONE, day, at).cardIds);
          const done = cards.filter((card) => asked.includes(card) || due.has(card.cardId));
          cards = replaced(
            cards,
            done.map((card) => rated(card, card.memory ? 3 : 4, at, retention)),
          );
        }
        const memories = cards.map(({ memory }) => memory);
        expect(goalState(recall, memories, 0, dueAt)).toMatchObject({ reached: true });
      }),
      { numRuns: 60 },
    );
  });
});
const NONE = { newCards: 0, reviews: 0 };

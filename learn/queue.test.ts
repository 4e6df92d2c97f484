import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfDay, studyDay } from "./day";
import { rate } from "./memory";
import { buildQueue, nextCardsAt, type QueueCard } from "./queue";
import type { Rating } from "./review";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T10:00:00Z");
const day = { timeZone: "Asia/Almaty", rolloverHour: 4 };
const none = { newCards: 0, reviews: 0 };

const cardsOf = fc
  .array(
    fc.record({
      fact: fc.integer({ min: 0, max: 12 }),
      rating: fc.option(fc.constantFrom<Rating>(1, 2, 3, 4)),
      ago: fc.integer({ min: 0, max: 30 * DAY }),
    }),
    { maxLength: 60 },
  )
  .map((seeds) =>
    seeds.map<QueueCard>(({ fact, rating, ago }, n) => ({
      cardId: n + 1,
      factId: `f${fact}`,
      position: n,
      memory: rating
        ? rate(null, { id: `${n}`, cardId: n + 1, rating, reviewedAt: NOW - ago }, { desiredRetention: 0.9 })
        : null,
    })),
  );

describe("queue", () => {
  it("keeps the limits, shows no card twice, and no siblings among new and review cards", () => {
    fc.assert(
      fc.property(cardsOf, fc.nat(10), fc.nat(10), (cards, newPerDay, reviewsPerDay) => {
        const queue = buildQueue(cards, { newPerDay, reviewsPerDay }, none, day, NOW);
        expect(new Set(queue.cardIds).size).toBe(queue.cardIds.length);
        expect(queue.newCards).toBeLessThanOrEqual(newPerDay);
        expect(queue.dueReviews).toBeLessThanOrEqual(reviewsPerDay);
        const shown = queue.cardIds
          .map((id) => cards[id - 1] as QueueCard)
          .filter((c) => !c.memory || c.memory.state === 2);
        expect(new Set(shown.map((c) => c.factId)).size).toBe(shown.length);
      }),
    );
  });

  it("takes what was done today off the limits", () => {
    const cards: QueueCard[] = Array.from({ length: 9 }, (_, n) => ({
      cardId: n + 1,
      factId: `f${n}`,
      position: n,
      memory: null,
    }));
    expect(
      buildQueue(cards, { newPerDay: 5, reviewsPerDay: 10 }, { newCards: 3, reviews: 0 }, day, NOW).cardIds,
    ).toEqual([1, 2]);
  });

  it("puts what is closest to being forgotten first and spreads new cards", () => {
    const review = (cardId: number, days: number): QueueCard => ({
      cardId,
      factId: `r${cardId}`,
      position: 0,
      memory: {
        ...rate(
          null,
          { id: "x", cardId, rating: 4, reviewedAt: NOW - days * DAY },
          { desiredRetention: 0.9 },
        ),
        due: NOW - DAY,
      },
    });
    const fresh = (cardId: number): QueueCard => ({
      cardId,
      factId: `n${cardId}`,
      position: cardId,
      memory: null,
    });
    const queue = buildQueue(
      [review(1, 9), review(2, 30), review(3, 20), review(4, 12), fresh(8), fresh(9)],
      { newPerDay: 2, reviewsPerDay: 9 },
      none,
      day,
      NOW,
    );
    expect(queue.cardIds).toEqual([2, 8, 3, 4, 9, 1]);
  });

  it("holds a sibling back when its fact was met today", () => {
    const met: QueueCard = {
      cardId: 1,
      factId: "f",
      position: 1,
      memory: rate(
        null,
        { id: "x", cardId: 1, rating: 4, reviewedAt: NOW - 3_600_000 },
        { desiredRetention: 0.9 },
      ),
    };
    const sibling: QueueCard = { cardId: 2, factId: "f", position: 2, memory: null };
    expect(buildQueue([met, sibling], { newPerDay: 5, reviewsPerDay: 5 }, none, day, NOW).cardIds).toEqual(
      [],
    );
  });

  it("passes no due sibling over for ever: with k siblings each is shown within k days", () => {
    const ratings = fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(ratings, { minLength: 2, maxLength: 5 }), (answers) => {
        const cards = answers.map((_, n) => learned(n + 1, "f", 20 + n, 10));
        const waiting = new Map<number, number>();
        for (let today = 0; today < 40; today++) {
          const now = NOW + today * DAY;
          const due = cards.filter((c) => c.memory && c.memory.due <= now).map((c) => c.cardId);
          const shown = buildQueue(cards, { newPerDay: 0, reviewsPerDay: 99 }, none, day, now).cardIds;
          expect(shown.length).toBeLessThanOrEqual(1);
          for (const id of due) waiting.set(id, shown.includes(id) ? 0 : (waiting.get(id) ?? 0) + 1);
          for (const id of due) expect(waiting.get(id)).toBeLessThan(cards.length);
          for (const id of shown) answer(cards[id - 1] as QueueCard, answers[id - 1] as Rating[], today, now);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("counts every due review card once: as shown, held back or over the limit", () => {
    fc.assert(
      fc.property(cardsOf, fc.nat(10), (cards, reviewsPerDay) => {
        const queue = buildQueue(cards, { newPerDay: 3, reviewsPerDay }, none, day, NOW);
        const end = endOfDay(studyDay(NOW, day), day);
        const due = cards.filter((c) => c.memory?.state === 2 && c.memory.due < end).length;
        expect(queue.dueReviews + queue.held + queue.overLimit).toBe(due);
      }),
    );
  });

  it("says when the next cards come: with the next study day, when some wait for it", () => {
    const limits = { newPerDay: 0, reviewsPerDay: 9 };
    const met = learned(1, "f", 0, -5);
    const sibling = learned(2, "f", 30, 2);
    const held = buildQueue([met, sibling], limits, none, day, NOW);
    expect(held).toMatchObject({ cardIds: [], held: 1, overLimit: 0 });
    expect(nextCardsAt([met, sibling], held, day, NOW)).toBe(endOfDay(studyDay(NOW, day), day));
    const over = buildQueue([sibling], { ...limits, reviewsPerDay: 0 }, none, day, NOW);
    expect(over).toMatchObject({ cardIds: [], held: 0, overLimit: 1 });
    expect(nextCardsAt([sibling], over, day, NOW)).toBe(endOfDay(studyDay(NOW, day), day));
    const done = buildQueue([met], limits, none, day, NOW);
    expect(nextCardsAt([met], done, day, NOW)).toBe(NOW + 5 * DAY);
    expect(nextCardsAt([], done, day, NOW)).toBeNull();
  });

  it("takes the sibling longest due, not the one with the least recall", () => {
    const strong = learned(1, "f", 30, 20);
    const failing = learned(2, "f", 29, 1);
    if (failing.memory) failing.memory = { ...failing.memory, stability: 0.1 };
    expect(buildQueue([failing, strong], { newPerDay: 0, reviewsPerDay: 9 }, none, day, NOW).cardIds).toEqual(
      [1],
    );
  });
});

/** A review card rated once, so many days ago, and so many days overdue. */
function learned(cardId: number, factId: string, daysAgo: number, overdue: number): QueueCard {
  const memory = rate(
    null,
    { id: "x", cardId, rating: 4, reviewedAt: NOW - daysAgo * DAY },
    { desiredRetention: 0.9 },
  );
  return { cardId, factId, position: cardId, memory: { ...memory, due: NOW - overdue * DAY } };
}

/** Rates a card, and goes on through its learning steps the same day. */
function answer(card: QueueCard, ratings: readonly Rating[], today: number, now: number): void {
  const settings = { desiredRetention: 0.9 };
  const first = ratings[today % ratings.length] ?? 1;
  let memory = rate(card.memory, { id: "x", cardId: card.cardId, rating: first, reviewedAt: now }, settings);
  for (let step = 1; memory.state !== 2; step++)
    memory = rate(
      memory,
      { id: "x", cardId: card.cardId, rating: 3, reviewedAt: now + step * 900_000 },
      settings,
    );
  card.memory = memory;
}

it("new cards come in order however many of the first are passed over", () => {
  const cards = Array.from({ length: 1_000 }, (_, n): QueueCard => {
    // Those before position 850 are one fact's; of two cards at one position the smaller id comes first.
    const position = 999 - (n >> 1);
    return { cardId: n + 1, factId: position < 850 ? "one" : `f${n}`, position, memory: null };
  });
  const queue = buildQueue(cards, { newPerDay: 4, reviewsPerDay: 0 }, none, day, NOW);
  const inOrder = [...cards].sort((a, b) => a.position - b.position || a.cardId - b.cardId);
  const first = [inOrder[0], ...inOrder.filter(({ factId }) => factId !== "one").slice(0, 3)];
  expect(queue.cardIds).toEqual(first.map((card) => card?.cardId));
});

/** The queue against its plain definition: the same cards in the same order, said without regard for speed. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { endOfDay, startOfDay, studyDay } from "./day";
import { type Memory, recallAt } from "./memory";
import { buildQueues, type QueueCard, type QueueGroup, type QueueOptions } from "./queue";
import { hashText } from "./random";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T10:00:00Z");
const day = { timeZone: "Asia/Almaty", rolloverHour: 4 };
const [today, dayStart, dayEnd] = [
  studyDay(NOW, day),
  startOfDay(studyDay(NOW, day), day),
  endOfDay(studyDay(NOW, day), day),
];

const memories = fc.record({
  state: fc.constantFrom<Memory["state"]>(1, 2, 2, 2, 3),
  stability: fc.constantFrom(0.5, 3, 3.000001, 40),
  due: fc.integer({ min: -12, max: 6 }).map((hours) => NOW + hours * 3_600_000),
  lastReviewedAt: fc.integer({ min: 0, max: 200 }).map((hours) => NOW - hours * 3_600_000),
});
const cardSeeds = fc.record({
  fact: fc.nat(60),
  position: fc.nat(30),
  importance: fc.constantFrom(1, 2, 3, undefined),
  memory: fc.option(memories),
});
const options: fc.Arbitrary<QueueOptions> = fc.record({
  newPerDay: fc.nat(12),
  reviewsPerDay: fc.constantFrom(0, 3, 10, 999),
  newOrder: fc.constantFrom("deck", "important", "random"),
  reviewOrder: fc.constantFrom("recall", "due", "random"),
  mix: fc.constantFrom("mixed", "reviews-first", "new-first"),
  spaceSiblings: fc.constantFrom(true, true, false),
});
const groups = fc
  .array(
    fc.record({
      options,
      done: fc.record({ newCards: fc.nat(4), reviews: fc.nat(4) }),
      seeds: fc.array(cardSeeds, { maxLength: 500, size: "max" }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((all) => {
    const count = all.reduce((sum, { seeds }) => sum + seeds.length, 0);
    return fc.shuffledSubarray([...Array(count).keys()], { minLength: count }).map((ids) => {
      let next = 0;
      return all.map(
        ({ seeds, ...group }): QueueGroup => ({
          ...group,
          cards: seeds.map(({ fact, memory, ...seed }) => ({
            ...seed,
            cardId: (ids[next++] as number) + 1,
            factId: `f${fact}`,
            memory: memory && { ...BLANK, ...memory },
          })),
        }),
      );
    });
  });
const BLANK = {
  difficulty: 5,
  firstReviewedAt: NOW - 300 * DAY,
  scheduledDays: 1,
  learningSteps: 0,
  reps: 3,
  lapses: 0,
  lastReviewId: "x",
};

const sortBy = (cards: readonly QueueCard[], value: (card: QueueCard) => number) =>
  [...cards].sort((a, b) => value(a) - value(b) || a.cardId - b.cardId);
/** The fewer evenly among the more: what stands at the lesser part of its own list comes first. */
function spreadPlainly<T>(a: readonly T[], b: readonly T[]): T[] {
  const result: T[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const isFirst = j >= b.length || (i < a.length && (i + 1) * (b.length + 1) <= (j + 1) * (a.length + 1));
    result.push((isFirst ? a[i++] : b[j++]) as T);
  }
  return result;
}
const due = ({ memory }: QueueCard) => memory?.due ?? 0;
const shuffled = ({ cardId }: QueueCard) => hashText(`${today} ${cardId}`);
/** Recall falls with the time in stabilities and nothing else: this tells apart what recallAt rounds to the same. */
const forgotten = ({ memory }: QueueCard) => (memory ? -(NOW - memory.lastReviewedAt) / memory.stability : 0);

/** Of all cards the ids in order, of those that come later the ids, and how many are held and over the limit. */
function plainly(all: readonly QueueGroup[]) {
  const isLearning = ({ memory }: QueueCard) => memory?.state === 1 || memory?.state === 3;
  const isDue = ({ memory }: QueueCard) => memory !== null && memory.due < dayEnd;
  const isMet = (card: QueueCard) =>
    card.memory !== null &&
    ((card.memory.lastReviewedAt >= dayStart && card.memory.lastReviewedAt < dayEnd) ||
      (isLearning(card) && isDue(card)));
  const cards = all.flatMap((group) => group.cards);
  const learning = cards.filter((card) => isLearning(card) && isDue(card));
  const spacing = all.filter((group) => group.options.spaceSiblings);
  const holding = new Set(spacing.flatMap((group) => group.cards.filter(isMet)).map(({ factId }) => factId));
  const reviewsOf = (group: QueueGroup) => group.cards.filter((card) => isDue(card) && !isLearning(card));
  const held = new Set<QueueCard>();
  for (const card of sortBy(spacing.flatMap(reviewsOf), due)) {
    if (holding.has(card.factId)) held.add(card);
    holding.add(card.factId);
  }
  const met = new Set(cards.filter(isMet).map(({ factId }) => factId));
  const take = (from: readonly QueueCard[], most: number, space: boolean | undefined) => {
    const taken: QueueCard[] = [];
    for (const card of from) {
      if (taken.length >= most || (space && met.has(card.factId))) continue;
      met.add(card.factId);
      taken.push(card);
    }
    return taken;
  };
  const reviews = all.map((group) => {
    const value = { recall: forgotten, due, random: shuffled }[group.options.reviewOrder ?? "recall"];
    const sorted = sortBy(
      reviewsOf(group).filter((card) => !held.has(card)),
      value,
    );
    return take(sorted, group.options.reviewsPerDay - group.done.reviews, group.options.spaceSiblings);
  });
  const fresh = all.map((group) => {
    const { newOrder, newPerDay, spaceSiblings } = group.options;
    const inDeck = sortBy(
      group.cards.filter(({ memory }) => !memory),
      newOrder === "random" ? shuffled : ({ position }) => position,
    );
    const ofLevel = (level: number) => inDeck.filter(({ importance = 2 }) => importance === level);
    const sorted = newOrder === "important" ? [3, 2, 1].flatMap(ofLevel) : inDeck;
    return take(sorted, newPerDay - group.done.newCards, spaceSiblings);
  });
  const mixed = all.map(({ options: { mix } }, n) => {
    const [first, second] = [reviews[n] as QueueCard[], fresh[n] as QueueCard[]];
    if (mix === "mixed") return spreadPlainly(first, second);
    return mix === "reviews-first" ? [...first, ...second] : [...second, ...first];
  });
  const ids = (list: readonly QueueCard[]) => list.map(({ cardId }) => cardId);
  const now = learning.filter((card) => due(card) <= NOW);
  const later = learning.filter((card) => due(card) > NOW);
  return {
    cardIds: ids([...sortBy(now, due), ...mixed.reduce((a, b) => spreadPlainly(a, b), [])]),
    laterIds: ids(sortBy(later, due)),
    laterToday: sortBy(later, due).map(due),
    dueLearning: now.length,
    dueReviews: reviews.flat().length,
    newCards: fresh.flat().length,
    held: held.size,
    overLimit: all.flatMap(reviewsOf).length - held.size - reviews.flat().length,
  };
}

it("is what its plain definition says", () => {
  fc.assert(
    fc.property(groups, (all) => {
      expect(buildQueues(all, day, NOW)).toEqual(plainly(all));
    }),
    { numRuns: 80 },
  );
});

it("asks first what is closest to being forgotten, by the forgetting curve", () => {
  fc.assert(
    fc.property(groups, (all) => {
      const cards = all.flatMap((group) => group.cards.filter(({ memory }) => memory?.state === 2));
      const limits = { newPerDay: 0, reviewsPerDay: 9_999 };
      const { cardIds } = buildQueues(
        [{ cards, options: limits, done: { newCards: 0, reviews: 0 } }],
        day,
        NOW,
      );
      const recall = new Map(cards.map(({ cardId, memory }) => [cardId, memory ? recallAt(memory, NOW) : 0]));
      const inTurn = cardIds.map((id) => recall.get(id) as number);
      expect(inTurn).toEqual([...inTurn].sort((a, b) => a - b));
    }),
    { numRuns: 20 },
  );
});

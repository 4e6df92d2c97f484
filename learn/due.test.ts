import fc from "fast-check";
import { expect, it } from "vitest";
import { dueOf, returns } from "./due";
import type { Card } from "./item";
import { rate } from "./memory";
import { buildQueue, type QueueCard } from "./queue";
import type { Rating } from "./review";
import {
  beginSession,
  comingBack,
  doneCount,
  isOver,
  rateCurrent,
  type StudyCard,
  showAnswer,
} from "./session";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T10:00:00Z");
const ZONE = { timeZone: "Asia/Almaty", rolloverHour: 4 };

const queueCards = fc
  .array(
    fc.record({
      rating: fc.option(fc.constantFrom<Rating>(1, 2, 3, 4)),
      ago: fc.oneof(fc.nat(3 * 60_000), fc.nat(2 * 3_600_000), fc.nat(30 * DAY)),
    }),
    { maxLength: 30 },
  )
  .map((seeds) =>
    seeds.map<QueueCard>(({ rating, ago }, n) => {
      const review = { id: `${n}`, cardId: n + 1, rating: rating ?? 3, reviewedAt: NOW - ago };
      // A long second step puts some cards beyond the hour of a sitting.
      const options = n % 3 === 0 ? "learn:30,120" : null;
      const memory = rating ? rate(null, review, { desiredRetention: 0.9, options }) : null;
      return { cardId: n + 1, factId: `f${n}`, position: n, memory };
    }),
  );

const studied = ({ cardId, factId, memory }: QueueCard): StudyCard => ({
  id: cardId,
  trace: 1,
  topicTitle: "T",
  body: { key: `${factId}#value`, factId } as Card,
  memory,
  previousAnswer: null,
  changedAt: null,
  changedForMe: false,
});

it("counts what a sitting of the queue counts, and is nothing exactly where the sitting is over at once", () => {
  fc.assert(
    fc.property(queueCards, (cards) => {
      const queue = buildQueue(
        cards,
        { newPerDay: 4, reviewsPerDay: 5 },
        { newCards: 0, reviews: 0 },
        ZONE,
        NOW,
      );
      const due = dueOf(queue, NOW);
      const pick = (ids: readonly number[]) => ids.map((id) => studied(cards[id - 1] as QueueCard));
      const back = queue.laterIds.filter((_, n) => returns(NOW)(queue.laterToday[n] as number));
      const asked = pick(queue.cardIds);
      const session = beginSession(asked, asked.length, NOW, pick(back));
      expect(session.total).toBe(due.total);
      expect(due.met + due.fresh).toBe(due.total);
      expect(isOver(session)).toBe(due.total === 0);
    }),
  );
});

it("does not count a card that waits for its first turn in the sitting beside those to come", () => {
  const seen = { id: "0", cardId: 1, rating: 1 as const, reviewedAt: NOW - 10_000 };
  const learning = rate(null, seen, { desiredRetention: 0.9 });
  const cards = [1, 2].map((id) =>
    studied({ cardId: id, factId: `f${id}`, position: id, memory: id === 1 ? learning : null }),
  );
  let session = beginSession(cards.slice(1), 1, NOW, cards.slice(0, 1));
  expect([doneCount(session), session.total, comingBack(session)]).toEqual([0, 2, 0]);
  session =
    rateCurrent(showAnswer(session), 1, "1", NOW + 1000, { desiredRetention: 0.9 })?.session ?? session;
  expect([doneCount(session), session.total, comingBack(session)]).toEqual([1, 2, 1]);
});

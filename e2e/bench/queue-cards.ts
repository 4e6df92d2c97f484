/** The cards of a learner who has many; made where they are used, in the page of the benchmark. */
import { MEMORY_STATE, type Memory } from "@/learn/memory";
import type { QueueCard } from "@/learn/queue";
import { below, randomFrom } from "@/learn/random";

const CARDS = 20_000;
const DAY = 86_400_000;

/** Two cards a fact; a quarter new, of the rest one in ten due, some in learning, reviewed at any time of two months. */
export function makeCards(now: number): QueueCard[] {
  const random = randomFrom("20,000 cards");
  return Array.from({ length: CARDS }, (_, n): QueueCard => {
    const card = {
      cardId: n + 1,
      factId: `fact-${n >> 1}`,
      position: below(random, CARDS),
      importance: 1 + (n % 3),
    };
    if (n % 4 === 0) return { ...card, memory: null };
    const lastReviewedAt = now - below(random, 60 * DAY);
    const interval = (1 + below(random, 90)) * DAY;
    const memory: Memory = {
      state: n % 50 === 1 ? MEMORY_STATE.learning : MEMORY_STATE.review,
      stability: interval / DAY,
      difficulty: 5,
      due: n % 10 === 1 ? now - below(random, 10 * DAY) : now + interval,
      lastReviewedAt,
      firstReviewedAt: lastReviewedAt,
      scheduledDays: interval / DAY,
      learningSteps: 0,
      reps: 3,
      lapses: 0,
      lastReviewId: "",
    };
    return { ...card, memory };
  });
}

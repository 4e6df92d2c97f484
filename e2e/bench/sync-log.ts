/**
 * What a learner does in weeks without a network: reviews as the study page would send them, each with the memory before
 * and after it. Seeded: the same log every time.
 */
import { v7 as uuidv7 } from "uuid";
import type { NewReview } from "@/db/queries/review-input";
import type { Step } from "@/learn/fold";
import { type Memory, rate, recallAt } from "@/learn/memory";
import { below, type Random, randomFrom } from "@/learn/random";
import { DEFAULT_WEIGHTS_ID, type Rating, SCHEDULER } from "@/learn/review";

export interface Logged extends Pick<Step, "before" | "after" | "predicted"> {
  event: NewReview & { kind: "rating" };
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const NEW_A_DAY = 35;
const SCHEDULE = {
  scheduler: SCHEDULER,
  weightsId: DEFAULT_WEIGHTS_ID,
  desiredRetention: 0.9,
  options: null,
};

/**
 * The first `count` reviews of somebody who meets 35 new cards a day and reviews what is due, learning steps included.
 * @param cardIds at least as many as that takes: some 2,000 for 10,000 reviews
 * @param from the morning of the first day, ms since the epoch
 */
export function makeLog(cardIds: readonly number[], count: number, from: number): Logged[] {
  const random = randomFrom("weeks without a network");
  const memories = new Map<number, Memory>();
  const log: Logged[] = [];
  let met = 0;
  for (let day = 0; ; day++) {
    let at = from + day * DAY;
    const due = [...memories].filter(([, { due }]) => due < at + DAY / 2).map(([cardId]) => cardId);
    const table = [...due, ...cardIds.slice(met, met + NEW_A_DAY)];
    met += NEW_A_DAY;
    for (let cardId = table.shift(); cardId !== undefined; cardId = table.shift()) {
      if (log.length === count) return log;
      at += 4_000 + below(random, 8_000);
      const before = memories.get(cardId) ?? null;
      const event = reviewOf(cardId, at, random);
      const after = rate(before, event, { desiredRetention: SCHEDULE.desiredRetention });
      memories.set(cardId, after);
      log.push({ event, before, after, predicted: before && recallAt(before, at) });
      // A learning step comes back on the same day, a few cards later.
      if (after.due - at < 30 * MINUTE) table.splice(12, 0, cardId);
    }
  }
}

function reviewOf(cardId: number, at: number, random: Random): Logged["event"] {
  const luck = random();
  const rating: Rating = luck < 0.12 ? 1 : luck < 0.22 ? 2 : luck < 0.9 ? 3 : 4;
  return {
    id: uuidv7({ msecs: at, random: Uint8Array.from({ length: 16 }, () => below(random, 256)) }),
    cardId,
    trace: 1,
    kind: "rating",
    targetId: null,
    rating,
    form: "flip",
    reviewedAt: at,
    durationMs: 1_000 + below(random, 9_000),
    schedule: SCHEDULE,
  };
}

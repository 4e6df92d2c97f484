/** What schedules is held to ts-fsrs: the same numbers to the last bit, whatever was reviewed by whatever options. */
import fc from "fast-check";
import {
  default_w,
  type FSRS,
  type Card as FsrsCard,
  forgetting_curve,
  fsrs,
  get_fuzz_range,
  StrategyMode,
} from "ts-fsrs";
import { expect, it } from "vitest";
import { DEFAULT_W } from "./fsrs6-formulas";
import { fuzzRange } from "./fuzz";
import { type Memory, rate, recallAt } from "./memory";
import type { Rating } from "./review";
import { DEFAULT_SCHEDULE_OPTIONS, optionsText, type ScheduleOptions } from "./schedule";

const DAY = 86_400_000;
const CARD = 7;

function reference(
  desiredRetention: number,
  options: ScheduleOptions,
  weights: readonly number[] | undefined,
): FSRS {
  const scheduler = fsrs({
    request_retention: desiredRetention,
    enable_fuzz: options.fuzz,
    learning_steps: options.learningSteps.map((minutes) => `${minutes}m` as const),
    relearning_steps: options.relearningSteps.map((minutes) => `${minutes}m` as const),
    maximum_interval: options.maximumInterval,
    ...(weights ? { w: [...weights] } : {}),
  });
  // biome-ignore lint/correctness/useHookAtTopLevel: a method of ts-fsrs, not a React hook
  scheduler.useStrategy(StrategyMode.SEED, function () {
    const { reps, stability, difficulty } = Reflect.get(this, "current") as FsrsCard;
    return `${CARD}:${reps}:${stability.toFixed(4)}:${difficulty.toFixed(4)}`;
  });
  return scheduler;
}

function fsrsCard(memory: Memory | null, at: number): FsrsCard {
  return {
    due: new Date(memory?.due ?? at),
    stability: memory?.stability ?? 0,
    difficulty: memory?.difficulty ?? 0,
    elapsed_days: 0,
    scheduled_days: memory?.scheduledDays ?? 0,
    learning_steps: memory?.learningSteps ?? 0,
    reps: memory?.reps ?? 0,
    lapses: memory?.lapses ?? 0,
    state: memory?.state ?? 0,
    ...(memory ? { last_review: new Date(memory.lastReviewedAt) } : {}),
  };
}

const steps = fc.array(fc.constantFrom(1, 2.5, 10, 60, 700, 1_439), { maxLength: 4 });
const settings = fc.record({
  learningSteps: steps,
  relearningSteps: steps,
  maximumInterval: fc.constantFrom(1, 7, 30, 36_500),
  fuzz: fc.boolean(),
  easyDays: fc.constant(null),
});
const weights = fc.option(
  fc
    .array(fc.double({ min: -0.5, max: 2.5, noNaN: true }), { minLength: 21, maxLength: 21 })
    .map((factors) => default_w.map((w, n) => (n % 3 === 0 ? w : w * (factors[n] as number)))),
  { nil: undefined },
);
const history = fc.array(
  fc.record({
    rating: fc.constantFrom<Rating>(1, 2, 3, 3, 4),
    gap: fc.oneof(fc.integer({ min: 0, max: 30 * 60_000 }), fc.integer({ min: 0, max: 400 * DAY })),
  }),
  { minLength: 1, maxLength: 15 },
);

it("gives what ts-fsrs gives", () => {
  fc.assert(
    fc.property(
      settings,
      fc.constantFrom(0.7, 0.9, 0.97),
      weights,
      history,
      (options, desiredRetention, w, reviews) => {
        const theirs = reference(desiredRetention, options, w);
        let memory: Memory | null = null;
        let at = Date.UTC(2026, 0, 5, 9);
        for (const { rating, gap } of reviews) {
          at += gap;
          if (memory)
            expect(recallAt(memory, at, w)).toBe(
              forgetting_curve(
                w?.[20] ?? (default_w[20] as number),
                (at - memory.lastReviewedAt) / DAY,
                memory.stability,
              ),
            );
          const { card } = theirs.next(fsrsCard(memory, at), new Date(at), rating);
          const by = { desiredRetention, weights: w, options: optionsText(options) };
          memory = rate(memory, { id: "x", cardId: CARD, rating, reviewedAt: at }, by);
          expect(memory).toMatchObject({
            state: card.state,
            stability: card.stability,
            difficulty: card.difficulty,
            due: card.due.getTime(),
            scheduledDays: card.scheduled_days,
            learningSteps: card.learning_steps,
            reps: card.reps,
            lapses: card.lapses,
          });
        }
      },
    ),
    { numRuns: 400 },
  );
});

it("has the default weights and the ranges of fuzz of ts-fsrs", () => {
  expect(DEFAULT_W).toEqual(default_w);
  const days = fc.integer({ min: 3, max: 36_500 });
  fc.assert(
    fc.property(days, fc.nat(1_000), fc.constantFrom(30, 365, 36_500), (interval, elapsed, most) => {
      const { min_ivl, max_ivl } = get_fuzz_range(interval, elapsed, most);
      expect(fuzzRange(interval, elapsed, most)).toEqual({ least: min_ivl, most: max_ivl });
    }),
  );
  expect(DEFAULT_SCHEDULE_OPTIONS.maximumInterval).toBe(36_500);
});

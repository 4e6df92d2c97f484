import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCard, foldOn, foldReviews } from "./fold";
import type { Memory } from "./memory";
import type { Rating, ReviewEvent } from "./review";
import { SCHEDULERS, type Scheduler } from "./schedulers";
import { ratingEvent } from "./testing/events";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5, 9);

const none = (id: string): Partial<ReviewEvent> => ({ kind: "undo", targetId: id, rating: null, form: null });

/** The events of four devices on one card, each with its own clock, options, undos and resets. */
const fourDevices = fc
  .array(
    fc.record({
      device: fc.nat(3),
      what: fc.constantFrom("rate", "rate", "rate", "rate", "undo", "undo", "reset", "judged", "drilled"),
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      at: fc.integer({ min: 0, max: 60 * DAY }),
      target: fc.nat(),
      desiredRetention: fc.constantFrom(0.85, 0.9),
      options: fc.constantFrom(null, "learn:1,10,60", "max:30 fuzz:0"),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((steps) =>
    steps.map(({ device, what, rating, at, target, desiredRetention, options }, n) => {
      const by = { desiredRetention, options, reviewedAt: START + at + device };
      if (what === "undo")
        return ratingEvent(n, rating, 0, { ...by, ...none(ratingEvent(target % 20, 3, 0).id) });
      if (what === "reset")
        return ratingEvent(n, rating, 0, { ...by, kind: "reset", rating: null, form: null });
      const judged = what === "rate" ? {} : { score: rating > 2 ? 1 : 0, guess: 0.25 };
      return ratingEvent(n, rating, 0, {
        ...by,
        ...judged,
        ...(what === "drilled" ? { drilled: true } : {}),
      });
    }),
  );

describe("merging", () => {
  it("any interleaving of four devices, with repeats and in any pieces, gives what the single log gives", () => {
    const interleaved = fourDevices.chain((log) =>
      fc.record({
        log: fc.constant(log),
        arrivals: fc.shuffledSubarray([...log, ...log, ...log], { minLength: log.length * 3 }),
        pieces: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(interleaved, ({ log, arrivals, pieces }) => {
        let known: ReviewEvent[] = [];
        const waiting = [...arrivals];
        for (let n = 0; waiting.length > 0; n++) {
          const ids = new Set(known.map(({ id }) => id));
          const piece = waiting.splice(0, pieces[n % pieces.length]);
          known = [...known, ...piece.filter(({ id }) => !ids.has(id))];
          // What was folded on the way must not matter for what comes of it.
          foldCard(known);
        }
        expect(foldCard(known)).toEqual(foldCard(log));
        expect(foldReviews(known, 1)).toEqual(foldCard(log).memory);
      }),
      { numRuns: 1_500 },
    );
  });

  it("an undo takes back what comes after it, whatever trace the device thought the card had", () => {
    const first = ratingEvent(1, 3, START);
    const second = ratingEvent(2, 1, START + DAY);
    const undo = ratingEvent(3, 3, START + 2 * DAY, { ...none(second.id), trace: 2 });
    expect(foldCard([undo, first, second])).toEqual(foldCard([first]));
    expect(foldCard([undo])).toEqual({ steps: [], trace: 2, memory: null });
  });

  it("neither a judged answer nor an undo is taken back, and a reset is", () => {
    const judged = ratingEvent(1, 1, START, { score: 0, guess: 0.25, form: "choice" });
    const reset = ratingEvent(2, 3, START + DAY, { kind: "reset", rating: null });
    const noReset = ratingEvent(3, 3, START + DAY, none(reset.id));
    const again = ratingEvent(4, 3, START + DAY, none(noReset.id));
    const all = [judged, ratingEvent(5, 3, START + DAY, none(judged.id)), reset, noReset, again];
    expect(foldReviews(all, 1)).toEqual(foldReviews([judged], 1));
    expect(foldReviews(all, 1)?.lastReviewId).toBe(judged.id);
  });
});

describe("going on from a memory", () => {
  const ordered = fourDevices.map((log) =>
    log
      .filter(({ kind }) => kind === "rating")
      .sort((a, b) => a.reviewedAt - b.reviewedAt || (a.id < b.id ? -1 : 1)),
  );

  it("gives what folding everything anew gives, wherever the log is cut", () => {
    fc.assert(
      fc.property(ordered, fc.nat(), (log, at) => {
        const cut = at % (log.length + 1);
        const [before, after] = [log.slice(0, cut), log.slice(cut)];
        const whole = foldCard(log);
        const memory = foldReviews(before, 1);
        const last = memory?.lastReviewedAt ?? Number.NEGATIVE_INFINITY;
        const folded = foldOn(memory, [...after].reverse());
        if (after[0] && after[0].reviewedAt <= last) expect(folded).toBeNull();
        else expect(folded).toEqual({ steps: whole.steps.slice(cut), memory: whole.memory });
      }),
      { numRuns: 500 },
    );
  });

  it("needs all events where a rating is late, or where a memory may be another scheduler's", () => {
    const first = ratingEvent(1, 3, START);
    const memory = foldReviews([first], 1);
    expect(foldOn(memory, [ratingEvent(2, 3, START)])).toBeNull();
    const two = new Map(SCHEDULERS).set("toy-2", twoStabilities as Scheduler);
    const later = ratingEvent(2, 3, START + DAY, { scheduler: "toy-2" });
    expect(foldOn(memory, [later], undefined, two)).toBeNull();
    const toy = new Map([["toy-2", twoStabilities as Scheduler]]);
    expect(foldOn(memory, [later], undefined, toy)).toBeNull();
    expect(foldOn(null, [later], undefined, toy)?.memory?.reps).toBe(1);
  });
});

/**
 * A toy successor with a state that no Memory holds: two stabilities, one for the same day and one beyond, as FSRS-7 is
 * said to have.
 */
interface TwoStabilities {
  short: number;
  long: number;
  at: number;
  reps: number;
  firstAt: number;
  id: string;
}
const twoStabilities: Scheduler<TwoStabilities> = {
  step(state, review, { weights }) {
    const [grow = 2, shrink = 0.5] = weights ?? [];
    const factor = review.rating > 1 ? grow : shrink;
    const sameDay = state !== null && review.reviewedAt - state.at < DAY;
    return {
      short: (state?.short ?? 0.5) * (sameDay ? factor : 1),
      long: (state?.long ?? 1) * (sameDay ? 1 : factor),
      at: review.reviewedAt,
      reps: (state?.reps ?? 0) + 1,
      firstAt: state?.firstAt ?? review.reviewedAt,
      id: review.id,
    };
  },
  memoryOf: (state): Memory => ({
    state: 2,
    stability: Math.max(state.short, state.long),
    difficulty: 5,
    due: state.at + state.long * DAY,
    lastReviewedAt: state.at,
    firstReviewedAt: state.firstAt,
    scheduledDays: Math.round(state.long),
    learningSteps: 0,
    reps: state.reps,
    lapses: 0,
    lastReviewId: state.id,
  }),
  recall: (state, now) => 0.9 ** ((now - state.at) / DAY / state.long),
};

describe("a successor of the scheduler", () => {
  const schedulers = new Map(SCHEDULERS).set("toy-2", twoStabilities as Scheduler);
  const past = [
    ratingEvent(1, 3, START),
    ratingEvent(2, 3, START + 3_600_000),
    ratingEvent(3, 1, START + 4 * DAY),
  ];
  const first = ratingEvent(4, 3, START + 9 * DAY, { scheduler: "toy-2" });

  it("is a replay: from the first event that names it the whole past is folded by it", () => {
    const replay = [...past, first].reduce<TwoStabilities | null>(
      (state, { id, cardId, rating, reviewedAt }) =>
        twoStabilities.step(
          state,
          { id, cardId, rating: rating as Rating, reviewedAt },
          { desiredRetention: 0.9 },
        ),
      null,
    ) as TwoStabilities;
    expect(replay).toMatchObject({ short: 1, long: 2, reps: 4 });
    const folded = foldCard([first, ...past], undefined, schedulers);
    expect(folded.memory).toEqual(twoStabilities.memoryOf(replay));
    expect(folded.steps.map(({ predicted }) => predicted !== null)).toEqual([false, true, true, true]);
    expect(folded.steps[3]?.predicted).toBeCloseTo(0.9 ** 5, 12);
  });

  it("leaves cards that have not met it as they are, and goes with an undo", () => {
    expect(foldReviews(past, 1, undefined, schedulers)).toEqual(foldReviews(past, 1));
    const undo = ratingEvent(5, 3, START + 9 * DAY, none(first.id));
    expect(foldReviews([...past, first, undo], 1, undefined, schedulers)).toEqual(foldReviews(past, 1));
  });

  it("uses its own weights for the past too, and says plainly when it is not there", () => {
    const fitted = ratingEvent(4, 3, START + 9 * DAY, { scheduler: "toy-2", weightsId: "mine" });
    const weightsOf = (id: string) => (id === "mine" ? [3, 0.1] : undefined);
    const memory = foldReviews([...past, fitted], 1, weightsOf, schedulers);
    expect(memory?.stability).toBeCloseTo(1.5, 12);
    expect(() => foldReviews([...past, first], 1)).toThrow("toy-2");
  });
});

it("each event keeps the weights that scheduled it", () => {
  const changed = Array.from({ length: 21 }, (_, n) => (n === 2 ? 20 : 0.5));
  const weightsOf = (id: string) => (id === "later" ? changed : undefined);
  const events = [ratingEvent(1, 3, START), ratingEvent(2, 3, START + DAY)];
  const later = ratingEvent(3, 3, START + 5 * DAY, { weightsId: "later" });
  const before = foldCard(events, weightsOf).memory;
  expect(before).toEqual(foldCard(events).memory);
  expect(foldCard([...events, later], weightsOf).steps[1]?.after).toEqual(before);
  expect(foldCard([...events, later], weightsOf).memory).not.toEqual(foldCard([...events, later]).memory);
});

it("takes back what was judged while drilling, and nothing that a quiz judged", () => {
  const known = ratingEvent(1, 3, START);
  const judged = { score: 0, guess: 0.25, form: "choice" };
  const drilled = ratingEvent(2, 1, START + DAY, { ...judged, drilled: true });
  const inQuiz = ratingEvent(3, 1, START + DAY, judged);
  const undo = (of: ReviewEvent) => ratingEvent(9, 3, START + DAY + 1, none(of.id));
  const before = foldCard([known]).memory;
  expect(foldCard([known, drilled]).memory).toEqual({
    ...foldCard([known, inQuiz]).memory,
    lastReviewId: drilled.id,
  });
  expect(foldCard([known, drilled, undo(drilled)]).memory).toEqual(before);
  expect(foldCard([known, inQuiz, undo(inQuiz)]).memory).toEqual(foldCard([known, inQuiz]).memory);
});

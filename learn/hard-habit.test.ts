import { describe, expect, it } from "vitest";
import { hardHabitOf } from "./hard-habit";
import { type Memory, rate, recallAt } from "./memory";
import type { PastReview } from "./plan/past";
import { randomFrom } from "./random";
import type { Rating } from "./review";

const DAY = 86_400_000;
const CARDS = 60;
const RUNS = 12;
const OPTIONS = { desiredRetention: 0.9 };

/** How somebody presses buttons, and how much better than the model they remember (1: just so). */
interface Manner {
  /** whether a forgotten card is rated Hard, after what it was rated the time before */
  lenient: (before: Rating | null) => boolean;
  /** share of recalled cards rated Hard */
  effort: number;
  strength: number;
}
const honest = () => false;
const always = () => true;
/** a second chance: Hard at first, Again when it fails once more */
const once = (before: Rating | null) => before !== 2;

/** Half a year of somebody whose real memory goes by FSRS-6 and by what really happened, whatever was pressed. */
function played(seed: string, { lenient, effort, strength }: Manner): PastReview[] {
  const random = randomFrom(seed);
  const reviews: PastReview[] = [];
  for (let cardId = 1; cardId <= CARDS; cardId++) {
    let told: Memory | null = null;
    let real: Memory | null = null;
    let before: Rating | null = null;
    let at = Math.floor(random() * 20) * DAY;
    while (at < 180 * DAY) {
      const recalled = random() < (real ? recallAt(real, at) ** (1 / strength) : 0.6);
      const kept: boolean = recalled ? random() < effort : real !== null && lenient(before);
      const rating: Rating = kept ? 2 : recalled ? 3 : 1;
      const predicted = told && recallAt(told, at);
      reviews.push({ cardId, rating, predicted, judged: false, reviewedAt: at, durationMs: 5000 });
      const event = { id: "", cardId, reviewedAt: at };
      told = rate(told, { ...event, rating }, OPTIONS);
      real = rate(real, { ...event, rating: recalled ? 3 : 1 }, OPTIONS);
      before = rating;
      // Somebody comes once an evening.
      at = Math.max(at + (told.state === 2 ? DAY : 600_000), told.due);
    }
  }
  return reviews.sort((a, b) => a.reviewedAt - b.reviewedAt);
}

const signs = (manner: Manner) =>
  Array.from({ length: RUNS }, (_, n) => hardHabitOf(played(`habit ${n}`, manner))?.sign);
const share = (list: readonly (string | undefined)[], sign: string) =>
  list.filter((one) => one === sign).length / list.length;

describe("the habit of Hard", () => {
  it("is seen where Hard stands for forgotten, always or at first", () => {
    expect(share(signs({ lenient: always, effort: 0.05, strength: 1 }), "again")).toBeGreaterThanOrEqual(0.9);
    expect(share(signs({ lenient: once, effort: 0.05, strength: 1 }), "recall")).toBeGreaterThanOrEqual(0.75);
  });

  it("is not seen in those who choose Hard for recalled with effort, however often and well they remember", () => {
    for (const effort of [0.15, 0.4])
      for (const strength of [1, 3])
        expect(signs({ lenient: honest, effort, strength }).filter(Boolean)).toEqual([]);
  });

  it("says nothing of a handful of reviews, nor of answers that a quiz judged", () => {
    const reviews = played("habit", { lenient: always, effort: 0.1, strength: 1 });
    expect(hardHabitOf(reviews)).not.toBeNull();
    expect(hardHabitOf(reviews.slice(0, 60))).toBeNull();
    expect(hardHabitOf(reviews.map((review) => ({ ...review, judged: true })))).toBeNull();
    expect(hardHabitOf([])).toBeNull();
  });

  it("tells figures that bear it out", () => {
    const seeds = Array.from({ length: RUNS }, (_, n) => `habit ${n}`);
    const told = seeds.flatMap((seed) =>
      [once, always].flatMap(
        (lenient) => hardHabitOf(played(seed, { lenient, effort: 0.05, strength: 1 })) ?? [],
      ),
    );
    expect(told.length).toBeGreaterThan(RUNS);
    for (const habit of told) {
      expect(habit.hard).toBeLessThan(habit.asked);
      if (habit.sign === "recall") expect(habit.expected - habit.actual).toBeGreaterThan(0.1);
      else expect(habit.hard + habit.again).toBeGreaterThanOrEqual(habit.expected);
    }
  });
});

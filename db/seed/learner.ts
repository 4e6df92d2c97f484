/**
 * A simulated learner: comes on some days, meets cards at a pace of their own, forgets faster or slower than the model
 * predicts. What they do becomes reviews just as the product would record them. Pure but for the ids of events.
 */
import { ratingOf } from "@/learn/evidence";
import { MEMORY_STATE, type Memory, rate, recallAt } from "@/learn/memory";
import { below, type Random } from "@/learn/random";
import type { Rating } from "@/learn/review";
import { loadOf, recallAtPace } from "@/learn/stats/pace";
import { normal } from "@/learn/stats/testing/class-simulation";
import { idAt } from "./ids";

const DAY = 86_400_000;
const HOUR = 3_600_000;
export const SEED_RETENTION = 0.9;

export interface SeedCard {
  id: number;
  trace: number;
}

/** A review as it is stored. Times in ms. */
export interface SeedReview {
  id: string;
  cardId: number;
  trace: number;
  rating: Rating;
  form: string;
  score: number | null;
  guess: number | null;
  reviewedAt: number;
  durationMs: number;
  predicted: number | null;
  before: Memory | null;
}

export class Learner {
  readonly memories: (Memory | null)[];
  readonly #due: Float64Array;
  readonly #random: Random;
  readonly #cards: readonly SeedCard[];
  /** logarithm of how much longer than predicted they remember */
  readonly #pace: number;
  readonly #knows: number;
  readonly #attendance: number;
  readonly #newPerDay: number;
  readonly #most: number;
  /** day on which they begin, and, for those who give up, the last one */
  readonly #from: number;
  readonly #until: number;
  #met = 0;

  /** @param days how long the whole history is */
  constructor(random: Random, cards: readonly SeedCard[], days: number) {
    this.#random = random;
    this.#cards = cards;
    this.memories = cards.map(() => null);
    this.#due = new Float64Array(cards.length).fill(Number.POSITIVE_INFINITY);
    this.#pace = 0.35 * normal(random) - 0.1;
    this.#knows = Math.min(0.5, Math.max(0.02, 0.12 + 0.1 * normal(random)));
    this.#attendance = 0.45 + 0.5 * random();
    this.#newPerDay = 3 + below(random, 12);
    this.#most = 60 + below(random, 140);
    this.#from = below(random, Math.max(1, Math.floor(days / 6)));
    this.#until = random() < 0.12 ? days - 5 - below(random, Math.max(1, Math.floor(days / 4))) : days;
  }

  /** How likely a card is truly recalled. */
  recall(nth: number, at: number): number {
    const memory = this.memories[nth];
    return memory ? recallAtPace(loadOf(recallAt(memory, at)), this.#pace) : this.#knows;
  }

  /** What is studied on a day that begins at `start` (ms); nothing on a day without study. */
  study(day: number, start: number): SeedReview[] {
    const random = this.#random;
    if (day < this.#from || day > this.#until || random() > this.#attendance) return [];
    let at = start + 8 * HOUR + below(random, 6 * HOUR);
    const queue: number[] = [];
    for (let n = 0; n < this.#met && queue.length < this.#most; n++)
      if ((this.#due[n] as number) < at + DAY / 4) queue.push(n);
    for (let n = 0; n < this.#newPerDay && this.#met < this.#cards.length; n++) queue.push(this.#met++);
    const made: SeedReview[] = [];
    for (let nth = 0; nth < queue.length; nth++) {
      const card = queue[nth] as number;
      const durationMs = 2_500 + below(random, 9_000);
      at += durationMs + 600;
      const recalled = random() < this.recall(card, at);
      const rating: Rating = recalled ? (random() < 0.12 ? 2 : random() < 0.85 ? 3 : 4) : 1;
      made.push(this.#review(card, at, { rating, form: "flip", score: null, guess: null }, durationMs));
      const { state } = this.memories[card] as Memory;
      const again = state === MEMORY_STATE.learning || state === MEMORY_STATE.relearning;
      if (again && queue.length < 3 * this.#most) queue.push(card);
    }
    return made;
  }

  /** Answers a question with four options; wrong ones are told by number. @returns whether it was right, and its review */
  answer(nth: number, at: number): { right: boolean; review: SeedReview } {
    const right = this.#random() < this.recall(nth, at) || this.#random() < 0.25;
    const judged = { score: right ? 1 : 0, guess: 0.25 };
    const review = this.#review(
      nth,
      at,
      { ...judged, form: "choice", rating: ratingOf(judged) },
      4_000 + below(this.#random, 20_000),
    );
    return { right, review };
  }

  #review(
    nth: number,
    reviewedAt: number,
    answer: Pick<SeedReview, "rating" | "form" | "score" | "guess">,
    durationMs: number,
  ): SeedReview {
    const { id: cardId, trace } = this.#cards[nth] as SeedCard;
    const before = this.memories[nth] ?? null;
    const id = idAt(reviewedAt);
    const after = rate(before, { id, cardId, reviewedAt, ...answer }, { desiredRetention: SEED_RETENTION });
    this.memories[nth] = after;
    this.#due[nth] = after.due;
    const predicted = before && recallAt(before, reviewedAt);
    return { id, cardId, trace, ...answer, reviewedAt, durationMs, predicted, before };
  }
}

/** How many days so many reviews a learner take, as tried with a dozen of them. */
export function daysFor(random: Random, cards: readonly SeedCard[], reviewsEach: number): number {
  const TRIED = 12;
  const MOST = 6_000;
  for (let guess = 4; ; guess = Math.ceil(guess * 1.25)) {
    const learners = Array.from({ length: TRIED }, () => new Learner(random, cards, guess));
    let reviews = 0;
    for (let day = 0; day < guess; day++)
      for (const learner of learners) reviews += learner.study(day, day * DAY).length;
    const wanted = reviewsEach * TRIED;
    if (reviews >= wanted) return Math.max(2, Math.ceil((guess * wanted) / reviews));
    if (guess >= MOST) return MOST;
  }
}

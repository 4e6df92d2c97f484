/**
 * FSRS-6 as a bare model: stability and difficulty after each review, nothing of scheduling. In double precision and
 * without the rounding of ts-fsrs, for measuring how well weights predict.
 * Source: open-spaced-repetition, "The Algorithm", FSRS-6; bounds as in fsrs-rs (stability 0.001 to 36,500 days).
 */
import { DEFAULT_W } from "../fsrs6-formulas";
import type { Rating } from "../review";

/** What is known of one card: stability in days, difficulty 1 to 10. */
export interface ModelState {
  stability: number;
  difficulty: number;
}

interface Model {
  /** The state after a review `days` after the one before; whole days, 0 is the same day. Null: never reviewed. */
  next(state: ModelState | null, days: number, rating: Rating): ModelState;
  /** Probability of recall after that many days, 0 to 1. */
  recall(state: ModelState, days: number): number;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The model with these 21 weights. */
export function fsrs6(weights: readonly number[] = DEFAULT_W): Model {
  if (weights.length !== 21 || !weights.every(Number.isFinite)) {
    throw new Error(`FSRS-6 has 21 weights, all finite numbers; got ${weights.length}.`);
  }
  const w = (i: number) => weights[i] as number;
  const decay = -w(20);
  const factor = 0.9 ** (1 / decay) - 1;
  const recall = (stability: number, days: number) => (1 + (factor * days) / stability) ** decay;
  const firstDifficulty = (rating: Rating) => w(4) - Math.exp(w(5) * (rating - 1)) + 1;

  function stabilityAfter({ stability: s, difficulty: d }: ModelState, days: number, rating: Rating): number {
    if (days === 0) {
      const growth = Math.exp(w(17) * (rating - 3 + w(18))) * s ** -w(19);
      return s * (rating >= 2 ? Math.max(1, growth) : growth);
    }
    const forgotten = 1 - recall(s, days);
    if (rating === 1) {
      const lapsed = w(11) * d ** -w(12) * ((s + 1) ** w(13) - 1) * Math.exp(forgotten * w(14));
      return Math.min(lapsed, s / Math.exp(w(17) * w(18)));
    }
    const bonus = rating === 2 ? w(15) : rating === 4 ? w(16) : 1;
    return s * (1 + Math.exp(w(8)) * (11 - d) * s ** -w(9) * (Math.exp(forgotten * w(10)) - 1) * bonus);
  }

  return {
    next(state, days, rating) {
      if (!state) {
        return {
          stability: clamp(w(rating - 1), 0.001, 36_500),
          difficulty: clamp(firstDifficulty(rating), 1, 10),
        };
      }
      const moved = state.difficulty - (w(6) * (rating - 3) * (10 - state.difficulty)) / 9;
      return {
        stability: clamp(stabilityAfter(state, days, rating), 0.001, 36_500),
        difficulty: clamp(w(7) * firstDifficulty(4) + (1 - w(7)) * moved, 1, 10),
      };
    },
    recall: (state, days) => recall(state.stability, days),
  };
}

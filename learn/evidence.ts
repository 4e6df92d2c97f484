/**
 * Evidence: what a judged answer proves about memory. The question behind it is always the flashcard's: did the
 * learner recall it? A right choice may be a guess, a wrong one a slip.
 *
 * Bayesian knowledge tracing's observation step (Corbett & Anderson 1995, "Knowledge tracing", equations 2 and 3),
 * with the scheduler's predicted recall p in the place of the probability that the skill is known:
 *
 *   right:  q = p (1 − slip) / (p (1 − slip) + (1 − p) g)
 *   wrong:  q = p slip / (p slip + (1 − p) (1 − g))
 *
 * g is what somebody who does not recall scores: the item's blind guess, and a little more, since one who cannot
 * recall may still recognize or rule out. Certainty multiplies the odds: those who guess say so more often than
 * those who know (Gardner-Medwin 1995, "Confidence assessment in the teaching of basic science"). A wrong answer
 * given with high certainty is a slip of one who knows or a misconception, which speak against each other.
 */
import type { Certainty } from "./answer";
import type { Rating } from "./review";

/** What a judged answer says. */
export interface Evidence {
  /** 0 to 1 */
  score: number;
  /** the score that blind guessing is expected to give, 0 to 1 */
  guess: number;
  /** how sure the learner said they were; null: not asked */
  certainty: Certainty | null;
}

/** The free parameters, tuned on simulated learners (`npm run bench:evidence`). */
export interface EvidenceParameters {
  /** chance that one who recalls answers wrongly all the same */
  slip: number;
  /** of what guessing leaves open, the share that half-knowledge adds where there is something to recognize */
  recognition: number;
  /** odds of recall are multiplied by it, by certainty 1 to 3 */
  sureAndRight: readonly [number, number, number];
  sureAndWrong: readonly [number, number, number];
  /** chance of recall at a first meeting: what a learner brings along */
  firstMeeting: number;
  /** the prediction is believed within these bounds: a model may be wrong, and minutes after a review it is too sure */
  least: number;
  most: number;
}

export const EVIDENCE: EvidenceParameters = {
  slip: 0.015,
  recognition: 0.4,
  sureAndRight: [0.1, 0.8, 4],
  sureAndWrong: [0.3, 0.5, 1],
  firstMeeting: 0.2,
  least: 0.02,
  most: 0.96,
};

/**
 * The probability that a learner really recalled, given how an answer was judged.
 * A partial score is corrected for guessing, (s − g) / (1 − g), and lies by it between wrong and right on the scale of
 * log odds.
 * @param priorRecall predicted recall just before, 0 to 1; null at a first meeting
 * @returns 0 to 1. Exactly 1 for a right answer that cannot be guessed.
 */
export function recalledProbability(
  { score, guess, certainty, priorRecall }: Evidence & { priorRecall: number | null },
  parameters: EvidenceParameters = EVIDENCE,
): number {
  const { slip, recognition, firstMeeting, least, most } = parameters;
  const p = Math.min(most, Math.max(least, priorRecall ?? firstMeeting));
  if (guess >= 1) return p;
  const g = guess > 0 ? guess + (1 - guess) * recognition : 0;
  const part = correctedScore(score, guess);
  if (part === 1 && g === 0) return 1;
  const right = Math.log((1 - slip) / Math.max(g, 0.001));
  const wrong = Math.log(slip / (1 - g));
  const sure = certainty
    ? Math.log(parameters[part >= HALF ? "sureAndRight" : "sureAndWrong"][certainty - 1] as number)
    : 0;
  const odds = Math.log(p / (1 - p)) + part * right + (1 - part) * wrong + sure;
  return 1 / (1 + Math.exp(-odds));
}

/** A score corrected for guessing: 0 for what guessing gives or less, 1 for all right. */
function correctedScore(score: number, guess: number): number {
  if (guess >= 1) return 0;
  return Math.min(1, Math.max(0, (score - guess) / (1 - guess)));
}

const HALF = 0.5;

/**
 * The rating that stands for a judged answer where one number must do (tallies, exports): Good when the score
 * corrected for guessing reaches a half, else Again. It does not depend on the memory.
 */
export function ratingOf({ score, guess }: Pick<Evidence, "score" | "guess">): Rating {
  return correctedScore(score, guess) >= HALF ? 3 : 1;
}

/**
 * Whether memories that learn from quizzes predict later recall better: simulated learners study cards by flashcards and
 * sit quizzes in between; at the end each card is asked once more, and what three memories predict is held against it.
 * The first saw no quiz, the second took right for Good and wrong for Again, the third is learn/evidence.ts.
 *
 * Days of study depend on no memory's predictions, and all memories use the default weights, which are nobody's true ones.
 */

import type { Certainty } from "@/learn/answer";
import { EVIDENCE, type EvidenceParameters, ratingOf } from "@/learn/evidence";
import { type Memory, rate, recallAt } from "@/learn/memory";
import { pick, type Random, randomFrom } from "@/learn/random";
import type { Rating } from "@/learn/review";
import { REACH } from "@/learn/stats/intervals";
import { normal } from "@/learn/stats/testing/class-simulation";
import { drawLearner, type Law, type Learner, type Trace } from "./learner";
import { ASKED, type Asked, answerQuestion } from "./quiz-answers";

const DAY = 86_400_000;
export const MEMORIES = ["no quizzes", "right is Good", "evidence"] as const;
export type MemoryKind = (typeof MEMORIES)[number];

type Event = { at: number } & (
  | { kind: "flip"; rating: Rating }
  | { kind: "quiz"; score: number; guess: number; certainty: Certainty | null }
);

/** What happened to one card of one learner, and whether it was recalled later. */
export interface Life {
  learner: number;
  law: Law;
  asked: Asked;
  withCertainty: boolean;
  /** in the order of time */
  events: readonly Event[];
  /** at some moments after all events, each as if it were the only one */
  probes: readonly { at: number; recalled: boolean }[];
}

/** The lives of the cards of some learners that were asked in a quiz; of others a quiz can say nothing. */
export function simulateLives(
  seed: string,
  { learners, cardsEach }: { learners: number; cardsEach: number },
): Life[] {
  return Array.from({ length: learners }, (_, nth) => {
    const random = randomFrom(`${seed}:${nth}`);
    const learner = drawLearner(random);
    const withCertainty = random() < 0.5;
    return Array.from({ length: cardsEach }, (): Life => {
      const asked = pick(random, Object.keys(ASKED) as Asked[]);
      const life = live(random, learner, asked, withCertainty);
      return { learner: nth, law: learner.law, asked, withCertainty, ...life };
    }).filter(({ events }) => events.some(({ kind }) => kind === "quiz"));
  }).flat();
}

function live(
  random: Random,
  learner: Learner,
  asked: Asked,
  withCertainty: boolean,
): Pick<Life, "events" | "probes"> {
  const events: Event[] = [];
  // Cards are not alike: what is easy for one's memory lasts longer.
  const ease = Math.exp(0.4 * normal(random));
  let trace: Trace | null = null;
  let last = 0;
  const recall = (at: number) => {
    if (!trace) return 0;
    return learner.recall({ ...trace, stability: trace.stability * ease }, (at - last) / DAY);
  };
  const learn = (at: number, recalled: boolean, effect = 1) => {
    const before: Trace | null = trace;
    const next = learner.next(trace, (at - last) / DAY, recalled);
    // A lesser effect: part of the way.
    const stability = before ? before.stability ** (1 - effect) * next.stability ** effect : next.stability;
    trace = { ...next, stability: stability * Math.exp(0.2 * normal(random)) };
    last = at;
  };
  if (random() < learner.brings) {
    trace = { stability: 30 * Math.exp(normal(random)), difficulty: 5 };
    last = -15 * DAY;
  }
  let at = 0;
  let gap = 1;
  const rounds = 3 + Math.floor(random() * 6);
  const share = 0.2 + 0.4 * random();
  for (let round = 0; round < rounds; round++) {
    // Quizzes come when the course wants them, not when a memory needs it.
    const isQuiz = random() < share;
    if (round > 0) at += Math.max(1, Math.round((isQuiz ? 20 * random() : gap) * wobble(random))) * DAY;
    const now = recall(at);
    if (isQuiz) {
      const { recalled, certainty, ...judged } = answerQuestion(random, asked, learner, now);
      events.push({ at, kind: "quiz", ...judged, certainty: withCertainty ? certainty : null });
      // Who does not recall learns from a quiz only by looking at the right answer afterwards.
      if (recalled) learn(at, true, ASKED[asked][1] === 0 ? 1 : learner.lesserEffect);
      else if (random() < SEES_ANSWER) learn(at, false);
    } else {
      const recalled = random() < now;
      const honest = random() >= MISJUDGED;
      events.push({ at, kind: "flip", rating: recalled === honest ? pick(random, RATINGS) : 1 });
      learn(at, recalled);
      gap = recalled ? gap * (1.5 + 2 * random()) : 1;
    }
  }
  const probes = Array.from({ length: PROBES }, () => {
    const then = at + Math.round(2 + 58 * random()) * DAY;
    return { at: then, recalled: random() < recall(then) };
  });
  return { events, probes };
}

const wobble = (random: Random) => Math.exp(0.4 * normal(random));
/** Share of quizzes after which a learner looks at the right answers. */
const SEES_ANSWER = 0.7;
/** Share of flashcards that a learner rates against what happened. */
const MISJUDGED = 0.03;
/** How what was recalled is rated. */
const RATINGS = [2, 3, 3, 3, 3, 3, 4] as const;
const PROBES = 3;

/**
 * What a memory predicts at each probe of a life.
 * @param unseen what it predicts of a card that it has seen nothing of
 */
export function predict(
  { events, probes }: Life,
  kind: MemoryKind,
  unseen: number,
  parameters: EvidenceParameters = EVIDENCE,
): number[] {
  let memory: Memory | null = null;
  const options = { desiredRetention: 0.9, evidence: parameters };
  for (const [nth, event] of events.entries()) {
    const base = { id: `${nth}`, cardId: 1, reviewedAt: event.at };
    if (event.kind === "flip") memory = rate(memory, { ...base, rating: event.rating }, options);
    else if (kind === "right is Good") memory = rate(memory, { ...base, rating: ratingOf(event) }, options);
    else if (kind === "evidence") {
      const { score, guess, certainty } = event;
      memory = rate(memory, { ...base, rating: ratingOf(event), score, guess, certainty }, options);
    }
  }
  return probes.map(({ at }) => (memory ? recallAt(memory, at) : unseen));
}

/** Mean log loss of predictions of a life. */
export function lossOf({ probes }: Life, predictions: readonly number[]): number {
  return mean(
    predictions.map((predicted, nth) => {
      const p = Math.min(0.9999, Math.max(0.0001, predicted));
      return -Math.log(probes[nth]?.recalled ? p : 1 - p);
    }),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A mean over learners with its 95 % interval. */
export interface Gain {
  mean: number;
  low: number;
  high: number;
}

/** How much less the second loss of each life is than the first: paired by life, with learners as the sample. */
export function gainOf(lives: readonly Life[], before: readonly number[], after: readonly number[]): Gain {
  const byLearner = new Map<number, number[]>();
  for (const [nth, { learner }] of lives.entries()) {
    const gain = (before[nth] as number) - (after[nth] as number);
    byLearner.set(learner, [...(byLearner.get(learner) ?? []), gain]);
  }
  const gains = [...byLearner.values()].map(mean);
  const middle = mean(gains);
  const error = Math.sqrt(mean(gains.map((gain) => (gain - middle) ** 2)) / (gains.length - 1));
  return { mean: middle, low: middle - REACH[0.95] * error, high: middle + REACH[0.95] * error };
}

/**
 * Simulated learners for measuring evidence: what they truly remember, by one of three laws. Only the first is the
 * scheduler's own, and even its weights are nobody's default: a model that is right about everybody would prove nothing.
 */

import { pick, type Random } from "@/learn/random";
import { normal } from "@/learn/stats/testing/class-simulation";
import { DEFAULT_W } from "../../fsrs6-formulas";
import { fsrs6, type ModelState } from "../fsrs6";

export const LAWS = ["fsrs", "power", "exponential"] as const;
export type Law = (typeof LAWS)[number];

/** A true memory of one card, at the moment of its last review. Stability: days until recall is 0.9. */
export type Trace = ModelState;

/** One learner. Shares are 0 to 1. */
export interface Learner {
  law: Law;
  /** after a review that recalled (or the answer was seen after not recalling) */
  next: (trace: Trace | null, days: number, recalled: boolean) => Trace;
  recall: (trace: Trace, days: number) => number;
  /** chance of answering wrongly what is recalled */
  slip: number;
  /** of what is not recalled, the share recognized among options when it was recalled a short while ago */
  recognition: number;
  /** how much surer than warranted */
  boldness: number;
  /** how much of what recalling does for memory recognizing among options does */
  lesserEffect: number;
  /** share of cards known before the first meeting */
  brings: number;
}

const between = (random: Random, low: number, high: number) => low + random() * (high - low);
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** How far weights and stabilities of learners spread, as standard deviation of their logarithm. */
const SPREAD = 0.25;

/** A learner drawn from a population in which each law has the same share. */
export function drawLearner(random: Random): Learner {
  const law = pick(random, LAWS);
  return {
    law,
    ...(law === "fsrs" ? ownWeights(random) : otherLaw(random, law)),
    slip: between(random, 0.01, 0.08),
    recognition: between(random, 0.1, 0.5),
    boldness: 0.5 * normal(random),
    lesserEffect: between(random, 0.5, 1),
    brings: between(random, 0.05, 0.35),
  };
}

/** FSRS-6 with weights of the learner's own. */
function ownWeights(random: Random): Pick<Learner, "next" | "recall"> {
  const weights = DEFAULT_W.map((weight) => weight * Math.exp(SPREAD * normal(random)));
  weights[20] = clamp(weights[20] as number, 0.1, 0.8);
  const model = fsrs6(weights);
  return {
    next: (trace, days, recalled) => model.next(trace, days, recalled ? 3 : 1),
    recall: (trace, days) => model.recall(trace, days),
  };
}

/** Such that the default weights are right about such learners on average, as weights fitted to them would be. */
const USUAL = { power: { first: 4, growth: 16 }, exponential: { first: 7, growth: 24 } };

/**
 * Stability grows by a factor the larger the nearer the memory was to being forgotten, and falls to a share of itself
 * when it was; forgetting is a power of time with an exponent of the learner's own (Wixted & Ebbesen 1991, "On the form
 * of forgetting") or exponential (Ebbinghaus 1885, and half-life regression: Settles & Meeder 2016).
 */
function otherLaw(random: Random, law: Exclude<Law, "fsrs">): Pick<Learner, "next" | "recall"> {
  const { first: usual, growth: usually } = USUAL[law];
  const first = usual * Math.exp(SPREAD * normal(random));
  const growth = usually * between(random, 0.5, 1.5);
  const kept = between(random, 0.1, 0.4);
  const exponent = between(random, 0.2, 1);
  const unit = 0.9 ** (-1 / exponent) - 1;
  const recall = ({ stability }: Trace, days: number) =>
    law === "power" ? (1 + (unit * days) / stability) ** -exponent : 0.9 ** (days / stability);
  return {
    recall,
    next(trace, days, recalled) {
      if (!trace) return { stability: recalled ? first : first / 4, difficulty: 5 };
      const factor = recalled ? 1 + growth * (1 - recall(trace, days)) : kept;
      return { ...trace, stability: clamp(trace.stability * factor, 0.1, 3_650) };
    },
  };
}

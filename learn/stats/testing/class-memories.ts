/**
 * Simulated classes that study cards for some weeks and then sit an exam: what forecasts are tuned and measured on.
 * The scheduler knows the default weights; every student forgets by weights of their own, and in part of the classes by
 * another law than the model's.
 */

import { MEMORY_STATE, type Memory, rate, recallAt } from "@/learn/memory";
import { below, type Random } from "@/learn/random";
import type { Rating } from "@/learn/review";
import { DEFAULT_W } from "../../fsrs6-formulas";
import type { PredictionGroup } from "../pace";
import { normal } from "./class-simulation";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);

/** How the students of a class forget. `exponential`: recall halves at a constant rate, unlike any FSRS. */
export type Law = "fsrs" | "exponential";

interface SimulatedStudent {
  /** memories of the model at the end of study, by card; null: never met */
  memories: (Memory | null)[];
  groups: PredictionGroup[];
  first: { n: number; recalled: number };
  /** what the student truly recalls with, by card, `days` after the end of study */
  truth: (days: number) => number[];
}

export interface SimulatedClass {
  students: SimulatedStudent[];
  /** topic of each card */
  topics: number[];
  /** end of study, ms */
  end: number;
}

interface ClassTraits {
  law: Law;
  students: number;
  cards: number;
  topics: number;
  days: number;
  newPerDay: number;
}

/** One class; students differ from the default weights together and each alone. */
export function simulateStudy(random: Random, traits: ClassTraits): SimulatedClass {
  const shared = 0.25 * normal(random);
  const sharedDecay = 0.15 * normal(random);
  return {
    students: Array.from({ length: traits.students }, () => studyOf(random, traits, shared, sharedDecay)),
    topics: Array.from({ length: traits.cards }, (_, card) =>
      Math.floor((card * traits.topics) / traits.cards),
    ),
    end: START + traits.days * DAY,
  };
}

function ownWeights(random: Random, shared: number, sharedDecay: number): number[] {
  const own = shared + 0.3 * normal(random);
  return DEFAULT_W.map((w, at) => {
    if (at < 4) return Math.min(100, Math.max(0.01, w * Math.exp(own + 0.2 * normal(random))));
    // w8 is the logarithm of how much stability grows.
    if (at === 8) return w + own * 0.5 + 0.1 * normal(random);
    if (at === 20) return Math.min(0.7, Math.max(0.11, w * Math.exp(sharedDecay + 0.2 * normal(random))));
    return w * Math.exp(0.05 * normal(random));
  });
}

function studyOf(random: Random, traits: ClassTraits, shared: number, sharedDecay: number): SimulatedStudent {
  const weights = ownWeights(random, shared, sharedDecay);
  const [asked, truly] = [{ desiredRetention: 0.9 }, { desiredRetention: 0.9, weights }];
  const knows = Math.min(0.6, Math.max(0.01, 0.12 + 0.1 * normal(random)));
  const diligence = 0.4 + 0.6 * random();
  const model: (Memory | null)[] = Array.from({ length: traits.cards }, () => null);
  const mind: (Memory | null)[] = [...model];
  const truthAt = (card: number, at: number): number => {
    const memory = mind[card];
    if (!memory) return knows;
    if (traits.law === "fsrs") return recallAt(memory, at, weights);
    return 0.9 ** ((at - memory.lastReviewedAt) / DAY / memory.stability);
  };
  const groups = new Map<number, { sum: number; n: number; recalled: number }>();
  const first = { n: 0, recalled: 0 };
  let next = 0;
  for (let day = 0; day < traits.days; day++) {
    if (random() > diligence) continue;
    const evening = START + day * DAY + 12 * 3_600_000 + below(random, 6 * 3_600_000);
    const due = model.flatMap((memory, card) => (memory && memory.due < evening + DAY / 4 ? [card] : []));
    const fresh = Array.from({ length: Math.min(traits.newPerDay, traits.cards - next) }, (_, n) => next + n);
    next += fresh.length;
    const queue = [...due, ...fresh];
    let at = evening;
    for (let nth = 0; nth < queue.length; nth++) {
      const card = queue[nth] as number;
      at += 8_000;
      const before = model[card] ?? null;
      const p = truthAt(card, at);
      const recalled = random() < p;
      const rating: Rating = recalled ? (random() < 0.12 ? 2 : random() < 0.85 ? 3 : 4) : 1;
      if (!before) {
        first.n++;
        first.recalled += recalled ? 1 : 0;
      } else if (at - before.lastReviewedAt >= DAY / 2) {
        const predicted = recallAt(before, at);
        const bin = Math.min(19, Math.floor(predicted * 20));
        const group = groups.get(bin) ?? { sum: 0, n: 0, recalled: 0 };
        groups.set(bin, {
          sum: group.sum + predicted,
          n: group.n + 1,
          recalled: group.recalled + (recalled ? 1 : 0),
        });
      }
      const review = { id: "", cardId: card, rating, reviewedAt: at };
      model[card] = rate(before, review, asked);
      mind[card] = rate(mind[card] ?? null, review, truly);
      const learning =
        model[card]?.state === MEMORY_STATE.learning || model[card]?.state === MEMORY_STATE.relearning;
      if (learning && queue.length < 600) queue.push(card);
    }
  }
  return {
    memories: model,
    groups: [...groups.values()].map(({ sum, n, recalled }) => ({ predicted: sum / n, n, recalled })),
    first,
    truth: (days) => model.map((_, card) => truthAt(card, START + (traits.days + days) * DAY)),
  };
}

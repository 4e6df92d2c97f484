/** How much each card gains by being asked today rather than at its best later time, for each second it costs. */
import type { ModelState } from "../model/fsrs6";
import type { Rating } from "../review";
import type { Believed } from "./belief";
import { CELLS, type PlanModel, placeOf, valueAt } from "./grid";
import type { Outlook } from "./prices";

/** Later steps looked at: all of the next few, then fewer and fewer. */
function laterSteps(steps: number): number[] {
  const list: number[] = [];
  for (let step = 1; step < steps; step += step < 7 ? 1 : step < 20 ? 2 : 4) list.push(step);
  if (steps > 1 && list.at(-1) !== steps - 1) list.push(steps - 1);
  return list;
}

/** What asking a card now does: the larger the sooner. */
export interface Gain {
  /** recall gained for a second, against asking it at its best later time; at most 0: better left for later */
  planned: number;
  /** recall gained for a second on the exam day, if nothing else were asked of the card (plain greedy) */
  greedy: number;
}

/** Compares two gains for sorting: what is worth its time now, then what would only fill it. */
export function byGain(a: Gain, b: Gain): number {
  if (a.planned > 0 || b.planned > 0) return b.planned - a.planned;
  return b.greedy - a.greedy;
}

/**
 * What each card gains.
 * @param days days until the exam, from today
 */
export function gainsOf(outlook: Outlook, believed: Believed, model: PlanModel, days: number, unit: number) {
  const { steps, prices, values } = outlook;
  const { recalled, forgotten, first } = believed.seconds;
  const later = laterSteps(steps);
  const worthOf = (state: ModelState, step: number) => {
    const { cell, s, d } = placeOf(state);
    return valueAt(values, step * CELLS, cell, s, d);
  };
  const firsts = believed.firstRatings.map((share, i) => ({ share, state: model.first((i + 1) as Rating) }));
  const firstValue = (of: (state: ModelState) => number) =>
    firsts.reduce((sum, { share, state }) => sum + share * of(state), 0);
  let wait = 0;
  for (let step = 1; step < steps; step++) {
    wait = Math.max(wait, firstValue((state) => worthOf(state, step)) - (prices[step] as number) * first);
  }
  const fresh: Gain = {
    planned: (firstValue((state) => worthOf(state, 0)) - wait) / first,
    greedy: firstValue((state) => model.recall(state, days)) / first,
  };
  return {
    fresh,
    /** @param age days since the last review; 0: it was today */
    met(state: ModelState, age: number): Gain {
      const p = model.recall(state, age);
      const cost = p * recalled + (1 - p) * forgotten;
      const [right, wrong] = [model.after(state, age, true), model.after(state, age, false)];
      const unasked = model.recall(state, age + days);
      let best = unasked;
      for (const step of later) {
        const gap = age + step * unit;
        const then = model.recall(state, gap);
        const value =
          then * worthOf(model.after(state, gap, true), step) +
          (1 - then) * worthOf(model.after(state, gap, false), step);
        best = Math.max(best, value - (prices[step] as number) * (then * recalled + (1 - then) * forgotten));
      }
      return {
        planned: (p * worthOf(right, 0) + (1 - p) * worthOf(wrong, 0) - best) / cost,
        greedy: (p * model.recall(right, days) + (1 - p) * model.recall(wrong, days) - unasked) / cost,
      };
    },
  };
}

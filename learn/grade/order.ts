/**
 * Order: max(0, τ), Kendall's rank correlation (Kendall 1938, "A new measure of rank correlation"): of all pairs of things, the
 * share put in the right order less the share put in the wrong one. A blind order is expected to have τ = 0, the reversed one has −1.
 */
import { graded, known, mean, once, permutations } from "./chosen";
import type { Judge } from "./contract";

/** τ of places in the right order, by where each was put. */
function tau(places: readonly number[]): number {
  let sum = 0;
  for (let one = 0; one < places.length; one++) {
    for (let other = one + 1; other < places.length; other++) {
      sum += (places[one] as number) < (places[other] as number) ? 1 : -1;
    }
  }
  const pairs = (places.length * (places.length - 1)) / 2;
  return pairs === 0 ? 0 : sum / pairs;
}

const blind = once((n) => mean(permutations(n).map((order) => Math.max(0, tau(order)))));

export const order: Judge<"order"> = {
  validate: (item, answer) => {
    if (!known(answer.order, item.options)) return "malformed";
    if (answer.order.length === 0) return "empty";
    return answer.order.length < item.options.length ? "incomplete" : null;
  },
  grade: (_, key, answer) => {
    if (answer.order.length < key.order.length) return graded(0);
    return graded(Math.max(0, tau(key.order.map((id) => answer.order.indexOf(id)))));
  },
  guess: ({ options }) => blind(Math.min(options.length, 7)),
};

/**
 * Multiple: max(0, right ticks ÷ right options − wrong ticks ÷ wrong options). Ticking everything gives 0, as does ticking
 * nothing; a blind tick is expected to gain nothing before the floor at 0. The rule is Moodle's with each wrong option
 * weighing −1 ÷ their number ("Multiple choice question type", negative grades).
 */
import { graded, known, mean, once } from "./chosen";
import type { Judge } from "./contract";

function scoreOf(hits: number, right: number, slips: number, wrong: number): number {
  if (right === 0) return slips === 0 ? 1 : 0;
  return Math.max(0, hits / right - (wrong === 0 ? 0 : slips / wrong));
}

/** The expected score of ticking each option by a coin, the number of right ones being as likely as any other. */
const blind = once((options) =>
  mean(
    Array.from({ length: Math.max(0, options - 1) }, (_, before) => {
      const right = before + 1;
      const wrong = options - right;
      let sum = 0;
      for (let hits = 0; hits <= right; hits++) {
        for (let slips = 0; slips <= wrong; slips++) {
          sum += choose(right, hits) * choose(wrong, slips) * scoreOf(hits, right, slips, wrong);
        }
      }
      return sum / 2 ** options;
    }),
  ),
);

function choose(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= k; at++) ways = (ways * (n - k + at)) / at;
  return ways;
}

export const multiple: Judge<"multiple"> = {
  validate: (item, { options }) => {
    if (!known(options, item.options)) return "malformed";
    return options.length === 0 ? "empty" : null;
  },
  grade: (item, key, { options }) => {
    const right = new Set(key.right);
    const slips = options.filter((id) => !right.has(id));
    const score = scoreOf(
      options.length - slips.length,
      right.size,
      slips.length,
      item.options.length - right.size,
    );
    return graded(
      score,
      slips.flatMap((id) => key.reasons[id] ?? []),
    );
  },
  guess: ({ options }) => blind(options.length),
};

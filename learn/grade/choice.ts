/** Choice: one option, right or wrong for its reason. */
import { graded, known } from "./chosen";
import type { Judge } from "./contract";

export const choice: Judge<"choice"> = {
  validate: (item, { option }) => (known([option], item.options) ? null : "malformed"),
  grade: (_, key, { option }) => {
    const reason = key.reasons[option];
    return option === key.right || key.also?.includes(option) ? graded(1) : graded(0, reason ? [reason] : []);
  },
  guess: ({ options }) => 1 / options.length,
};

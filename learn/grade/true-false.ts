/** True or false. */
import { graded } from "./chosen";
import type { Judge } from "./contract";

export const trueFalse: Judge<"true-false"> = {
  validate: () => null,
  grade: (_, key, { value }) => {
    if (value === key.right) return graded(1);
    return graded(0, key.reason && value ? [key.reason] : []);
  },
  guess: () => 0.5,
};

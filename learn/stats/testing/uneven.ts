/**
 * A quiz as classes have them: questions worth different points, some not asked of all, some left unanswered, a penalty.
 * Its figures were worked out apart, in Python, from the formulas of MoodleDocs, "Quiz statistics calculations". Used by tests.
 */
import type { Results } from "../marks";

/** Not asked of this student. */
const NOT = null;
/** Asked, and left without an answer. */
const LEFT = "left";
const ROWS = [
  [1, 2, 0.5, 5],
  [1, 0.5, 0, 2.5],
  [0, LEFT, 0.5, 5],
  [NOT, 2, 0, 1.25],
  [1, -0.5, 0.5, LEFT],
  [0, 0, NOT, 3.75],
  [0.5, 2, 0, 0],
  [1, 1, 0.5, 2.5],
] as const;

export const UNEVEN: Results = {
  questions: [1, 2, 0.5, 5].map((maxMark, n) => ({ id: `q${n}`, maxMark })),
  sheets: ROWS.map((row, n) => ({
    student: `s${n}`,
    marks: row.map((mark) => (mark === null ? null : { mark: mark === LEFT ? null : mark })),
  })),
};

/** facility, deviation, intended and effective weight, discrimination index, discriminative efficiency */
export const UNEVEN_QUESTIONS = [
  [0.642857142857, 0.475594865606, 11.764705882353, 6.273026056252, -15.322039612699, -18.495297805643],
  [0.4375, 1.026436275943, 23.529411764706, 25.138187099873, -11.143618045754, -12],
  [0.571428571429, 0.267261241912, 5.882352941176, 13.944157317046, 28.795614186045, 37.974683544304],
  [0.5, 2.004459314343, 58.823529411765, 54.64462952683, -7.659799861619, -8],
] as const;

export const UNEVEN_QUIZ = {
  mean: 4.1875,
  median: 3.875,
  deviation: 2.239060708677,
  skewness: 0.761792216652,
  kurtosis: 1.39434173665,
  consistency: -9.458790936974,
  errorRatio: 104.622555377401,
  standardError: 2.34256252987,
} as const;

/**
 * A quiz with published statistics: 25 attempts at 7 questions of one point each, with the figures that a spreadsheet
 * made independently (Moodle, mod/quiz/report/statistics/tests/fixtures: results00.csv, qstats00.csv, and the quiz
 * statistics in stats_from_steps_walkthrough_test.php). Used by tests.
 */
import type { Results } from "../marks";

/** Marks of questions 1 to 7, one row an attempt. */
const MARKS = [
  [1, 1, 1, 1, 1, 0, 1],
  [1, 1, 1, 1, 0.5, 1, 0],
  [1, 1, 1, 1, 0.5, 0, 1],
  [0, 0, 1, 1, 1, 0, 0],
  [1, 0, 1, 0, 0, 1, 0.5],
  [1, 1, 1, 1, 0.5, 0, 0.5],
  [0, 1, 1, 1, 0.5, 1, 0.5],
  [1, 1, 1, 0, 0.5, 1, 0.5],
  [1, 0, 1, 1, 1, 1, 1],
  [0, 1, 1, 0, 0.5, 1, 0.5],
  [0.8, 0, 1, 1, 0.5, 1, 0.5],
  [1, 1, 1, 0, 0.5, 1, 1],
  [1, 0, 1, 1, 0.5, 1, 0.5],
  [1, 0, 1, 1, 1, 0, 0.5],
  [0, 0, 1, 1, 0, 1, 1],
  [1, 0, 1, 0, 0.5, 1, 1],
  [0.8, 0, 1, 1, 0.5, 0, 1],
  [1, 0, 1, 1, 0, 1, 0.5],
  [1, 0, 1, 1, 0.5, 0, 0.5],
  [0, 1, 1, 0, 0.5, 1, 0],
  [1, 1, 1 / 3, 1, 0.5, 0, 0.5],
  [1, 1, 1, 0, 0.5, 0, 0.5],
  [1, 1, 1, 1, 0, 1, 0.5],
  [0, 0, 1, 0, 0.5, 1, 1],
  [0, 0, 1, 1, 1, 1, 1],
];
/** Attempts (from 1) whose first question was the item "numerical"; the others got "shortanswer". */
const NUMERICAL = [1, 3, 5, 6, 7, 8, 10, 13, 15, 19, 24, 25];
/** By attempt the variant of question 2. */
const VARIANTS = [1, 1, 6, 6, 4, 1, 7, 4, 1, 5, 6, 8, 8, 1, 7, 10, 4, 6, 8, 4, 8, 5, 5, 1, 8];

export const PUBLISHED: Results = {
  questions: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ id: `q${n}`, maxMark: 1 })),
  sheets: MARKS.map((row, at) => ({
    student: `s${at + 1}`,
    marks: row.map((mark, position) => {
      if (position === 0) return { mark, item: NUMERICAL.includes(at + 1) ? "numerical" : "shortanswer" };
      return position === 1 ? { mark, item: `variant-${VARIANTS[at]}` } : { mark };
    }),
  })),
};

/** facility, deviation, effective weight, discrimination index, discriminative efficiency */
export const PUBLISHED_QUESTIONS = [
  [0.704, 0.4513682901, 21.2922742344, -7.0650767526, -9.4550536967],
  [0.48, 0.5099019514, 18.8979800309, -28.8982125772, -36.7834118938],
  [0.973333332, 0.13333334, 4.443012573, -9.1230674268, -21.6545012165],
  [0.68, 0.4760952286, 18.9347251357, -22.6306444113, -31.4411395613],
  [0.52, 0.3055050463, 11.1450138688, -17.6997047674, -21.1794802584],
  [0.64, 0.4898979486, 9.8081339177, -45.3785178421, -56.9365974439],
  [0.62, 0.331662479, 15.4788602394, -5.6543166602, -6.5043742058],
] as const;

/** One item drawn at random (against the whole quiz) and two variants (against the rest of it): asked, then as above without the weight. */
export const PUBLISHED_ITEMS = {
  numerical: [12, 0.583333333, 0.514928651, 35.803933, 39.39393939],
  "variant-1": [6, 0.5, 0.5477225575, -10.5999788, -14.28571429],
  "variant-8": [5, 0.4, 0.547722558, -57.77466679, -71.05263241],
} as const;

export const PUBLISHED_QUIZ = {
  attempts: 25,
  mean: 4.617333332,
  median: 4.5,
  deviation: 0.8117265554,
  skewness: -0.092502502,
  kurtosis: -0.7073968557,
  consistency: -87.2230935542,
  errorRatio: 136.8294900795,
  standardError: 1.1106813066,
} as const;

/**
 * `npm run bench:flags`: precision and recall of the flags of questions, on simulated classes.
 * Limits were tuned on the seed "tune"; what is reported comes from others.
 */
import { measureFlags } from "@/learn/stats/testing/flag-measure";

/** How many classes of each size sit each quiz: small ones raise few flags, and cost little. */
const CLASSES = { 10: 10, 20: 30, 50: 6, 200: 2 };
const SIZES = Object.keys(CLASSES).map(Number);
const began = Date.now();
for (const flawed of [0.03, 0.01]) {
  const table = measureFlags(process.argv[2] ?? "measured", { quizzes: 110, flawed, sizes: CLASSES });
  console.log(
    `\nEach of four flaws in ${flawed * 100} % of the questions: precision / recall (flags raised)`,
  );
  console.log(["".padEnd(28), ...SIZES.map((n) => `n = ${n}`.padEnd(24))].join(""));
  for (const [code, bySize] of table) {
    const cells = SIZES.map((n) => {
      const { flagged, right, bad } = bySize.get(n) ?? { flagged: 0, right: 0, bad: 0 };
      const precision = flagged === 0 ? "–" : (right / flagged).toFixed(2);
      return `${precision} / ${bad === 0 ? "–" : (right / bad).toFixed(3)} (${flagged})`.padEnd(24);
    });
    console.log([code.padEnd(28), ...cells].join(""));
  }
}
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s`);

/** Difficulty in words: stretches of the score a typical learner is expected to reach, hardest first. */
export const LEVELS = ["veryHard", "hard", "medium", "easy", "veryEasy"] as const;

/** Where one level ends and the next begins. */
const EDGES = [0, 0.35, 0.5, 0.65, 0.8, 1];

/** The range of expected scores from the hardest to the easiest level, both included. */
export function rangeOf({ hardest, easiest }: { hardest: number; easiest: number }): {
  from: number;
  to: number;
} {
  return { from: EDGES[hardest] ?? 0, to: EDGES[easiest + 1] ?? 1 };
}

/** The levels a range comes closest to. */
export function levelsOf({ from, to }: { from: number; to: number }): { hardest: number; easiest: number } {
  const hardest = nearest(from, EDGES.slice(0, -1));
  return { hardest, easiest: Math.max(hardest, nearest(to, EDGES.slice(1))) };
}

function nearest(value: number, edges: readonly number[]): number {
  const distances = edges.map((edge) => Math.abs(edge - value));
  return distances.indexOf(Math.min(...distances));
}

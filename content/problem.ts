/** What is wrong with a pack, as data: an author's mistake is never thrown. */
export interface Problem {
  /** Path inside the pack folder, with forward slashes. */
  file: string;
  /** 1-based line. */
  line: number;
  factId?: string | undefined;
  /** A stable short name of the rule broken, kebab-case. */
  code: string;
  /** What is wrong, and where. */
  message: string;
  /** What to do about it. */
  mend: string;
}

/** Orders problems by file, then line. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

/** One problem as an author reads it in a terminal; `prefix` is put before the file's path. */
export function formatProblem(problem: Problem, prefix = ""): string {
  const fact = problem.factId ? ` [${problem.factId}]` : "";
  return `${prefix}${problem.file}:${problem.line}${fact} ${problem.code}\n    ${problem.message}\n    Mend: ${problem.mend}`;
}

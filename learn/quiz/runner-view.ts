/** What a runner has to do next, and what is to be said about it. Pure. */
import type { AnswerProblem } from "../grade/contract";
import { validateAnswer } from "../grade/grade";
import type { CheckRequest, Save, SaveRefusal } from "./attempt";
import { serverTime } from "./clock";
import { isAnswered, isWhole } from "./given";
import { givenOf, type RunnerQuestion } from "./pending";
import type { Runner } from "./runner";

/** Saves of one request: keeps its body under the 64 kB that a request outliving its page may have. */
export const SAVES_AT_ONCE = 50;

/** The saves to be sent now: of each question the oldest, unless the learner has yet to choose. */
export function nextSaves({ questions }: Runner, most = SAVES_AT_ONCE): Save[] {
  return questions
    .flatMap(({ queue, conflict }) => (queue[0] && !conflict ? [queue[0].save] : []))
    .slice(0, most);
}

/** The check to be asked for now: once the answer is saved. */
export function nextCheck({ check, questions }: Runner): CheckRequest | null {
  const question = check && questions[check.position];
  if (!question || check.phase !== "wanted" || question.queue.length > 0) return null;
  return { position: check.position, checkId: check.checkId, revision: question.view.response.revision };
}

/** Whether the attempt is to be handed in now: wanted, and everything is saved, chosen and judged. */
export function shouldFinish(state: Runner): boolean {
  return (
    state.finish === "wanted" &&
    state.attempt.state === "open" &&
    state.check === null &&
    state.questions.every(({ queue }) => queue.length === 0)
  );
}

export type SaveStatus =
  | { kind: "saved" }
  | { kind: "saving" | "waiting"; n: number }
  /** `who`: not signed in as the same person; `conflict`: the learner must choose */
  | { kind: "unsaved"; why: SaveRefusal | "who" | "conflict"; n: number };

/** Where the answers are, worst first. `n` counts questions. */
export function saveStatus({ questions, trouble }: Runner): SaveStatus {
  const lost = questions.flatMap((question) => (question.lost ? [question.lost.reason] : []));
  if (lost[0]) return { kind: "unsaved", why: lost[0], n: lost.length };
  const conflicts = questions.filter(({ conflict }) => conflict).length;
  if (conflicts > 0) return { kind: "unsaved", why: "conflict", n: conflicts };
  const n = questions.filter(({ queue }) => queue.length > 0).length;
  if (trouble === "who") return { kind: "unsaved", why: "who", n };
  if (n === 0) return { kind: "saved" };
  return { kind: trouble ? "waiting" : "saving", n };
}

/** How far a question is: `part` when places are still empty. */
export function stageOf(question: RunnerQuestion): "answered" | "part" | "open" {
  const { answer } = givenOf(question);
  if (!isAnswered(answer)) return "open";
  return isWhole(question.view.item, answer) ? "answered" : "part";
}

/** Counts for the header and the list before handing in. */
export function progressOf({ questions }: Runner) {
  const stages = questions.map(stageOf);
  return {
    total: questions.length,
    answered: stages.filter((stage) => stage === "answered").length,
    part: stages.filter((stage) => stage === "part").length,
    open: stages.filter((stage) => stage === "open").length,
    flagged: questions.filter((question) => givenOf(question).flagged).length,
    judged: questions.filter((question) => question.view.locked).length,
  };
}

/** Positions on the page of a question. */
export function pageOf({ attempt, questions, at }: Runner, position = at): { from: number; to: number } {
  const size = attempt.perPage ?? questions.length;
  const from = Math.floor(position / size) * size;
  return { from, to: Math.min(questions.length, from + size) - 1 };
}

/** Time left by the server's clock (ms, never negative); null without a limit. */
export function timeLeft({ attempt, clock }: Runner, now: number): number | null {
  return attempt.deadlineAt === null ? null : Math.max(0, attempt.deadlineAt - serverTime(clock, now));
}

/** Why an answer cannot be read as what is asked for, such as words where a date is wanted; null: it can, or there is none. */
export function unreadable(question: RunnerQuestion): AnswerProblem | null {
  const { answer } = givenOf(question);
  if (question.view.locked || !answer || !isAnswered(answer)) return null;
  const problem = validateAnswer(question.view.item, answer);
  return problem === "empty" || problem === "incomplete" ? null : problem;
}

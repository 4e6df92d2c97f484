/** Changes of answers that the server has not yet acknowledged, and what becomes of them. Pure. */

import type { QuestionView, ResponseState, Save, SaveRefusal } from "./attempt";
import { sameAnswer } from "./given";

/** A change under way. What the device keeps until the server has it. */
export interface Pending {
  save: Save;
  /** the change of this device it was made on top of, while that one is under way, too */
  after: string | null;
  /** only the flag was changed: the answer is whatever stood there */
  flagOnly: boolean;
  /** it may have reached the server, so it can only be sent again, not altered */
  sent: boolean;
}

/** An answer the server would not take: kept, and said to the learner. */
export interface Lost {
  save: Save;
  reason: SaveRefusal;
}

/** One question with all that this device knows of it. */
export interface RunnerQuestion {
  /** as the server last said it; `view.response` is what is stored there */
  view: QuestionView;
  /** oldest first; the last one is what is shown */
  queue: readonly Pending[];
  /** what another tab or device saved meanwhile: the learner must choose between it and the last of the queue */
  conflict: ResponseState | null;
  lost: Lost | null;
  /** the stored answer was changed elsewhere while this device had nothing to say about it */
  changedElsewhere: boolean;
}

export type Given = Pick<Save, "answer" | "certainty" | "flagged">;

/** What the learner sees as given: the newest change, else what is stored. */
export function givenOf({ queue, view }: RunnerQuestion): Given {
  return queue.at(-1)?.save ?? view.response;
}

/** Adds a change. One that was not sent yet takes the place of the last. */
export function changed(
  question: RunnerQuestion,
  change: Partial<Given>,
  meta: { saveId: string; givenAt: number },
): RunnerQuestion {
  const { answer, certainty, flagged } = { ...givenOf(question), ...change };
  const last = question.queue.at(-1);
  const coalesces = last !== undefined && !last.sent;
  const onlyFlag = change.answer === undefined && change.certainty === undefined;
  const next: Pending = {
    save: {
      ...meta,
      position: question.view.position,
      base: coalesces ? last.save.base : (last?.save.base ?? question.view.response.revision),
      answer,
      certainty,
      flagged,
    },
    after: coalesces ? last.after : (last?.save.saveId ?? null),
    flagOnly: onlyFlag && (!coalesces || last.flagOnly),
    sent: false,
  };
  const queue = coalesces ? [...question.queue.slice(0, -1), next] : [...question.queue, next];
  return { ...question, queue, changedElsewhere: false };
}

/** The server has a change at `revision`; `current` is what it has now where that is something else again. */
export function acknowledged(
  question: RunnerQuestion,
  saveId: string,
  result: { revision: number; current?: ResponseState | undefined },
  serverNow: number,
): RunnerQuestion {
  const done = question.queue.find((pending) => pending.save.saveId === saveId);
  if (!done) return question;
  const { answer, certainty, flagged } = done.save;
  const stored = result.current ?? {
    answer,
    certainty,
    flagged,
    revision: result.revision,
    savedAt: serverNow,
  };
  // Where somebody saved on top of it, the next change of this device still stands on this one.
  const mine = result.current ? done.save.base + 1 : result.revision;
  const queue = question.queue
    .filter((pending) => pending !== done)
    .map((pending) =>
      pending.after === saveId ? { ...pending, after: null, save: { ...pending.save, base: mine } } : pending,
    );
  const isNews = stored.revision >= question.view.response.revision;
  return { ...question, queue, view: isNews ? { ...question.view, response: stored } : question.view };
}

/**
 * Somebody else saved meanwhile. What says the same, or where one of both touched only the flag, joins by itself; else
 * both are kept for the learner to choose. The view is still the one before.
 */
export function collided(question: RunnerQuestion, theirs: ResponseState): RunnerQuestion {
  const mine = question.queue.at(-1);
  const view = { ...question.view, response: theirs };
  if (!mine) return { ...question, view, conflict: null };
  const { save } = mine;
  const base = question.view.response;
  const isUntouched = question.queue[0]?.save.base === base.revision && alike(base, theirs);
  const isFlagOnly = question.queue.every((pending) => pending.flagOnly);
  if (!isUntouched && !isFlagOnly && !alike(save, theirs)) return { ...question, view, conflict: theirs };
  const { answer, certainty } = isUntouched ? save : theirs;
  const flagOnly = alike({ answer, certainty }, theirs);
  if (flagOnly && save.flagged === theirs.flagged) return { ...question, view, queue: [], conflict: null };
  // The server did not take it under this id, so the id is still free.
  const again = { ...save, base: theirs.revision, answer, certainty };
  return { ...question, view, queue: [{ ...mine, after: null, flagOnly, save: again }], conflict: null };
}

function alike(a: Pick<Given, "answer" | "certainty">, b: Pick<Given, "answer" | "certainty">): boolean {
  return sameAnswer(a.answer, b.answer) && a.certainty === b.certainty;
}

/** The learner's choice in a conflict: their own answer again, on top of the other, or the other. */
export function decided(question: RunnerQuestion, choice: "mine" | "theirs", saveId: string): RunnerQuestion {
  const mine = question.queue.at(-1);
  if (!question.conflict || !mine) return question;
  if (choice === "theirs") return { ...question, queue: [], conflict: null };
  // The time it was given stays: the choice is made later, the answer was not.
  const save = { ...mine.save, saveId, base: question.conflict.revision };
  return {
    ...question,
    queue: [{ save, after: null, flagOnly: false, sent: false }],
    conflict: null,
  };
}

/** The server would not take a change, nor any made on top of it. The answer is kept aside; a mere flag is not. */
export function refused(
  question: RunnerQuestion,
  reason: SaveRefusal,
  current: ResponseState | undefined,
): RunnerQuestion {
  const mine = question.queue.at(-1);
  if (!mine) return question;
  const stored = current && current.revision >= question.view.response.revision ? current : undefined;
  const response = stored ?? question.view.response;
  const view = { ...question.view, response, locked: question.view.locked || reason === "locked" };
  const matters =
    !question.queue.every((pending) => pending.flagOnly) && !sameAnswer(mine.save.answer, response.answer);
  const lost = matters ? { save: mine.save, reason } : question.lost;
  return { ...question, view, queue: [], conflict: null, lost };
}

/**
 * What the server says of a question now, against what this device knows. Older news is ignored. While a change may be
 * on its way the stored answer is left alone: it may be that very change, and the answer to it will tell.
 */
export function refreshed(question: RunnerQuestion, fresh: QuestionView): RunnerQuestion {
  const { view, queue } = question;
  const isOlder =
    fresh.response.revision < view.response.revision ||
    (view.locked && !fresh.locked) ||
    (fresh.triesLeft ?? 0) > (view.triesLeft ?? 0);
  if (isOlder) return question;
  const keeping = { ...question, view: { ...fresh, response: view.response } };
  if (question.conflict) return collided(keeping, fresh.response);
  if (queue.some((pending) => pending.sent)) {
    return keeping;
  }
  const isChanged = fresh.response.revision > view.response.revision;
  if (queue.length > 0) return isChanged ? collided(keeping, fresh.response) : keeping;
  const differs = !alike(fresh.response, view.response);
  return { ...question, view: fresh, changedElsewhere: question.changedElsewhere || (isChanged && differs) };
}

/**
 * Takes up what the device kept from an earlier visit, or another tab: what was on its way is sent again as it was.
 * @param kept of this question and of its form, in any order
 */
export function restored(question: RunnerQuestion, kept: readonly Pending[]): RunnerQuestion {
  const known = new Set(question.queue.map((pending) => pending.save.saveId));
  const fitting = kept
    .filter(({ save }) => !known.has(save.saveId))
    // Ids are UUIDv7: their order is the order of making.
    .sort((a, b) => (a.save.saveId < b.save.saveId ? -1 : 1));
  if (fitting.length === 0) return question;
  const ids = new Set(fitting.map((pending) => pending.save.saveId));
  const linked = fitting.map((pending) =>
    pending.after !== null && !ids.has(pending.after) ? { ...pending, after: null } : pending,
  );
  return { ...question, queue: [...linked, ...question.queue] };
}

/**
 * Sitting a quiz in a browser: what is shown, what is still to be saved, what the server's clock says. Pure: a state and
 * events. What the server has stored is the truth; until it has a change, the change is shown and kept on the device.
 */
import type { AnswerProblem } from "../grade/contract";
import type { AttemptView, CheckReply, QuestionView, Save, SaveRefusal, SaveReply } from "./attempt";
import { type ServerClock, serverTime, syncClock } from "./clock";
import { isAnswered } from "./given";
import {
  acknowledged,
  changed,
  collided,
  decided,
  type Given,
  givenOf,
  type Lost,
  type Pending,
  type RunnerQuestion,
  refreshed,
  refused,
  restored,
} from "./pending";

/** How a request can fail: `again` is worth another try, `who` not before the same person is signed in again. */
export type Trouble = "again" | "who";

/** A question the learner wants to have judged; `asking` while the server is asked. */
interface Check {
  position: number;
  checkId: string;
  phase: "wanted" | "asking";
}

export interface Runner {
  attempt: Omit<AttemptView, "questions" | "serverNow">;
  questions: readonly RunnerQuestion[];
  clock: ServerClock;
  /** the deadline has passed by the server's clock */
  timeUp: boolean;
  /** the question the learner is at */
  at: number;
  /** the list before handing in is shown */
  reviewing: boolean;
  /** how the last exchange with the server ended */
  trouble: Trouble | null;
  check: Check | null;
  /** the check asked last, and of which revision: asked again it is no second try */
  checked: { position: number; revision: number; checkId: string } | null;
  /** why the question at a position cannot be judged yet */
  unready: { position: number; problem: AnswerProblem } | null;
  /** positions whose answer changed since it was judged */
  since: ReadonlySet<number>;
  /** answers this device still had when the attempt was over already, so that even their questions are gone */
  orphans: number;
  /** handing in: wanted by the learner or the clock, under way */
  finish: "no" | "wanted" | "asking";
}

/** When a message was asked for (null: unknown) and when it came, by the device's clock. */
interface Exchange {
  sentAt: number | null;
  receivedAt: number;
}

export type RunnerEvent =
  | { type: "give"; position: number; change: Partial<Given>; saveId: string; now: number }
  | { type: "go"; position: number }
  /** the focus went into a question, without going there by a button or key */
  | { type: "at"; position: number }
  | { type: "review"; open: boolean }
  | { type: "restored"; kept: readonly Pending[]; lost: readonly Lost[] }
  | { type: "sending"; saveIds: readonly string[] }
  | ({ type: "saved"; reply: SaveReply } & Exchange)
  | { type: "unsendable"; saveId: string }
  | { type: "trouble"; trouble: Trouble }
  | { type: "decide"; position: number; choice: "mine" | "theirs"; saveId: string }
  | { type: "dismiss"; position: number }
  | { type: "check"; position: number; checkId: string }
  | { type: "checking" }
  | ({ type: "checked"; reply: CheckReply } & Exchange)
  /** the server will not judge now */
  | { type: "unchecked" }
  | { type: "finish" }
  | { type: "stay" }
  | { type: "finishing" }
  | { type: "finished" }
  | ({ type: "view"; view: AttemptView } & Exchange)
  | { type: "tick"; now: number };

/** Begins with what the page was sent. */
export function beginRunner(view: AttemptView, now: number): Runner {
  const { questions, serverNow, ...attempt } = view;
  const clock = syncClock(null, serverNow, null, now);
  return {
    attempt,
    questions: questions.map((question) => ({
      view: question,
      queue: [],
      conflict: null,
      lost: null,
      changedElsewhere: false,
    })),
    clock,
    timeUp: isPast(attempt.deadlineAt, clock, now),
    at: Math.max(
      0,
      questions.findIndex((question) => !question.locked && !isAnswered(question.response.answer)),
    ),
    reviewing: false,
    trouble: null,
    check: null,
    checked: null,
    unready: null,
    since: new Set(),
    orphans: 0,
    finish: "no",
  };
}

/** The state after an event; the same object where nothing changes. */
export function run(state: Runner, event: RunnerEvent): Runner {
  switch (event.type) {
    case "give":
      return give(state, event);
    case "go":
      return event.position === state.at && !state.reviewing
        ? state
        : state.questions[event.position]
          ? { ...state, at: event.position, reviewing: false, unready: null }
          : state;
    case "at":
      return event.position === state.at ? state : { ...state, at: event.position };
    case "review":
      return { ...state, reviewing: event.open, unready: null };
    case "restored":
      return takeUp(state, event.kept, event.lost);
    case "sending": {
      const ids = new Set(event.saveIds);
      const mark = (pending: Pending) =>
        ids.has(pending.save.saveId) ? { ...pending, sent: true } : pending;
      return each(state, (question) =>
        question.queue.some((pending) => ids.has(pending.save.saveId))
          ? { ...question, queue: question.queue.map(mark) }
          : question,
      );
    }
    case "saved":
      return saved(state, event.reply, event);
    case "unsendable":
      return each(state, (question) =>
        question.queue.some((pending) => pending.save.saveId === event.saveId)
          ? refused(question, "invalid", undefined)
          : question,
      );
    case "trouble":
      return {
        ...state,
        trouble: event.trouble,
        check: state.check && !state.timeUp ? { ...state.check, phase: "wanted" } : null,
        finish: state.finish === "asking" ? "wanted" : state.finish,
      };
    case "decide":
      return at(state, event.position, (question) => decided(question, event.choice, event.saveId));
    case "dismiss":
      return at(state, event.position, (question) => ({
        ...question,
        lost: null,
        changedElsewhere: false,
      }));
    case "check":
      return wantCheck(state, event.position, event.checkId);
    case "checking":
      return checking(state);
    case "checked":
      return checked(state, event.reply, event);
    case "unchecked":
      return { ...state, check: null, checked: null, trouble: null };
    case "finish":
      return state.finish === "no" ? { ...state, finish: "wanted" } : state;
    case "stay":
      return state.finish === "wanted" && !state.timeUp ? { ...state, finish: "no" } : state;
    case "finishing":
      return { ...state, finish: "asking" };
    case "finished":
      return over({ ...state, trouble: null });
    case "view":
      return lookedAgain(state, event.view, event);
    case "tick":
      return tick(state, event.now);
  }
}

/** Whether the question takes no change now. */
export function isClosed(state: Runner, question: RunnerQuestion): boolean {
  const { position, locked } = question.view;
  return (
    locked ||
    state.timeUp ||
    state.attempt.state === "finished" ||
    state.finish === "asking" ||
    question.conflict !== null ||
    (state.check?.position === position && state.check.phase === "asking")
  );
}

function give(state: Runner, event: Extract<RunnerEvent, { type: "give" }>): Runner {
  const question = state.questions[event.position];
  if (!question || isClosed(state, question)) return state;
  const { answer } = event.change;
  if (answer && answer.form !== question.view.form) return state;
  const givenAt = serverTime(state.clock, event.now);
  const isNew = answer !== undefined;
  return {
    ...at(state, event.position, (one) => changed(one, event.change, { saveId: event.saveId, givenAt })),
    // A changed answer is another one than was to be judged.
    check: isNew && state.check?.position === event.position ? null : state.check,
    unready: isNew && state.unready?.position === event.position ? null : state.unready,
    since: isNew && question.view.feedback ? new Set(state.since).add(event.position) : state.since,
  };
}

function takeUp(state: Runner, kept: readonly Pending[], lost: readonly Lost[]): Runner {
  const of = ({ view }: RunnerQuestion, { save }: { save: Save }) =>
    save.position === view.position && (save.answer?.form ?? view.form) === view.form;
  const known = new Set(state.questions.map(({ view }) => view.position));
  const orphans = new Set(
    [...kept.filter(({ flagOnly }) => !flagOnly), ...lost]
      .map(({ save }) => save.position)
      .filter((position) => !known.has(position)),
  ).size;
  const next = orphans === state.orphans ? state : { ...state, orphans };
  return each(next, (question) => {
    const mine = kept.filter((pending) => of(question, pending));
    const told = lost.find((one) => of(question, one)) ?? question.lost;
    const next = mine.length > 0 ? restored(question, mine) : question;
    return told === next.lost ? next : { ...next, lost: told };
  });
}

function saved(state: Runner, reply: SaveReply, exchange: Exchange): Runner {
  let next: Runner = { ...heard(state, reply.serverNow, exchange), trouble: null };
  for (const result of reply.results) {
    next = at(next, result.position, (question) => {
      if (!question.queue.some((pending) => pending.save.saveId === result.saveId)) return question;
      if (result.status === "saved" || result.status === "repeated") {
        return acknowledged(question, result.saveId, result, reply.serverNow);
      }
      if (result.status === "refused") return refused(question, result.reason ?? "invalid", result.current);
      const known = question.view.response;
      const theirs = result.current && result.current.revision >= known.revision ? result.current : known;
      return collided(question, theirs);
    });
  }
  return told(next, reply.state, reply.deadlineAt, exchange.receivedAt);
}

function wantCheck(state: Runner, position: number, checkId: string): Runner {
  const question = state.questions[position];
  if (!question || isClosed(state, question) || state.check) return state;
  if (!isAnswered(givenOf(question).answer)) {
    return { ...state, unready: { position, problem: "empty" } };
  }
  return { ...state, unready: null, check: { position, checkId, phase: "wanted" } };
}

/** The answer is saved and the server is asked: under the id of before when it is the same answer still. */
function checking(state: Runner): Runner {
  const { check, checked: before } = state;
  const question = check && state.questions[check.position];
  if (!check || !question) return state;
  const { revision } = question.view.response;
  const same = before?.position === check.position && before.revision === revision;
  const checkId = same ? before.checkId : check.checkId;
  return {
    ...state,
    check: { ...check, checkId, phase: "asking" },
    checked: { position: check.position, revision, checkId },
  };
}

function checked(state: Runner, reply: CheckReply, exchange: Exchange): Runner {
  const { check } = state;
  const next: Runner = { ...heard(state, reply.serverNow, exchange), check: null, trouble: null };
  if (reply.status === "unready") {
    // It cost nothing: the next asking is a new one.
    return { ...next, checked: null, unready: check && { position: check.position, problem: reply.problem } };
  }
  const since = new Set(state.since);
  since.delete(reply.question.position);
  return {
    ...at(next, reply.question.position, (question) => refreshed(question, reply.question)),
    checked: null,
    since,
  };
}

function lookedAgain(state: Runner, view: AttemptView, exchange: Exchange): Runner {
  let next = heard(state, view.serverNow, exchange);
  for (const fresh of view.questions) next = lookedAt(next, fresh);
  return told({ ...next, trouble: null }, view.state, view.deadlineAt, exchange.receivedAt);
}

function lookedAt(state: Runner, fresh: QuestionView): Runner {
  return at(state, fresh.position, (question) => {
    const next = refreshed(question, fresh);
    return JSON.stringify(next) === JSON.stringify(question) ? question : next;
  });
}

function tick(state: Runner, now: number): Runner {
  if (state.attempt.state === "finished") return state;
  const timeUp = isPast(state.attempt.deadlineAt, state.clock, now);
  if (timeUp === state.timeUp && (!timeUp || state.finish !== "no")) return state;
  const check = state.check?.phase === "asking" ? state.check : null;
  return timeUp
    ? { ...state, timeUp, check, finish: state.finish === "no" ? "wanted" : state.finish }
    : // More time was given.
      { ...state, timeUp, finish: "no" };
}

/** The server spoke of the attempt as a whole. */
function told(state: Runner, is: "open" | "finished", deadlineAt: number | null, now: number): Runner {
  const moved =
    deadlineAt === state.attempt.deadlineAt ? state : { ...state, attempt: { ...state.attempt, deadlineAt } };
  return is === "finished" ? over(moved) : tick(moved, now);
}

/** The attempt is finished: what is still to be sent cannot be saved any more. */
function over(state: Runner): Runner {
  const next = each(state, (question) =>
    question.queue.length > 0 ? refused(question, lateOr(state, "finished"), undefined) : question,
  );
  return { ...next, attempt: { ...next.attempt, state: "finished" }, check: null, finish: "no" };
}

function lateOr(state: Runner, reason: SaveRefusal): SaveRefusal {
  return state.timeUp ? "late" : reason;
}

function heard(state: Runner, serverNow: number, { sentAt, receivedAt }: Exchange): Runner {
  return { ...state, clock: syncClock(state.clock, serverNow, sentAt, receivedAt) };
}

function isPast(deadlineAt: number | null, clock: ServerClock, now: number): boolean {
  return deadlineAt !== null && serverTime(clock, now) >= deadlineAt;
}

function at(state: Runner, position: number, change: (question: RunnerQuestion) => RunnerQuestion): Runner {
  return each(state, (question) => (question.view.position === position ? change(question) : question));
}

function each(state: Runner, change: (question: RunnerQuestion) => RunnerQuestion): Runner {
  const questions = state.questions.map(change);
  return questions.every((question, n) => question === state.questions[n]) ? state : { ...state, questions };
}

/**
 * Saving answers as they are given: the hot path of a sitting. One statement writes whatever may be written: the
 * session is current, the attempt open and in time, the question not judged, the form its own, and the answer stored
 * still the one the change was made on. What it did not write is looked at again, and told why (learn/quiz/save-reply.ts).
 *
 * The response's own row is the lock: a save writes only to one that is not judged, and finishing holds all rows
 * before it reads them. Nothing else is locked, so students do not meet, nor a student's two devices but on one question.
 */
import type { Save, SaveReply, SaveResult } from "@/learn/quiz/attempt";
import { type Stored, whyNot } from "@/learn/quiz/save-reply";
import type { Queryable } from "../../client";
import { isUuid } from "../ids";
import { SessionEndedError } from "../review-input";
import { userOfSession } from "../users";
import { finishIfOverdue } from "./finish";
import { attemptById, responseState, responsesOf } from "./rows";

/** How saving is asked for. */
export interface SaveContext {
  /** the server's clock, ms since the epoch */
  now: number;
  /** the epoch the request's session began in; absent: the caller has checked the session */
  sessionEpoch?: number | undefined;
}

// Rows are held in the order of positions, as finishing does. A row that changed while we waited is looked at again by
// Postgres, so two saves on the same revision never both pass. A time before the start is none; one after now is cut
// by the caller. Changing a flag says nothing of when the answer was given.
const STATEMENT = `
  with asked as (
    select * from jsonb_to_recordset($5::text::jsonb) as s(position smallint, save_id uuid, base int, form text,
      answer jsonb, certainty smallint, flagged boolean, given_at timestamptz)
  ), held as (
    select asked.*, greatest(asked.given_at, a.started_at) as given, a.deadline_at,
      asked.answer is distinct from r.answer or asked.certainty is distinct from r.certainty as is_new
    from attempts a
      join users u on u.id = a.user_id and ($3::int is null or u.session_epoch = $3::int)
      join responses r on r.user_id = a.user_id and r.attempt_id = a.id
      join asked on asked.position = r.position
    where a.user_id = $1::uuid and a.id = $2::uuid and a.finished_at is null
      and (a.deadline_at is null or (asked.given_at <= a.deadline_at
        and $4::timestamptz <= a.deadline_at + make_interval(mins => (a.rules ->> 'graceMinutes')::int)))
      and r.graded_at is null and r.revision = asked.base and (asked.form is null or asked.form = r.form)
    order by r.position
    for no key update of r
  )
  update responses r set answer = held.answer, certainty = held.certainty, flagged = held.flagged,
    revision = r.revision + 1, save_id = held.save_id,
    given_at = case when held.is_new then held.given else r.given_at end,
    saved_at = case when held.is_new then $4::timestamptz else coalesce(r.saved_at, $4::timestamptz) end
  from held
  where r.user_id = $1::uuid and r.attempt_id = $2::uuid and r.position = held.position
  returning r.position::int as position, r.revision,
    (extract(epoch from held.deadline_at) * 1000)::float8 as "deadlineAt"`;

interface Written extends Record<string, unknown> {
  position: number;
  revision: number;
  deadlineAt: number | null;
}

/**
 * Saves changes of answers. Those of one question are taken in their order, and nothing is taken that stands on a
 * change that was not. The same save again changes nothing, whatever happened since.
 * @param saves at most MAX_SAVES, parsed by savesSchema
 * @returns a result for each save, in the same order; null when the user has no such attempt
 * @throws SessionEndedError when the account is gone, or `sessionEpoch` is not the current epoch
 */
export async function saveAnswers(
  db: Queryable,
  userId: string,
  id: string,
  saves: readonly Save[],
  context: SaveContext,
): Promise<SaveReply | null> {
  if (!isUuid(id)) return null;
  const { now } = context;
  const results = new Map<Save, SaveResult>();
  let waiting = byPosition(saves);
  let head = { state: "open" as SaveReply["state"], deadlineAt: null as number | null };
  while (waiting.length > 0) {
    const firsts = waiting.map(([first]) => first as Save);
    const written = await write(db, userId, id, firsts, context);
    const left = waiting.filter(([first]) => !written.has(first?.position ?? -1));
    for (const save of firsts) {
      const { saveId, position } = save;
      const row = written.get(position);
      if (!row) continue;
      head = { state: "open", deadlineAt: row.deadlineAt };
      results.set(save, { saveId, position, status: "saved", revision: row.revision });
    }
    if (left.length > 0) {
      const found = await look(db, userId, id, context);
      if (!found) return null;
      head = found.head;
      for (const queue of left) refuse(queue, found, results, now);
    }
    waiting = waiting
      .map((queue) => queue.filter((save) => !results.has(save)))
      .filter((queue) => queue.length > 0);
  }
  return { results: saves.map((save) => results.get(save) as SaveResult), serverNow: now, ...head };
}

/** The changes of each question, in their order. */
function byPosition(saves: readonly Save[]): Save[][] {
  const queues = new Map<number, Save[]>();
  for (const save of saves) queues.set(save.position, [...(queues.get(save.position) ?? []), save]);
  return [...queues.values()];
}

/** Writes what may be written of changes of different questions. */
async function write(
  db: Queryable,
  userId: string,
  id: string,
  saves: readonly Save[],
  { now, sessionEpoch }: SaveContext,
): Promise<Map<number, Written>> {
  const rows = saves.map(({ position, saveId, base, answer, certainty, flagged, givenAt }) => ({
    position,
    save_id: saveId,
    base,
    form: answer?.form ?? null,
    answer,
    certainty,
    flagged,
    given_at: new Date(Math.min(givenAt, now)).toISOString(),
  }));
  const params = [userId, id, sessionEpoch ?? null, new Date(now).toISOString(), JSON.stringify(rows)];
  const result = await db._.session
    .prepareQuery<{ execute: { rows: unknown[] }; all: unknown; values: unknown }>(
      { sql: STATEMENT, params },
      undefined,
      "save_answers",
      false,
    )
    .execute();
  return new Map((result.rows as Written[]).map((row) => [row.position, row]));
}

interface Found {
  attempt: Parameters<typeof whyNot>[1];
  stored: Map<number, Stored>;
  head: { state: SaveReply["state"]; deadlineAt: number | null };
}

/** How things stand for a save that was not written; null when there is no such attempt. */
async function look(
  db: Queryable,
  userId: string,
  id: string,
  { now, sessionEpoch }: SaveContext,
): Promise<Found | null> {
  if (sessionEpoch !== undefined && !(await userOfSession(db, userId, sessionEpoch)))
    throw new SessionEndedError();
  const responses = await responsesOf(db, userId, id);
  // Read last: a response not yet judged of an attempt found finished was refused for that.
  const attempt = await attemptById(db, userId, id);
  if (!attempt) return null;
  const isFinished = (await finishIfOverdue(db, userId, attempt, now)) || attempt.finishedAt !== null;
  const { startedAt, deadlineAt, rules } = attempt;
  return {
    attempt: { startedAt, deadlineAt, graceMinutes: rules.graceMinutes, isFinished },
    stored: new Map(
      responses.map((row) => [
        row.position,
        { form: row.form, saveId: row.saveId, locked: row.gradedAt !== null, state: responseState(row) },
      ]),
    ),
    head: { state: isFinished ? "finished" : "open", deadlineAt },
  };
}

/** Says why the first change of a question was not written, and with it those made on top of it. */
function refuse(queue: readonly Save[], found: Found, results: Map<Save, SaveResult>, now: number): void {
  const [first] = queue as [Save, ...Save[]];
  const stored = found.stored.get(first.position) ?? null;
  // What is stored may be a later one of these: then all up to it were taken when they were first sent.
  const known = queue.findIndex(({ saveId }) => saveId === stored?.saveId);
  if (stored && known >= 0) {
    for (const save of queue.slice(0, known + 1)) {
      const { saveId, position } = save;
      results.set(save, { saveId, position, status: "repeated", revision: stored.state.revision });
    }
    return;
  }
  const result = whyNot(first, found.attempt, stored, now);
  for (const save of queue) results.set(save, { ...result, saveId: save.saveId });
}

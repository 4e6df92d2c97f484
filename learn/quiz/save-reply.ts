/** Why a change of an answer was not written: what its browser is told. Pure. */
import type { QuizForm } from "../answer";
import type { ResponseState, Save, SaveRefusal, SaveResult } from "./attempt";
import { countsAt, givenTime, type Timing } from "./deadline";

/** A response as stored now. */
export interface Stored {
  form: QuizForm;
  /** the save that made its revision */
  saveId: string | null;
  locked: boolean;
  state: ResponseState;
}

/**
 * The answer to a save that was not written.
 * @param stored null: the attempt has no such question
 */
export function whyNot(
  save: Save,
  attempt: Timing & { startedAt: number; isFinished: boolean },
  stored: Stored | null,
  now: number,
): SaveResult {
  const { saveId, position } = save;
  if (!stored) return { saveId, position, status: "refused", reason: "invalid", revision: 0 };
  const { state, locked } = stored;
  const { revision } = state;
  if (stored.saveId === saveId) return { saveId, position, status: "repeated", revision };
  const refused = (reason: SaveRefusal): SaveResult => ({
    saveId,
    position,
    status: "refused",
    reason,
    revision,
    current: state,
  });
  if (save.answer && save.answer.form !== stored.form) return refused("invalid");
  if (!countsAt(attempt, givenTime(save.givenAt, attempt.startedAt, now), now)) return refused("late");
  if (attempt.isFinished) return refused("finished");
  if (locked) return refused("locked");
  return { saveId, position, status: "conflict", revision, current: state };
}

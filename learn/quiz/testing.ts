import type { Answer, QuizForm } from "../answer";
import type { AttemptView, ResponseState, Save, SaveRefusal, SaveReply, SaveResult } from "./attempt";

export const START = Date.UTC(2026, 0, 1);
export const typed = (text: string): Answer => ({ form: "typed", text });

/** A server that keeps revisions as the contract of saves says, with typed questions and one deadline. For tests. */
export class FakeServer {
  now = START;
  state: "open" | "finished" = "open";
  deadlineAt: number | null = null;
  graceMs = 60_000;
  /** of each position, all that was ever stored */
  readonly stored: (ResponseState & { saveId: string | null })[][];
  triesLeft: number | null = null;
  locked = new Set<number>();

  constructor(n: number) {
    this.stored = Array.from({ length: n }, () => [
      { answer: null, certainty: null, flagged: false, revision: 0, savedAt: null, saveId: null },
    ]);
  }

  current(position: number): ResponseState {
    const last = this.stored[position]?.at(-1);
    if (!last) throw new Error(`There is no question ${position}.`);
    const { saveId: _, ...response } = last;
    return response;
  }

  view(): AttemptView {
    return {
      id: "a",
      title: "Parties",
      kind: "quiz",
      state: this.state,
      startedAt: START,
      deadlineAt: this.deadlineAt,
      graceMinutes: this.graceMs / 60_000,
      serverNow: this.now,
      behaviour: { kind: "deferred" },
      perPage: 2,
      questions: this.stored.map((_, position) => ({
        position,
        points: 1,
        form: "typed",
        item: { id: `q${position}`, prompt: "?", context: "", form: "typed" },
        response: this.current(position),
        locked: this.locked.has(position),
        triesLeft: this.triesLeft,
        feedback: null,
      })),
    };
  }

  /** As whyNot says why not, in its order. */
  save(saves: readonly Save[]): SaveReply {
    const results = saves.map((save): SaveResult => {
      const rows = this.stored[save.position];
      const last = rows?.at(-1);
      const common = { saveId: save.saveId, position: save.position, revision: last?.revision ?? 0 };
      if (!rows || !last) return { ...common, status: "refused", reason: "invalid" };
      const current = this.current(save.position);
      const refused = (reason: SaveRefusal): SaveResult => ({
        ...common,
        status: "refused",
        reason,
        current,
      });
      if (last.saveId === save.saveId) return { ...common, status: "repeated" };
      if (save.answer && save.answer.form !== this.formOf(save.position)) return refused("invalid");
      const late =
        this.deadlineAt !== null &&
        (Math.min(save.givenAt, this.now) > this.deadlineAt || this.now > this.deadlineAt + this.graceMs);
      if (late) return refused("late");
      if (this.state === "finished") return refused("finished");
      if (this.locked.has(save.position)) return refused("locked");
      if (save.base !== last.revision) return { ...common, status: "conflict", current };
      const { answer, certainty, flagged, saveId } = save;
      const isNew =
        JSON.stringify([answer, certainty]) !== JSON.stringify([last.answer, last.certainty]) ||
        last.savedAt === null;
      const savedAt = isNew ? this.now : last.savedAt;
      rows.push({ answer, certainty, flagged, saveId, revision: last.revision + 1, savedAt });
      return { ...common, status: "saved", revision: last.revision + 1 };
    });
    return { results, serverNow: this.now, state: this.state, deadlineAt: this.deadlineAt };
  }

  protected formOf(_position: number): QuizForm {
    return "typed";
  }
}

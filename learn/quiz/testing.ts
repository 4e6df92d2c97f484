import type { Answer } from "../answer";
import type { AttemptView, ResponseState, Save, SaveReply, SaveResult } from "./attempt";

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

  save(saves: readonly Save[]): SaveReply {
    const results = saves.map((save): SaveResult => {
      const rows = this.stored[save.position];
      const last = rows?.at(-1);
      const common = { saveId: save.saveId, position: save.position, revision: last?.revision ?? 0 };
      const current = this.current(save.position);
      if (!rows || !last) return { ...common, status: "refused", reason: "invalid" };
      if (last.saveId === save.saveId) return { ...common, status: "repeated" };
      if (this.state === "finished") return { ...common, status: "refused", reason: "finished", current };
      if (this.locked.has(save.position)) return { ...common, status: "refused", reason: "locked", current };
      const late =
        this.deadlineAt !== null &&
        (save.givenAt > this.deadlineAt || this.now > this.deadlineAt + this.graceMs);
      if (late) return { ...common, status: "refused", reason: "late", current };
      if (save.base !== last.revision) return { ...common, status: "conflict", current };
      const { answer, certainty, flagged, saveId } = save;
      rows.push({ answer, certainty, flagged, saveId, revision: last.revision + 1, savedAt: this.now });
      return { ...common, status: "saved", revision: last.revision + 1 };
    });
    return { results, serverNow: this.now, state: this.state, deadlineAt: this.deadlineAt };
  }
}

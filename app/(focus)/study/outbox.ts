"use client";
import type { StudyEvent } from "@/learn/session";

/** What the server said of each event of a batch; `early`: from a clock ahead of the server's, to be sent again. */
export type SendResult =
  | { ok: true; results: { id: string; status: "recorded" | "repeated" | "refused" | "early" }[] }
  /** `again`: worth another try; `sign-in`: not before the learner signed in; `invalid`: never as it is */
  | { ok: false; problem: "again" | "sign-in" | "invalid" };

/** The world an outbox lives in, so that tests can be another. */
export interface OutboxPort {
  /** localStorage or its like; null where there is none */
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | null;
  send: (events: readonly StudyEvent[]) => Promise<SendResult>;
  /** calls back after ms; returns how to call it off */
  later: (run: () => void, ms: number) => () => void;
}

export interface OutboxStatus {
  waiting: number;
  /** sending failed and will be tried again */
  offline: boolean;
  signedOut: boolean;
  /** this device's clock is ahead: the server takes the events when their time has come */
  early: boolean;
  /** events the server would not take */
  refused: number;
}

/** Events of one request: keeps its body under the 64 kB that a request outliving its page may have. */
export const BATCH = 150;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Keeps events until the server has them. Each is stored under a key of its own, so several tabs never overwrite
 * one another, and is removed only when the server answered for it by id. Sending twice is harmless: the
 * server knows an event by its id.
 */
export class Outbox {
  readonly #port: OutboxPort;
  readonly #prefix: string;
  readonly #pending = new Map<string, StudyEvent>();
  readonly #listeners = new Set<() => void>();
  #status: OutboxStatus = { waiting: 0, offline: false, signedOut: false, early: false, refused: 0 };
  #sending = false;
  #wait = 0;
  #batch = BATCH;
  #callOff: (() => void) | null = null;

  constructor(userId: string, port: OutboxPort) {
    this.#port = port;
    this.#prefix = `zerek:event:${userId}:`;
    for (const event of this.#stored()) this.#pending.set(event.id, event);
    this.#tell({});
  }

  /** The status; the same object until something changes. */
  status = (): OutboxStatus => this.#status;

  /** Calls back on every change of status; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes an event: it is kept at once, and sent when the screen has been drawn. */
  add(event: StudyEvent): void {
    this.#pending.set(event.id, event);
    try {
      this.#port.storage?.setItem(this.#prefix + event.id, JSON.stringify(event));
    } catch {
      // A full or forbidden storage: the event still waits in memory.
    }
    this.#tell({});
    if (!this.#sending && !this.#callOff) this.#callOff = this.#port.later(() => void this.flush(), 0);
  }

  /** Sends what waits, now. Does nothing while a batch is under way: its end sends the rest. */
  async flush(): Promise<void> {
    if (this.#sending || this.#pending.size === 0) return;
    this.#callOff?.();
    this.#callOff = null;
    this.#sending = true;
    const batch = [...this.#pending.values()].slice(0, this.#batch);
    const answer = await this.#port.send(batch).catch((): SendResult => ({ ok: false, problem: "again" }));
    this.#sending = false;
    if (answer.ok) this.#settle(answer.results);
    else this.#postpone(answer.problem, batch);
  }

  #settle(results: readonly { id: string; status: string }[]): void {
    let refused = 0;
    let settled = 0;
    const early = results.some((result) => result.status === "early");
    for (const { id, status } of results) {
      if (status === "early" || !this.#remove(id)) continue;
      settled++;
      if (status === "refused") refused++;
    }
    // An answer that settles nothing must not be asked for again at once.
    if (settled === 0 || early) {
      this.#postpone(early ? "early" : "again", []);
      return;
    }
    this.#wait = 0;
    this.#batch = BATCH;
    this.#tell({ offline: false, signedOut: false, early: false, refused: this.#status.refused + refused });
    void this.flush();
  }

  #postpone(problem: "again" | "sign-in" | "invalid" | "early", batch: readonly StudyEvent[]): void {
    const [only] = batch;
    if (problem === "invalid" && batch.length === 1 && only) {
      this.#remove(only.id);
      this.#batch = BATCH;
      this.#tell({ refused: this.#status.refused + 1 });
      void this.flush();
      return;
    }
    // One bad event must not keep the good ones back: halve until it stands alone.
    if (problem === "invalid") this.#batch = Math.max(1, Math.floor(batch.length / 2));
    this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2 || FIRST_WAIT_MS);
    this.#callOff?.();
    this.#callOff = this.#port.later(() => void this.flush(), problem === "invalid" ? 0 : this.#wait);
    this.#tell({
      offline: problem === "again",
      signedOut: problem === "sign-in",
      early: problem === "early",
    });
  }

  #remove(id: string): boolean {
    const had = this.#pending.delete(id);
    try {
      this.#port.storage?.removeItem(this.#prefix + id);
    } catch {
      // It will be sent once more after a reload, and known as a repeat.
    }
    return had;
  }

  #stored(): StudyEvent[] {
    const { storage } = this.#port;
    if (!storage) return [];
    const keys = Array.from({ length: storage.length }, (_, n) => storage.key(n)).filter((key) =>
      key?.startsWith(this.#prefix),
    );
    // Ids are UUIDv7: sorting the keys puts the events in the order they happened.
    return keys.sort().flatMap((key) => {
      try {
        return [JSON.parse(storage.getItem(key ?? "") ?? "") as StudyEvent];
      } catch {
        return [];
      }
    });
  }

  #tell(change: Partial<OutboxStatus>): void {
    this.#status = { ...this.#status, ...change, waiting: this.#pending.size };
    for (const listener of this.#listeners) listener();
  }
}

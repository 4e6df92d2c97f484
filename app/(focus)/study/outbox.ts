"use client";
import type { StudyEvent } from "@/learn/session";
import { type Device, Patience, Shelf } from "../shelf";

/** What the server said of each event of a batch; `early`: from a clock ahead of the server's, to be sent again. */
export type SendResult =
  | { ok: true; results: { id: string; status: "recorded" | "repeated" | "refused" | "early" }[] }
  /** `again`: worth another try; `sign-in`: not before the learner signed in; `invalid`: never as it is */
  | { ok: false; problem: "again" | "sign-in" | "invalid" };

/** The world an outbox lives in, so that tests can be another. */
export interface OutboxPort extends Device {
  send: (events: readonly StudyEvent[]) => Promise<SendResult>;
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
export const BATCH = 130;
const LONGEST_WAIT_MS = 60_000;

/**
 * Keeps events until the server has them. Each stays on the shelf of the device until the server answered for it by id.
 * Sending twice is harmless: the server knows an event by its id.
 */
export class Outbox {
  readonly #port: OutboxPort;
  readonly #shelf: Shelf<StudyEvent>;
  readonly #patience = new Patience(LONGEST_WAIT_MS);
  readonly #pending = new Map<string, StudyEvent>();
  readonly #listeners = new Set<() => void>();
  #status: OutboxStatus = { waiting: 0, offline: false, signedOut: false, early: false, refused: 0 };
  #sending = false;
  #batch = BATCH;
  #callOff: (() => void) | null = null;

  constructor(userId: string, port: OutboxPort) {
    this.#port = port;
    this.#shelf = new Shelf(port.storage, `zerek:event:${userId}:`);
    // Ids are UUIDv7: their order is the order in which things happened.
    for (const event of this.#shelf.all()) this.#pending.set(event.id, event);
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
    this.#shelf.put(event.id, event);
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
    this.#patience.reset();
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
    const wait = this.#patience.next();
    this.#callOff?.();
    this.#callOff = this.#port.later(() => void this.flush(), problem === "invalid" ? 0 : wait);
    this.#tell({
      offline: problem === "again",
      signedOut: problem === "sign-in",
      early: problem === "early",
    });
  }

  #remove(id: string): boolean {
    this.#shelf.drop(id);
    return this.#pending.delete(id);
  }

  #tell(change: Partial<OutboxStatus>): void {
    this.#status = { ...this.#status, ...change, waiting: this.#pending.size };
    for (const listener of this.#listeners) listener();
  }
}

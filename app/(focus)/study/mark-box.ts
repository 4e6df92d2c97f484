"use client";
import type { Mark } from "@/learn/marks";
import { type Device, Patience, Shelf } from "../shelf";

/** The world of a mark box, so that tests can be another. */
export interface MarkPort extends Device {
  /** false: worth another try */
  send: (marks: readonly Mark[]) => Promise<boolean>;
}

const MOST = 200;
const LONGEST_WAIT_MS = 60_000;

/** Keeps marks until the server has them: of each card and kind the newest. Sending twice is harmless. */
export class MarkBox {
  readonly #port: MarkPort;
  readonly #shelf: Shelf<Mark>;
  readonly #patience = new Patience(LONGEST_WAIT_MS);
  readonly #pending = new Map<string, Mark>();
  #sending = false;
  #callOff: (() => void) | null = null;

  constructor(userId: string, port: MarkPort) {
    this.#port = port;
    this.#shelf = new Shelf(port.storage, `zerek:mark:${userId}:`);
    for (const mark of this.#shelf.all()) this.#pending.set(keyOf(mark), mark);
  }

  /** Takes a mark: it is kept at once and sent soon. */
  add(mark: Mark): void {
    this.#pending.set(keyOf(mark), mark);
    this.#shelf.put(keyOf(mark), mark);
    if (!this.#sending && !this.#callOff) this.#later(0);
  }

  /** Sends what waits, now. */
  async flush(): Promise<void> {
    if (this.#sending || this.#pending.size === 0) return;
    this.#callOff?.();
    this.#callOff = null;
    this.#sending = true;
    const batch = [...this.#pending.values()].slice(0, MOST);
    const done = await this.#port.send(batch).catch(() => false);
    this.#sending = false;
    if (!done) {
      this.#later(this.#patience.next());
      return;
    }
    this.#patience.reset();
    for (const mark of batch) {
      // What was set anew meanwhile goes with the next batch.
      if (this.#pending.get(keyOf(mark)) !== mark) continue;
      this.#pending.delete(keyOf(mark));
      this.#shelf.drop(keyOf(mark));
    }
    void this.flush();
  }

  #later(ms: number): void {
    this.#callOff?.();
    this.#callOff = this.#port.later(() => void this.flush(), ms);
  }
}

const keyOf = ({ cardId, kind }: Mark) => `${cardId}:${kind}`;

/** Posts marks; true when the server has answered for them, whatever it said. */
export async function sendMarks(userId: string, marks: readonly Mark[]): Promise<boolean> {
  const response = await fetch("/api/marks", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ marks, userId }),
    keepalive: true,
  });
  return response.ok || response.status === 400;
}

"use client";
import type { MarkStore } from "@/app/_device/marks";
import { type Mark, winsOver } from "@/learn/marks";
import { type Device, Patience, Shelf } from "../shelf";

/** The world of a mark box, so that tests can be another. */
export interface MarkPort extends Device {
  store: MarkStore;
  /** false: worth another try; null: nobody to send to, as for a guest */
  send: ((marks: readonly Mark[]) => Promise<boolean>) | null;
}

const MOST = 200;
/** Characters of one request: the server takes 256 kB, and a character may need three bytes. */
const LONGEST_BATCH = 60_000;
/** Bytes of a request that may outlive its page: browsers allow such requests 64 kB together. */
const MOST_OUTLIVING = 50_000;
const LONGEST_WAIT_MS = 60_000;
/** A request that gets no answer is given up: marks may be sent twice. */
const LONGEST_REQUEST_MS = 30_000;

/**
 * Keeps marks until the server has them: of each card and kind the newest. Sending twice is harmless. A mark goes to the
 * shelf (localStorage) within the same call and from there into the device's database, as events do.
 */
export class MarkBox {
  readonly #port: MarkPort;
  readonly #shelf: Shelf<Mark>;
  readonly #patience = new Patience(LONGEST_WAIT_MS);
  readonly #pending = new Map<string, Mark>();
  readonly #begun: Promise<void>;
  #sending = false;
  #callOff: (() => void) | null = null;

  constructor(userId: string, port: MarkPort) {
    this.#port = port;
    this.#shelf = new Shelf(port.storage, `zerek:mark:${userId}:`);
    const shelved = this.#shelf.all();
    for (const mark of shelved) this.#take(mark);
    this.#begun = Promise.all(shelved.map((mark) => this.#keep(mark))).then(() => this.#look());
  }

  /** Takes a mark: it is kept at once and sent soon. */
  add(mark: Mark): void {
    this.#take(mark);
    this.#shelf.put(keyOf(mark), mark);
    void this.#keep(mark);
    if (!this.#sending && !this.#callOff) this.#later(0);
  }

  /** Resolves when what was on the shelf is in the database, or stays where it is because that fails. */
  begun = (): Promise<void> => this.#begun;

  /** How many marks wait. */
  waiting(): number {
    return this.#pending.size;
  }

  /** Sends what waits, now. */
  async flush(): Promise<void> {
    const { send } = this.#port;
    if (this.#sending || !send) return;
    this.#callOff?.();
    this.#callOff = null;
    this.#sending = true;
    await this.#begun;
    let done = true;
    while (done && this.#pending.size > 0) {
      const batch = firstOf([...this.#pending.values()]);
      done = await send(batch).catch(() => false);
      if (done) await this.#forget(batch);
    }
    this.#sending = false;
    if (done) this.#patience.reset();
    else this.#later(this.#patience.next());
  }

  #take(mark: Mark): void {
    const before = this.#pending.get(keyOf(mark));
    if (!before || !winsOver(before, mark)) this.#pending.set(keyOf(mark), mark);
  }

  async #keep(mark: Mark): Promise<void> {
    try {
      await this.#port.store.put(mark);
    } catch {
      // It stays on the shelf, or in this page alone.
      return;
    }
    // What was set anew meanwhile stands on the shelf until it is in the database itself.
    if (this.#pending.get(keyOf(mark)) === mark || !this.#pending.has(keyOf(mark)))
      this.#shelf.drop(keyOf(mark));
    // The server was quicker than the database.
    if (!this.#pending.has(keyOf(mark))) await this.#port.store.settle([mark]).catch(() => undefined);
  }

  /** What an earlier visit or another tab left. */
  async #look(): Promise<void> {
    for (const mark of await this.#port.store.all().catch(() => [])) this.#take(mark);
  }

  async #forget(batch: readonly Mark[]): Promise<void> {
    for (const mark of batch) {
      // What was set anew meanwhile goes with the next batch.
      if (this.#pending.get(keyOf(mark)) !== mark) continue;
      this.#pending.delete(keyOf(mark));
      this.#shelf.drop(keyOf(mark));
    }
    // Where the database fails they are sent once more.
    await this.#port.store.settle(batch).catch(() => undefined);
  }

  #later(ms: number): void {
    this.#callOff?.();
    this.#callOff = this.#port.later(() => void this.flush(), ms);
  }
}

/** As many as one request holds, at least one. */
function firstOf(marks: readonly Mark[]): Mark[] {
  let length = 0;
  const beyond = marks.findIndex((mark, n) => {
    length += JSON.stringify(mark).length;
    return n === MOST || (n > 0 && length > LONGEST_BATCH);
  });
  return marks.slice(0, beyond < 0 ? undefined : beyond);
}

const keyOf = ({ cardId, kind }: Mark) => `${cardId}:${kind}`;

/** Posts marks; true when the server has answered for them, whatever it said. */
export async function sendMarks(userId: string, marks: readonly Mark[]): Promise<boolean> {
  const body = new TextEncoder().encode(JSON.stringify({ marks, userId }));
  const response = await fetch("/api/marks", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    keepalive: body.length <= MOST_OUTLIVING,
    signal: AbortSignal.timeout(LONGEST_REQUEST_MS),
  });
  return response.ok || response.status === 400;
}

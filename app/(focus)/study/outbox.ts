"use client";
import type { Answered, EventStore } from "@/app/_device/events";
import type { WaitingEvent } from "@/app/_device/rows";
import { type StorageTrouble, troubleOf } from "@/app/_device/store";
import type { StudyEvent } from "@/learn/session";
import { type Device, Patience, Shelf } from "../shelf";

/** What the server said of each event of a batch; `early`: from a clock ahead of the server's, to be sent again. */
export type SendResult =
  | { ok: true; results: (Answered & { status: "recorded" | "repeated" | "refused" | "early" })[] }
  /** `again`: worth another try; `sign-in`: not before the learner signed in; `invalid`: never as it is */
  | { ok: false; problem: "again" | "sign-in" | "invalid" };

/** The world an outbox lives in, so that tests can be another. */
export interface OutboxPort extends Device {
  store: EventStore;
  /** null: nobody to send to, as for a guest */
  send: ((events: readonly StudyEvent[]) => Promise<SendResult>) | null;
  /** runs one at a time among all tabs of the browser */
  alone: (run: () => Promise<void>) => Promise<void>;
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
  /** what waits is in this page alone, since the device does not keep it */
  trouble: StorageTrouble | null;
}

export const NOTHING_WAITS: OutboxStatus = {
  waiting: 0,
  offline: false,
  signedOut: false,
  early: false,
  refused: 0,
  trouble: null,
};

/** Events of one request: what the server takes at once. */
export const BATCH = 500;
const LONGEST_WAIT_MS = 60_000;

/** As long (ms) an event may stand on the shelf alone while a request is under way. */
const SHELF_MS = 2_000;

/**
 * Keeps events until the server has answered for each by its id; sending twice is harmless. An event goes to the shelf
 * (localStorage) within the same call, so that closing the tab loses nothing. From there it goes into the device's
 * database, which has room for months, unless the server has it before: where there is a network a rating costs the
 * database nothing but the memory that comes back. Tabs send one at a time, each all that waits.
 */
export class Outbox {
  readonly #port: OutboxPort;
  readonly #shelf: Shelf<WaitingEvent | StudyEvent>;
  readonly #patience = new Patience(LONGEST_WAIT_MS);
  #pending = new Map<string, WaitingEvent>();
  /** of them those that are not in the database */
  readonly #unkept = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #userId: string;
  readonly #begun: Promise<void>;
  #status = NOTHING_WAITS;
  #sending = false;
  #batch = BATCH;
  #callOff: (() => void) | null = null;
  #keepCallOff: (() => void) | null = null;
  /** others may have put something into the database, or taken it out */
  #lookDue = true;

  constructor(userId: string, port: OutboxPort) {
    this.#userId = userId;
    this.#port = port;
    this.#shelf = new Shelf(port.storage, `zerek:event:${userId}:`);
    // Ids are UUIDv7: their order is the order in which things happened.
    const shelved = this.#shelf.all().map((found) => this.#rowOf(found));
    for (const row of shelved) {
      this.#pending.set(row.id, row);
      this.#unkept.add(row.id);
    }
    this.#tell({});
    this.#begun = this.#keep(shelved).then(() => this.#look());
  }

  /** The status; the same object until something changes. */
  status = (): OutboxStatus => this.#status;

  /** Resolves when what was on the shelf is in the database, or stays where it is because that fails. */
  begun = (): Promise<void> => this.#begun;

  /** Calls back on every change of status; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes an event: it is kept at once, and sent when the screen has been drawn. */
  add(row: Omit<WaitingEvent, "userId">): void {
    const own = { ...row, userId: this.#userId };
    this.#pending.set(own.id, own);
    this.#unkept.add(own.id);
    const shelved = this.#shelf.put(own.id, own);
    this.#tell({});
    const { offline, signedOut, early } = this.#status;
    const stuck = this.#port.send === null || offline || signedOut || early;
    if (!shelved) void this.#keep([own]);
    // What will not be sent soon is kept as soon as the screen has been drawn.
    else this.#keepLater(stuck ? 0 : SHELF_MS);
    if (!this.#sending && !this.#callOff) this.#callOff = this.#port.later(() => void this.#send(), 0);
  }

  /** Sends what waits, in this tab or another, until nothing does or it fails. Does nothing while that is under way. */
  async flush(): Promise<void> {
    this.#lookDue = true;
    await this.#send();
  }

  async #send(): Promise<void> {
    const { send } = this.#port;
    if (this.#sending || !send) return;
    this.#callOff?.();
    this.#callOff = null;
    this.#sending = true;
    await this.#port.alone(async () => {
      await this.#begun;
      let more = true;
      while (more) {
        if (this.#lookDue) {
          this.#lookDue = false;
          await this.#look();
        }
        const batch = [...this.#pending.values()].slice(0, this.#batch);
        if (batch.length === 0) {
          this.#patience.reset();
          this.#tell({ offline: false, signedOut: false, early: false });
          return;
        }
        const answer = await send(batch.map((row) => row.event)).catch(
          (): SendResult => ({ ok: false, problem: "again" }),
        );
        more = answer.ok ? await this.#settle(answer.results) : await this.#fail(answer.problem, batch);
      }
    });
    this.#sending = false;
    // What came while the last batch was under way has called for nobody.
    if (this.#pending.size > 0 && !this.#callOff)
      this.#callOff = this.#port.later(() => void this.#send(), 0);
  }

  /** An event of an older version of this site stands on the shelf as it was sent; a guest's is whose they became. */
  #rowOf(found: WaitingEvent | StudyEvent): WaitingEvent {
    if ("event" in found) return { ...found, userId: this.#userId };
    const { id, cardId } = found;
    return { userId: this.#userId, id, cardId, event: found, counts: { newCards: 0, reviews: 0 } };
  }

  /** Keeps in the database, after ms, what waits outside of it by then; sooner wins over later. */
  #keepLater(ms: number): void {
    if (this.#keepCallOff && ms > 0) return;
    this.#keepCallOff?.();
    this.#keepCallOff = this.#port.later(() => {
      this.#keepCallOff = null;
      void this.#keepAll();
    }, ms);
  }

  #keepAll(): Promise<void> {
    return this.#keep([...this.#unkept].flatMap((id) => this.#pending.get(id) ?? []));
  }

  async #keep(rows: readonly WaitingEvent[]): Promise<void> {
    if (rows.length === 0) return;
    try {
      await this.#port.store.put(rows);
    } catch (error) {
      if (rows.some(({ id }) => this.#pending.has(id) && !this.#shelf.has(id)))
        this.#tell({ trouble: troubleOf(error) });
      return;
    }
    const late: string[] = [];
    for (const { id } of rows) {
      this.#shelf.drop(id);
      this.#unkept.delete(id);
      // The server was quicker than the database.
      if (!this.#pending.has(id)) late.push(id);
    }
    if (late.length > 0) await this.#port.store.settle(late.map((id) => ({ id }))).catch(() => undefined);
  }

  /** What waits by now: all in the database, whoever put it there, and what only this page has. */
  async #look(): Promise<void> {
    const unkept = [...this.#unkept].flatMap((id) => this.#pending.get(id) ?? []);
    const kept = await this.#port.store.all().catch(() => []);
    const before = this.#pending;
    this.#pending = new Map(kept.map((row) => [row.id, row]));
    for (const row of unkept) this.#pending.set(row.id, row);
    // Rated while the database was read.
    for (const id of this.#unkept) {
      const row = before.get(id);
      if (row) this.#pending.set(id, row);
    }
    this.#tell({});
  }

  /** @returns whether to go on at once */
  async #settle(results: Extract<SendResult, { ok: true }>["results"]): Promise<boolean> {
    const early = results.some((result) => result.status === "early");
    const settled = results.filter(({ id, status }) => status !== "early" && this.#pending.has(id));
    const refused = settled.filter(({ status }) => status === "refused").length;
    await this.#forget(settled);
    // An answer that settles nothing must not be asked for again at once.
    if (settled.length === 0 || early) return this.#postpone(early ? "early" : "again");
    this.#patience.reset();
    this.#batch = BATCH;
    this.#tell({
      offline: false,
      signedOut: false,
      early: false,
      refused: this.#status.refused + refused,
      ...(this.#unkept.size === 0 ? { trouble: null } : {}),
    });
    return true;
  }

  /** @returns whether to go on at once */
  async #fail(problem: "again" | "sign-in" | "invalid", batch: readonly WaitingEvent[]): Promise<boolean> {
    if (problem !== "invalid") return this.#postpone(problem);
    const [only] = batch;
    if (batch.length === 1 && only) {
      await this.#forget([only]);
      this.#batch = BATCH;
      this.#tell({ refused: this.#status.refused + 1 });
    } else {
      // One bad event must not keep the good ones back: halve until it stands alone.
      this.#batch = Math.max(1, Math.floor(batch.length / 2));
    }
    return true;
  }

  async #postpone(problem: "again" | "sign-in" | "early"): Promise<false> {
    this.#callOff?.();
    this.#callOff = this.#port.later(() => void this.flush(), this.#patience.next());
    this.#tell({
      offline: problem === "again",
      signedOut: problem === "sign-in",
      early: problem === "early",
    });
    await this.#keepAll();
    return false;
  }

  async #forget(answers: readonly Omit<Answered, "row">[]): Promise<void> {
    const told = answers.map(({ id, taken, memory }): Answered => {
      // What another tab took from the shelf meanwhile is in the database.
      const row = this.#unkept.has(id) && this.#shelf.has(id) ? this.#pending.get(id) : undefined;
      this.#shelf.drop(id);
      this.#unkept.delete(id);
      this.#pending.delete(id);
      return {
        id,
        ...(taken ? { taken } : {}),
        ...(memory === undefined ? {} : { memory }),
        ...(row ? { row } : {}),
      };
    });
    // Where the database fails they are sent once more, and known.
    await this.#port.store.settle(told).catch(() => undefined);
  }

  #tell(change: Partial<OutboxStatus>): void {
    const next = { ...this.#status, ...change, waiting: this.#pending.size };
    const changed = Object.entries(next).some(
      ([key, value]) => this.#status[key as keyof OutboxStatus] !== value,
    );
    if (!changed) return;
    this.#status = next;
    for (const listener of this.#listeners) listener();
  }
}

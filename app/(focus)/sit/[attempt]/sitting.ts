"use client";
import type { Answer, Certainty } from "@/learn/answer";
import type { AttemptView, CheckReply, CheckRequest, Save, SaveReply } from "@/learn/quiz/attempt";
import type { Lost, Pending } from "@/learn/quiz/pending";
import { beginRunner, type Runner, type RunnerEvent, run, type Trouble } from "@/learn/quiz/runner";
import { nextCheck, nextSaves, SAVES_AT_ONCE, shouldFinish } from "@/learn/quiz/runner-view";
import { type Device, Patience, Shelf } from "../../shelf";

/** What came of a request; `invalid`: never as it is. */
export type Sent<T> = { ok: true; reply: T } | { ok: false; problem: Trouble | "invalid" };

/** The world a sitting lives in, so that tests can be another. */
export interface SittingPort extends Device {
  /** the device's clock, ms */
  now: () => number;
  /** a new UUIDv7 */
  mint: () => string;
  save: (saves: readonly Save[]) => Promise<Sent<SaveReply>>;
  check: (request: CheckRequest) => Promise<Sent<CheckReply>>;
  finish: () => Promise<Sent<unknown>>;
}

/** Typing is saved when it rests this long, and at the latest so long after it began (ms). */
const REST_MS = 600;
const LONGEST_TYPING_MS = 3000;
/** With a deadline nobody should wait long for a server that is back. */
const LONGEST_WAIT_MS = 15_000;

/**
 * One sitting on this device: holds the runner's state, keeps what the server does not have yet on the device's shelf,
 * and sends it, one request at a time. Sending twice is harmless: the server knows a save by its id.
 */
export class Sitting {
  readonly #port: SittingPort;
  readonly #shelf: Shelf<Pending>;
  readonly #lost: Shelf<Lost>;
  readonly #patience = new Patience(LONGEST_WAIT_MS);
  readonly #listeners = new Set<() => void>();
  readonly #newsListeners = new Set<(news: "saved" | "stale") => void>();
  #state: Runner;
  #kept = new Map<string, Pending | Lost>();
  #busy = false;
  #batch = SAVES_AT_ONCE;
  #timer: { callOff: () => void; typingSince: number | null } | null = null;

  constructor(userId: string, view: AttemptView, port: SittingPort) {
    this.#port = port;
    this.#shelf = new Shelf(port.storage, `zerek:answer:${userId}:${view.id}:`);
    this.#lost = new Shelf(port.storage, `zerek:lost:${userId}:${view.id}:`);
    this.#state = beginRunner(view, port.now());
  }

  /** The state; the same object until something changes. */
  state = (): Runner => this.#state;

  /** Calls back on every change of state; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Calls back when the server took something, which other tabs may want to know ("saved"), and when it said no because
   * things are not as this tab thinks ("stale").
   */
  onNews = (listener: (news: "saved" | "stale") => void): (() => void) => {
    this.#newsListeners.add(listener);
    return () => this.#newsListeners.delete(listener);
  };

  /** Takes up what an earlier visit left on the device, and sends it. */
  restore(): void {
    const kept = this.#shelf.all();
    const lost = this.#lost.all();
    for (const one of [...kept, ...lost]) this.#kept.set(one.save.saveId, one);
    this.do({ type: "restored", kept, lost });
    void this.flush();
  }

  /** Gives an answer; one that is being typed is sent when the typing rests. */
  answer(position: number, answer: Answer | null): void {
    this.#give(position, { answer }, answer !== null && "text" in answer);
  }

  certainty(position: number, certainty: Certainty): void {
    this.#give(position, { certainty }, false);
  }

  flag(position: number, flagged: boolean): void {
    this.#give(position, { flagged }, false);
  }

  /** Decides a conflict for one's own answer or the stored one. */
  decide(position: number, choice: "mine" | "theirs"): void {
    this.do({ type: "decide", position, choice, saveId: this.#port.mint() });
    void this.flush();
  }

  /** Wants one question judged now. */
  check(position: number): void {
    this.do({ type: "check", position, checkId: this.#port.mint() });
    void this.flush();
  }

  /** Hands in, as soon as everything is saved. */
  finish(): void {
    this.do({ type: "finish" });
    void this.flush();
  }

  /** Lets the clock be looked at. */
  tick(): void {
    const before = this.#state.finish;
    this.do({ type: "tick", now: this.#port.now() });
    if (this.#state.finish !== before) void this.flush();
  }

  /** Applies an event and keeps what changed. */
  do(event: RunnerEvent): void {
    const next = run(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#keep();
    for (const listener of this.#listeners) listener();
  }

  /**
   * Sends what there is to send, now. Does nothing while a request is under way: its end sends the rest.
   * @param leaving the page may be gone before that: sends beside what is under way
   */
  async flush(leaving = false): Promise<void> {
    const saves = nextSaves(this.#state, this.#batch);
    if (this.#busy) {
      const fresh = leaving ? saves.filter((save) => !this.#wasSent(save.saveId)) : [];
      if (fresh.length > 0) await this.#send(fresh);
      return;
    }
    this.#timer?.callOff();
    this.#timer = null;
    const step =
      saves.length > 0
        ? () => this.#send(saves)
        : nextCheck(this.#state)
          ? () => this.#ask()
          : shouldFinish(this.#state)
            ? () => this.#handIn()
            : null;
    if (!step) return;
    this.#busy = true;
    const wait = await step();
    this.#busy = false;
    if (wait === null) void this.flush();
    else this.#later(wait);
  }

  #give(
    position: number,
    change: { answer?: Answer | null; certainty?: Certainty; flagged?: boolean },
    typing: boolean,
  ) {
    const before = this.#state;
    this.do({ type: "give", position, change, saveId: this.#port.mint(), now: this.#port.now() });
    if (this.#state === before || this.#busy) return;
    // A server that does not answer is not asked sooner because more is given.
    if (this.#state.trouble && this.#timer) return;
    if (!typing) this.#later(0);
    else {
      const now = this.#port.now();
      const since = this.#timer?.typingSince ?? now;
      this.#later(Math.max(0, Math.min(REST_MS, since + LONGEST_TYPING_MS - now)), since);
    }
  }

  #later(ms: number, typingSince: number | null = null) {
    this.#timer?.callOff();
    const callOff = this.#port.later(() => void this.flush(), ms);
    this.#timer = { callOff, typingSince };
  }

  /** Each step gives how long to wait before the next (ms); null: not at all. */
  async #send(saves: readonly Save[]): Promise<number | null> {
    this.do({ type: "sending", saveIds: saves.map(({ saveId }) => saveId) });
    const sentAt = this.#port.now();
    const sent = await this.#port.save(saves).catch(failed);
    if (sent.ok) {
      this.#patience.reset();
      this.#batch = SAVES_AT_ONCE;
      this.do({ type: "saved", reply: sent.reply, sentAt, receivedAt: this.#port.now() });
      this.#tell(sent.reply.results.some(({ status }) => status === "refused") ? "stale" : "saved");
      return null;
    }
    const [only] = saves;
    if (sent.problem !== "invalid" || !only) return this.#trouble(sent.problem);
    // One bad save must not keep the good ones back: halve until it stands alone.
    if (saves.length > 1) this.#batch = Math.max(1, Math.floor(saves.length / 2));
    else {
      this.#batch = SAVES_AT_ONCE;
      this.do({ type: "unsendable", saveId: only.saveId });
    }
    return null;
  }

  async #ask(): Promise<number | null> {
    this.do({ type: "checking" });
    const { check, checked } = this.#state;
    if (!check || !checked) return null;
    const sentAt = this.#port.now();
    const sent = await this.#port.check(checked).catch(failed);
    if (!sent.ok && sent.problem === "invalid") {
      this.do({ type: "unchecked" });
      this.#tell("stale");
      return null;
    }
    if (!sent.ok) return this.#trouble(sent.problem);
    this.#patience.reset();
    this.do({ type: "checked", reply: sent.reply, sentAt, receivedAt: this.#port.now() });
    this.#tell("saved");
    return null;
  }

  async #handIn(): Promise<number | null> {
    this.do({ type: "finishing" });
    const sent = await this.#port.finish().catch(failed);
    if (!sent.ok) return this.#trouble(sent.problem);
    this.do({ type: "finished" });
    this.#tell("saved");
    return null;
  }

  /** Says that sending failed; returns how long to wait (ms). */
  #trouble(problem: Trouble | "invalid"): number {
    this.do({ type: "trouble", trouble: problem === "who" ? "who" : "again" });
    return this.#patience.next();
  }

  #tell(news: "saved" | "stale"): void {
    for (const listener of this.#newsListeners) listener(news);
  }

  #wasSent(saveId: string): boolean {
    return this.#state.questions.some(({ queue }) =>
      queue.some((pending) => pending.sent && pending.save.saveId === saveId),
    );
  }

  /** Brings the shelf up to date: what is new first, so that nothing is missing at any moment. */
  #keep(): void {
    const kept = new Map<string, Pending | Lost>();
    for (const { queue, lost } of this.#state.questions) {
      for (const pending of queue) {
        kept.set(pending.save.saveId, pending);
        if (this.#kept.get(pending.save.saveId) !== pending) this.#shelf.put(pending.save.saveId, pending);
      }
      if (lost) {
        kept.set(lost.save.saveId, lost);
        if (this.#kept.get(lost.save.saveId) !== lost) this.#lost.put(lost.save.saveId, lost);
      }
    }
    for (const [id, before] of this.#kept) {
      const now = kept.get(id);
      if (now && "reason" in now === "reason" in before) continue;
      if ("reason" in before) this.#lost.drop(id);
      else this.#shelf.drop(id);
    }
    this.#kept = kept;
  }
}

const failed = (): { ok: false; problem: "again" } => ({ ok: false, problem: "again" });

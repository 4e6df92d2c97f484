/** A device with its runner, for tests. */
import type { Answer } from "../answer";
import { givenOf, type Pending } from "./pending";
import { beginRunner, type Runner, type RunnerEvent, run } from "./runner";
import { nextSaves } from "./runner-view";
import type { FakeServer } from "./testing";

export const SKEW = 3_600_000;

/** A browser tab: its runner, and what it keeps on its device. Its clock is an hour behind the server's. */
export class Device {
  state: Runner;
  made = 0;
  readonly kept = new Map<string, string>();

  constructor(
    readonly name: string,
    readonly server: FakeServer,
  ) {
    this.state = beginRunner(server.view(), this.now);
  }

  get now() {
    return this.server.now - SKEW;
  }

  do(event: RunnerEvent) {
    this.state = run(this.state, event);
    this.kept.clear();
    for (const { queue } of this.state.questions) {
      for (const pending of queue) this.kept.set(pending.save.saveId, JSON.stringify(pending));
    }
  }

  id() {
    this.made += 1;
    return `${String(this.server.now).padStart(15, "0")}-${String(this.made).padStart(5, "0")}-${this.name}`;
  }

  give(position: number, answer: Answer | null) {
    this.do({ type: "give", position, change: { answer }, saveId: this.id(), now: this.now });
  }

  flag(position: number, flagged: boolean) {
    this.do({ type: "give", position, change: { flagged }, saveId: this.id(), now: this.now });
  }

  /** One exchange; `lost` says which way the message does not get. */
  send(lost?: "request" | "answer") {
    const saves = nextSaves(this.state);
    if (saves.length === 0) return;
    this.do({ type: "sending", saveIds: saves.map(({ saveId }) => saveId) });
    const reply = lost === "request" ? null : this.server.save(saves);
    if (lost || !reply) this.do({ type: "trouble", trouble: "again" });
    else this.do({ type: "saved", reply, sentAt: this.now, receivedAt: this.now });
  }

  look() {
    this.do({ type: "view", view: this.server.view(), sentAt: this.now, receivedAt: this.now });
  }

  /** The page is loaded anew: only what the device keeps is still there. */
  reload() {
    const kept = [...this.kept.values()].map((text) => JSON.parse(text) as Pending).reverse();
    this.state = beginRunner(this.server.view(), this.now);
    this.do({ type: "restored", kept, lost: [] });
  }

  shown(position: number): Answer | null {
    const question = this.state.questions[position];
    return question ? givenOf(question).answer : null;
  }
}

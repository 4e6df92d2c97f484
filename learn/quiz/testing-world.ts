/**
 * Devices, a line that loses, delays and repeats, and a server: random sittings for tests. A device runs the same pure
 * runner as a browser; the server is the model (JudgingServer), or the real one measured by it.
 */
import fc from "fast-check";
import type { Answer, Certainty } from "../answer";
import type { AttemptView, CheckRequest, FinishReply, Save, SaveReply } from "./attempt";
import { isAnswered } from "./given";
import { givenOf, type Lost, type Pending } from "./pending";
import { beginRunner, type Runner, type RunnerEvent, run } from "./runner";
import { nextCheck, nextSaves, shouldFinish } from "./runner-view";
import type { CheckAnswer } from "./testing-judging";

export type Message =
  | { kind: "save"; saves: Save[] }
  | { kind: "check"; request: CheckRequest }
  | { kind: "finish" };
export type Reply =
  | { kind: "save"; reply: SaveReply }
  | { kind: "check"; reply: CheckAnswer }
  | { kind: "finish"; reply: FinishReply };

/** Whoever serves an attempt; times in ms. */
export interface Serving {
  serve: (message: Message, now: number) => Promise<Reply>;
  view: (now: number) => Promise<AttemptView>;
}

interface Exchange {
  message: Message;
  sentAt: number;
  /** null: it has not got there yet */
  reply: Reply | null;
}

/** What a learner last did with a question on one device. */
type Told = { answer: Answer | null; saveId: string };

/** A browser tab: its runner, what it keeps on its device, and the one request it may have under way. */
export class Tab {
  state: Runner;
  skew = 0;
  under: Exchange | null = null;
  stale: { view: AttemptView; sentAt: number } | null = null;
  readonly kept = new Map<string, string>();
  /** by position, the newest answer given here and not given up since */
  readonly given = new Map<number, Told>();
  #made = 0;

  constructor(
    readonly n: number,
    view: AttemptView,
    readonly world: { now: number },
  ) {
    this.state = beginRunner(view, this.now);
  }

  get now() {
    return this.world.now + this.skew;
  }

  /** Ids in the order of making, as UUIDv7 are; valid ones, so that a database takes them. */
  id(): string {
    this.#made += 1;
    const time = this.world.now.toString(16).padStart(12, "0");
    const rest = `${this.n}${this.#made.toString(16).padStart(11, "0")}`;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${this.#made.toString(16).padStart(3, "0").slice(-3)}-8000-${rest}`;
  }

  do(event: RunnerEvent): void {
    this.state = run(this.state, event);
    this.kept.clear();
    for (const { queue, lost } of this.state.questions) {
      for (const pending of queue) this.kept.set(pending.save.saveId, JSON.stringify(pending));
      if (lost) this.kept.set(lost.save.saveId, JSON.stringify(lost));
    }
  }

  give(position: number, answer: Answer | null): void {
    const saveId = this.id();
    const before = this.state;
    this.do({ type: "give", position, change: { answer }, saveId, now: this.now });
    if (this.state !== before) this.given.set(position, { answer, saveId });
  }

  load(view: AttemptView): void {
    const kept = [...this.kept.values()].map((text) => JSON.parse(text) as Pending | Lost);
    this.under = null;
    this.stale = null;
    this.state = beginRunner(view, this.now);
    this.do({
      type: "restored",
      kept: kept.filter((one): one is Pending => !("reason" in one)),
      lost: kept.filter((one): one is Lost => "reason" in one),
    });
    // An attempt that is over has no questions any more: that answers were left is all that is told, once.
    if (this.state.orphans > 0) this.given.clear();
  }

  /** Puts the next request on the line, as Sitting.flush does. */
  post(): void {
    if (this.under) return;
    const saves = nextSaves(this.state);
    if (saves.length > 0) {
      this.do({ type: "sending", saveIds: saves.map(({ saveId }) => saveId) });
      this.under = { message: { kind: "save", saves }, sentAt: this.now, reply: null };
    } else if (nextCheck(this.state)) {
      this.do({ type: "checking" });
      const { checked } = this.state;
      if (!checked) throw new Error("nothing is checked");
      const { position, revision, checkId } = checked;
      const request = { position, revision, checkId };
      this.under = { message: { kind: "check", request }, sentAt: this.now, reply: null };
    } else if (shouldFinish(this.state)) {
      this.do({ type: "finishing" });
      this.under = { message: { kind: "finish" }, sentAt: this.now, reply: null };
    }
  }

  /** Takes the reply that has come. */
  hear(): void {
    if (!this.under?.reply) return;
    const { sentAt, reply } = this.under;
    const exchange = { sentAt, receivedAt: this.now };
    this.under = null;
    if (reply.kind === "save") this.do({ type: "saved", reply: reply.reply, ...exchange });
    else if (reply.kind === "finish") this.do({ type: "finished" });
    else if ("refused" in reply.reply) this.do({ type: "unchecked" });
    else this.do({ type: "checked", reply: reply.reply, ...exchange });
  }

  /** The request is taken for lost. */
  giveUp(): Message | null {
    const lost = this.under;
    if (!lost) return null;
    this.under = null;
    this.do({ type: "trouble", trouble: "again" });
    return lost.message;
  }

  decide(position: number, choice: "mine" | "theirs"): void {
    const question = this.state.questions[position];
    if (!question?.conflict) return;
    if (choice === "theirs") this.given.delete(position);
    this.do({ type: "decide", position, choice, saveId: this.id() });
  }
}

export type Step =
  | { do: "give"; tab: number; position: number; right: boolean | null }
  | { do: "certainty"; tab: number; position: number; certainty: Certainty }
  | { do: "flag"; tab: number; position: number; on: boolean }
  | { do: "post" | "arrive" | "hear" | "exchange" | "give up" | "ask" | "look"; tab: number }
  | { do: "reload" | "tick" | "finish" | "stay"; tab: number }
  | { do: "check" | "dismiss"; tab: number; position: number }
  | { do: "decide"; tab: number; position: number; choice: "mine" | "theirs" }
  | { do: "stray"; which: number }
  | { do: "wait"; ms: number }
  | { do: "clock"; tab: number; skew: number };

/** Anything that can happen in a sitting of so many questions, on so many tabs. */
export function anyStep(tabs: number, questions: number): fc.Arbitrary<Step> {
  const tab = fc.nat(tabs - 1);
  const position = fc.nat(questions - 1);
  const one = <D extends string>(...what: D[]) => fc.record({ do: fc.constantFrom(...what), tab });
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant("give" as const),
        tab,
        position,
        right: fc.constantFrom(true, false, false, null),
      }),
    },
    { weight: 10, arbitrary: one("exchange", "exchange", "exchange", "post", "arrive", "hear", "give up") },
    { weight: 3, arbitrary: one("ask", "look", "reload", "tick", "look") },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constantFrom("check" as const, "dismiss" as const), tab, position }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("decide" as const),
        tab,
        position,
        choice: fc.constantFrom("mine" as const, "theirs" as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("certainty" as const),
        tab,
        position,
        certainty: fc.constantFrom(1 as const, 2 as const, 3 as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant("flag" as const), tab, position, on: fc.boolean() }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("stray" as const), which: fc.nat(9) }) },
    { weight: 1, arbitrary: one("finish", "stay", "stay") },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("wait" as const),
        ms: fc.constantFrom(1, 2_000, 20_000, 70_000, 200_000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("clock" as const),
        tab,
        skew: fc.constantFrom(0, -3_600_000, 86_400_000, 5_000),
      }),
    },
  );
}

/** A sitting on several tabs, taken step by step. */
export class World {
  readonly tabs: Tab[] = [];
  /** requests that were given up and may yet arrive, also more than once */
  readonly strays: Message[] = [];
  /** answers as the server took them, by save */
  readonly taken = new Map<string, Save>();
  #given = 0;

  private constructor(
    readonly server: Serving,
    public now: number,
    readonly answer: (position: number, right: boolean, nth: number) => Answer,
  ) {}

  static async open(
    server: Serving,
    { tabs, now, answer }: { tabs: number; now: number; answer: World["answer"] },
  ): Promise<World> {
    const world = new World(server, now, answer);
    for (let n = 0; n < tabs; n++) world.tabs.push(new Tab(n, await server.view(now), world));
    return world;
  }

  async #serve(message: Message): Promise<Reply> {
    const reply = await this.server.serve(message, this.now);
    if (message.kind === "save" && reply.kind === "save") {
      for (const [n, { status }] of reply.reply.results.entries()) {
        const save = message.saves[n];
        if (save && status === "saved") this.taken.set(save.saveId, save);
      }
    }
    return reply;
  }

  async #arrive(tab: Tab): Promise<void> {
    if (tab.under && !tab.under.reply) tab.under.reply = await this.#serve(tab.under.message);
  }

  async exchange(tab: Tab): Promise<void> {
    tab.post();
    await this.#arrive(tab);
    tab.hear();
  }

  async look(tab: Tab): Promise<void> {
    const view = await this.server.view(this.now);
    tab.do({ type: "view", view, sentAt: tab.now, receivedAt: tab.now });
  }

  async take(step: Step): Promise<void> {
    this.now += 1;
    const tab = "tab" in step ? (this.tabs[step.tab] as Tab) : undefined;
    switch (step.do) {
      case "wait":
        this.now += step.ms;
        return;
      case "stray": {
        const message = this.strays[step.which];
        if (message) await this.#serve(message);
        return;
      }
    }
    if (!tab) return;
    switch (step.do) {
      case "give":
        this.#given += 1;
        return tab.give(
          step.position,
          step.right === null ? null : this.answer(step.position, step.right, this.#given),
        );
      case "certainty":
      case "flag": {
        const change = step.do === "flag" ? { flagged: step.on } : { certainty: step.certainty };
        return tab.do({ type: "give", position: step.position, change, saveId: tab.id(), now: tab.now });
      }
      case "post":
        return tab.post();
      case "arrive":
        return this.#arrive(tab);
      case "hear":
        return tab.hear();
      case "exchange":
        return this.exchange(tab);
      case "give up": {
        const message = tab.giveUp();
        if (message) this.strays.push(message);
        return;
      }
      case "ask":
        tab.stale = { view: await this.server.view(this.now), sentAt: tab.now };
        return;
      case "look":
        if (!tab.stale) return this.look(tab);
        tab.do({ type: "view", ...tab.stale, receivedAt: tab.now });
        tab.stale = null;
        return;
      case "reload":
        if (tab.under && !tab.under.reply) this.strays.push(tab.under.message);
        return tab.load(await this.server.view(this.now));
      case "tick":
        return tab.do({ type: "tick", now: tab.now });
      case "check":
        return tab.do({ type: "check", position: step.position, checkId: tab.id() });
      case "dismiss":
        if (tab.state.questions[step.position]?.lost) tab.given.delete(step.position);
        return tab.do({ type: "dismiss", position: step.position });
      case "decide":
        return tab.decide(step.position, step.choice);
      case "finish":
      case "stay":
        return tab.do({ type: step.do });
      case "clock":
        tab.skew = step.skew;
    }
  }

  /** The line is sound again: everything is sent, and what collides is decided. */
  async settle(choices: readonly boolean[]): Promise<void> {
    const left = [...choices];
    for (let round = 0; round < 12; round++) {
      for (const tab of this.tabs) {
        this.now += 1;
        await this.#arrive(tab);
        tab.hear();
        await this.exchange(tab);
        for (const { view, conflict } of tab.state.questions) {
          if (conflict) tab.decide(view.position, left.shift() ? "mine" : "theirs");
        }
      }
    }
  }

  /** Answers given and neither taken by the server nor told to be lost or in question: there must be none. */
  vanished(): string[] {
    return this.tabs.flatMap((tab) =>
      [...tab.given].flatMap(([position, { answer, saveId }]) => {
        const question = tab.state.questions[position];
        const text = JSON.stringify(answer);
        const isTaken =
          !isAnswered(answer) ||
          [...this.taken.values()].some(
            (save) => save.position === position && JSON.stringify(save.answer) === text,
          );
        const isTold = tab.state.orphans > 0 || JSON.stringify(question?.lost?.save.answer ?? null) === text;
        const isHere = question !== undefined && JSON.stringify(givenOf(question).answer) === text;
        return isTaken || isTold || isHere ? [] : [`tab ${tab.n}, question ${position}: ${text} (${saveId})`];
      }),
    );
  }
}

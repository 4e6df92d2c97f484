import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "@/learn/answer";
import type { CheckReply } from "@/learn/quiz/attempt";
import { givenOf } from "@/learn/quiz/pending";
import { saveStatus } from "@/learn/quiz/runner-view";
import { FakeServer, START, typed } from "@/learn/quiz/testing";
import { fakeStorage } from "../../testing-storage";
import { type Sent, Sitting, type SittingPort } from "./sitting";

type Fault = "request" | "answer" | "who" | "invalid" | undefined;

/** A browser before a line that fails as it is told. */
class World {
  readonly server = new FakeServer(3);
  readonly storage = fakeStorage();
  readonly batches: number[] = [];
  readonly waits: number[] = [];
  faults: Fault[] = [];
  timers: { run: () => void; ms: number }[] = [];
  made = 0;
  checked: string[] = [];
  #alive = { yes: true };

  port: SittingPort = {
    storage: this.storage,
    now: () => this.server.now,
    mint: () => `${this.server.now}-${String(++this.made).padStart(6, "0")}`,
    later: (run, ms) => {
      const timer = { run, ms };
      this.waits.push(ms);
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((one) => one !== timer);
      };
    },
    save: async (saves) => {
      this.batches.push(saves.length);
      return this.line(() => this.server.save(saves));
    },
    check: async ({ checkId, position }) =>
      this.line((): CheckReply => {
        this.checked.push(checkId);
        this.server.locked.add(position);
        const question = this.server.view().questions[position];
        if (!question) throw new Error("no such question");
        return { status: "checked", question, serverNow: this.server.now };
      }),
    finish: async () =>
      this.line(() => {
        this.server.state = "finished";
        return null;
      }),
  };

  line<T>(serve: () => T): Sent<T> {
    const fault = this.faults.shift();
    if (fault === "request") throw new Error("offline");
    if (fault === "who" || fault === "invalid") return { ok: false, problem: fault };
    const reply = serve();
    if (fault === "answer") throw new Error("offline");
    return { ok: true, reply };
  }

  /** Loads the page: whatever an earlier load waits for never comes. */
  open(): Sitting {
    this.timers = [];
    this.#alive.yes = false;
    const alive = { yes: true };
    this.#alive = alive;
    const living =
      <A extends unknown[], T>(ask: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        const settled = await Promise.allSettled([ask(...args)]);
        if (!alive.yes) return new Promise(() => {});
        if (settled[0].status === "rejected") throw settled[0].reason;
        return settled[0].value;
      };
    const { save, check, finish } = this.port;
    const port = { ...this.port, save: living(save), check: living(check), finish: living(finish) };
    const sitting = new Sitting("u", this.server.view(), port);
    sitting.restore();
    return sitting;
  }

  /** Lets everything under way and every timer run until nothing is left to do. */
  async settle() {
    for (let n = 0; n < 200; n++) {
      await new Promise((done) => setImmediate(done));
      const due = this.timers;
      this.timers = [];
      for (const { run } of due) run();
      if (due.length === 0 && n > 2) break;
    }
  }
}

const shown = (sitting: Sitting) => sitting.state().questions.map((question) => givenOf(question).answer);
const stored = (server: FakeServer) => [0, 1, 2].map((position) => server.current(position).answer);

describe("a sitting", () => {
  it("loses nothing that was given, whatever the line and reloads do", async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant("give" as const),
          position: fc.nat(2),
          text: fc.string({ maxLength: 3 }),
        }),
      },
      fc.record({ do: fc.constantFrom("reload" as const, "pause" as const, "breath" as const) }),
    );
    const fault = fc.constantFrom<Fault>(undefined, "request", "answer", "who");
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(fault, { maxLength: 12 }),
        async (steps, faults) => {
          const world = new World();
          world.faults = faults;
          let sitting = world.open();
          const last: (Answer | null)[] = [null, null, null];
          for (const what of steps) {
            world.server.now += 10;
            if (what.do === "give") {
              sitting.answer(what.position, typed(what.text));
              last[what.position] = typed(what.text);
            }
            if (what.do === "reload") sitting = world.open();
            if (what.do === "pause") await world.settle();
            if (what.do === "breath") await new Promise((done) => setImmediate(done));
            expect(shown(sitting)).toEqual(last);
          }
          await world.settle();
          expect(saveStatus(sitting.state())).toEqual({ kind: "saved" });
          expect(stored(world.server)).toEqual(last);
          expect(world.storage.map.size).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("keeps one person's answers, and one attempt's, from another's", async () => {
    const world = new World();
    world.faults = ["who"];
    const mine = world.open();
    mine.answer(0, typed("Almaty"));
    await mine.flush();
    expect(saveStatus(mine.state())).toEqual({ kind: "unsaved", why: "who", n: 1 });
    const view = world.server.view();
    for (const other of [
      new Sitting("v", view, world.port),
      new Sitting("u", { ...view, id: "b" }, world.port),
    ]) {
      other.restore();
      expect(shown(other)).toEqual([null, null, null]);
    }
    expect(world.storage.map.size).toBe(1);
  });

  it("waits while something is typed, but not for ever; anything else is sent at once", async () => {
    const world = new World();
    const sitting = world.open();
    await world.settle();
    world.waits.length = 0;
    for (let n = 0; n < 8; n++) {
      sitting.answer(0, typed("A".repeat(n + 1)));
      world.server.now += 500;
    }
    expect(world.waits).toEqual([600, 600, 600, 600, 600, 500, 0, 0]);
    sitting.flag(1, true);
    expect(world.waits.at(-1)).toBe(0);
    await world.settle();
    expect(world.server.current(0).answer).toEqual(typed("AAAAAAAA"));
    expect(world.server.current(0).revision).toBe(1);
    expect(world.server.current(1).flagged).toBe(true);
  });

  it("asks a server that is away more and more rarely, and not more often because more is given", async () => {
    const world = new World();
    world.faults = Array.from({ length: 7 }, () => "request" as const);
    const sitting = world.open();
    sitting.answer(0, typed("Almaty"));
    world.waits.length = 0;
    await world.settle();
    expect(world.waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    world.faults = ["request"];
    sitting.answer(0, typed("Astana"));
    await sitting.flush();
    const before = world.waits.length;
    sitting.flag(2, true);
    expect(world.waits).toHaveLength(before);
  });

  it("puts a bad save aside and sends the good ones", async () => {
    const world = new World();
    const { save } = world.port;
    world.port.save = async (saves) =>
      saves.some(({ position }) => position === 1) ? { ok: false, problem: "invalid" } : save(saves);
    const sitting = world.open();
    for (const position of [0, 1, 2]) sitting.answer(position, typed("Almaty"));
    await world.settle();
    expect(stored(world.server)).toEqual([typed("Almaty"), null, typed("Almaty")]);
    expect(saveStatus(sitting.state())).toEqual({ kind: "unsaved", why: "invalid", n: 1 });
  });

  it("keeps an answer that came too late, over a reload, until it was read", async () => {
    const world = new World();
    world.server.deadlineAt = START + 1000;
    let sitting = world.open();
    world.faults = ["request", "request"];
    sitting.answer(0, typed("Almaty"));
    await sitting.flush();
    world.server.now += 600_000;
    await world.settle();
    expect(saveStatus(sitting.state())).toMatchObject({ why: "late" });
    sitting = world.open();
    expect(sitting.state().questions[0]?.lost).toMatchObject({
      reason: "late",
      save: { answer: typed("Almaty") },
    });
    sitting.do({ type: "dismiss", position: 0 });
    expect(world.storage.map.size).toBe(0);
  });

  it("saves before it asks for a judgement, and asks again under the same id", async () => {
    const world = new World();
    const sitting = world.open();
    await world.settle();
    sitting.answer(0, typed("Almaty"));
    world.faults = ["request", undefined, "answer"];
    sitting.check(0);
    await world.settle();
    expect(world.server.current(0).answer).toEqual(typed("Almaty"));
    expect(new Set(world.checked).size).toBe(1);
    expect(world.checked).toHaveLength(2);
    expect(sitting.state()).toMatchObject({ check: null, trouble: null });
  });

  it("hands in when everything is saved", async () => {
    const world = new World();
    const sitting = world.open();
    world.faults = ["request", "answer", undefined, "request"];
    sitting.answer(0, typed("Almaty"));
    sitting.finish();
    await world.settle();
    expect(world.server.current(0).answer).toEqual(typed("Almaty"));
    expect(world.server.state).toBe("finished");
    expect(sitting.state().attempt.state).toBe("finished");
    expect(saveStatus(sitting.state())).toEqual({ kind: "saved" });
  });

  it("hands in by the clock", async () => {
    const world = new World();
    world.server.deadlineAt = START + 1000;
    const sitting = world.open();
    await world.settle();
    sitting.answer(0, typed("Almaty"));
    sitting.tick();
    expect(sitting.state().timeUp).toBe(false);
    world.server.now += 1000;
    sitting.tick();
    await world.settle();
    expect(world.server.current(0).answer).toEqual(typed("Almaty"));
    expect(world.server.state).toBe("finished");
  });

  it("does not ask for ever for a judgement that is refused, nor hold up the handing in", async () => {
    const world = new World();
    world.server.deadlineAt = START + 1000;
    const news: string[] = [];
    const sitting = world.open();
    sitting.onNews((what) => news.push(what));
    sitting.answer(0, typed("Almaty"));
    world.faults = [undefined, "invalid"];
    sitting.check(0);
    await world.settle();
    expect(sitting.state().check).toBeNull();
    expect(news).toContain("stale");
    sitting.answer(0, typed("Astana"));
    world.faults = ["request"];
    sitting.check(0);
    await sitting.flush();
    world.server.now += 1000;
    sitting.tick();
    await world.settle();
    expect(world.server.state).toBe("finished");
    expect(world.server.current(0).answer).toEqual(typed("Astana"));
  });

  it("tells of answers left on the device when the attempt was over before they could be sent", async () => {
    const world = new World();
    let sitting = world.open();
    world.faults = ["request"];
    sitting.answer(0, typed("Almaty"));
    sitting.flag(1, true);
    world.server.state = "finished";
    world.timers = [];
    const finished = { ...world.server.view(), questions: [] };
    sitting = new Sitting("u", finished, world.port);
    sitting.restore();
    expect(sitting.state().orphans).toBe(1);
    expect(world.storage.map.size).toBe(0);
  });
});

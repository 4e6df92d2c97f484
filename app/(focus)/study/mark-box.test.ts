import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldMarks, type Mark } from "@/learn/marks";
import { MarkBox, type MarkPort } from "./mark-box";

function mark(cardId: number, value: string | null, at: number, kind: Mark["kind"] = "flag"): Mark {
  return { cardId, kind, value, at };
}

/** A device, and a server that folds marks, behind a line that fails as it is told. */
class World {
  readonly kept = new Map<string, string>();
  readonly received: Mark[] = [];
  readonly batches: number[] = [];
  faults: ("lost-request" | "lost-answer" | "refused")[] = [];
  timers: (() => void)[] = [];

  readonly port: MarkPort = {
    storage: {
      length: 0,
      key: (n) => [...this.kept.keys()][n] ?? null,
      getItem: (key) => this.kept.get(key) ?? null,
      setItem: (key, value) => void this.kept.set(key, value),
      removeItem: (key) => void this.kept.delete(key),
    },
    later: (run) => {
      this.timers.push(run);
      return () => {
        this.timers = this.timers.filter((timer) => timer !== run);
      };
    },
    send: async (marks) => {
      const fault = this.faults.shift();
      this.batches.push(marks.length);
      await new Promise((done) => setImmediate(done));
      if (fault === "lost-request") throw new Error("offline");
      if (fault === "refused") return false;
      this.received.push(...marks);
      if (fault === "lost-answer") throw new Error("offline");
      return true;
    },
  };

  constructor() {
    const { kept } = this;
    Object.defineProperty(this.port.storage, "length", { get: () => kept.size });
  }

  /** Lets everything under way and every timer run until nothing is left to do. */
  async settle() {
    for (let n = 0; n < 100; n++) {
      for (let k = 0; k < 6; k++) await new Promise((done) => setImmediate(done));
      const due = this.timers;
      this.timers = [];
      for (const run of due) run();
      if (due.length === 0) break;
    }
  }
}

describe("mark box", () => {
  it("loses no mark and lets the last one stand, whatever the line and reloads do", async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ card: fc.nat(3), value: fc.constantFrom("1", "2", null) }) },
      fc.constant("reload" as const),
      fc.constant("pause" as const),
    );
    const fault = fc.constantFrom("lost-request" as const, "lost-answer" as const, "refused" as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.array(fault, { maxLength: 8 }),
        async (steps, faults) => {
          const world = new World();
          world.faults = faults;
          const set: Mark[] = [];
          let box = new MarkBox("u", world.port);
          for (const [at, what] of steps.entries()) {
            if (what === "pause") await world.settle();
            else if (what === "reload") {
              world.timers = [];
              box = new MarkBox("u", world.port);
              void box.flush();
            } else {
              const made = mark(what.card, what.value, at);
              set.push(made);
              box.add(made);
            }
          }
          void box.flush();
          await world.settle();
          for (let card = 0; card <= 3; card++) {
            const of = (marks: readonly Mark[]) => foldMarks(marks.filter(({ cardId }) => cardId === card));
            expect(of(world.received)).toEqual(of(set));
          }
          expect(world.kept.size).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("sends of each card and kind the newest alone, and what was set anew while sending with the next", async () => {
    const world = new World();
    const box = new MarkBox("u", world.port);
    box.add(mark(1, "1", 1));
    box.add(mark(1, "2", 2));
    box.add(mark(1, "note", 3, "note"));
    const first = box.flush();
    box.add(mark(1, "3", 4));
    await first;
    await world.settle();
    expect(world.batches).toEqual([2, 1]);
    expect(world.received.map(({ value }) => value)).toEqual(["2", "note", "3"]);
  });

  it("waits longer after each failure, and keeps one person's marks from another's", async () => {
    const world = new World();
    const waits: number[] = [];
    const later = (run: () => void, ms: number) => {
      waits.push(ms);
      return world.port.later(run, ms);
    };
    world.faults = ["refused", "lost-request", "refused"];
    const box = new MarkBox("me", { ...world.port, later });
    box.add(mark(1, "1", 1));
    await world.settle();
    expect(waits).toEqual([0, 1000, 2000, 4000]);
    expect(world.received).toHaveLength(1);
    world.faults = ["refused"];
    box.add(mark(2, "1", 2));
    await box.flush();
    await new MarkBox("you", world.port).flush();
    expect(world.received).toHaveLength(1);
    expect(world.kept.size).toBe(1);
  });
});

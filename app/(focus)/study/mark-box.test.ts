import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marksOnDevice } from "@/app/_device/marks";
import type { KeptCard } from "@/app/_device/rows";
import { deviceDb } from "@/app/_device/store";
import { foldMarks, type Mark } from "@/learn/marks";
import { fakeStorage } from "../testing-storage";
import { MarkBox, type MarkPort } from "./mark-box";

let worlds = 0;

/** A device with its true database, and a server behind a line that fails as it is told. */
class World {
  readonly user = `u${++worlds}`;
  readonly storage = fakeStorage();
  readonly sent: Mark[] = [];
  readonly sizes: number[] = [];
  faults: ("lost-request" | "lost-answer")[] = [];
  timers: (() => void)[] = [];

  port = (): MarkPort => ({
    storage: this.storage,
    store: marksOnDevice(this.user),
    later: (run) => {
      this.timers.push(run);
      return () => {
        this.timers = this.timers.filter((timer) => timer !== run);
      };
    },
    send: async (marks) => {
      const fault = this.faults.shift();
      if (fault === "lost-request") return false;
      this.sizes.push(JSON.stringify(marks).length);
      this.sent.push(...marks);
      return fault === undefined;
    },
  });

  /** Runs timers until nothing waits anywhere, or nothing will change that. */
  async settle() {
    for (let n = 0; n < 200; n++) {
      const due = this.timers;
      this.timers = [];
      for (const run of due) run();
      // A read of the database comes after all that is under way in it.
      const waiting = await marksOnDevice(this.user).all();
      if (waiting.length + this.storage.map.size + this.timers.length === 0) return;
    }
  }
}

const mark = (cardId: number, kind: Mark["kind"], value: string | null, at: number): Mark => ({
  cardId,
  kind,
  value,
  at,
});

describe("mark box", () => {
  it("brings every mark to what was set last, whatever the line, reloads and second tabs do", async () => {
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          cardId: fc.integer({ min: 1, max: 3 }),
          kind: fc.constantFrom("flag" as const, "suspended" as const),
          value: fc.constantFrom("1", "2", null),
        }),
      },
      fc.constantFrom("reload" as const, "second tab" as const, "pause" as const),
    );
    const fault = fc.constantFrom("lost-request" as const, "lost-answer" as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20 }),
        fc.array(fault, { maxLength: 6 }),
        async (steps, faults) => {
          const world = new World();
          world.faults = faults;
          let box = new MarkBox(world.user, world.port());
          const set: Mark[] = [];
          for (const what of steps) {
            if (what === "reload") {
              world.timers = [];
              box = new MarkBox(world.user, world.port());
            } else if (what === "second tab") new MarkBox(world.user, world.port()).flush();
            else if (what === "pause") await new Promise((done) => setImmediate(done));
            else {
              set.push({ ...what, at: set.length + 1 });
              box.add(set.at(-1) as Mark);
            }
          }
          await box.flush();
          await world.settle();
          for (const cardId of [1, 2, 3]) {
            const of = (marks: Mark[]) => foldMarks(marks.filter((one) => one.cardId === cardId));
            expect(of(world.sent)).toEqual(of(set));
          }
          expect(await marksOnDevice(world.user).all()).toEqual([]);
          expect(world.storage.map.size).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("sends of each card and kind the newest alone, and what was set anew while sending with the next", async () => {
    const world = new World();
    const port = world.port();
    const box = new MarkBox(world.user, {
      ...port,
      send: async (marks) => {
        if (world.sent.length === 0) box.add(mark(1, "flag", "3", 4));
        return port.send?.(marks) ?? false;
      },
    });
    box.add(mark(1, "flag", "1", 1));
    box.add(mark(1, "flag", "2", 2));
    box.add(mark(1, "note", "of 1", 3));
    await world.settle();
    expect(world.sent.map(({ value }) => value)).toEqual(["2", "of 1", "3"]);
  });

  it("waits longer after each failure, and keeps one person's marks from another's", async () => {
    const world = new World();
    const waits: number[] = [];
    const port = world.port();
    world.faults = ["lost-request", "lost-request", "lost-request"];
    const box = new MarkBox(world.user, {
      ...port,
      later: (run, ms) => {
        waits.push(ms);
        return port.later(run, ms);
      },
    });
    box.add(mark(1, "flag", "1", 1));
    const other = new World();
    await new MarkBox(other.user, { ...port, store: marksOnDevice(other.user) }).flush();
    expect(world.sent).toEqual([]);
    await world.settle();
    expect(waits).toEqual([0, 1000, 2000, 4000]);
    expect(world.sent).toHaveLength(1);
  });

  it("sends long notes in parts that a request holds", async () => {
    const world = new World();
    const box = new MarkBox(world.user, world.port());
    for (let card = 1; card <= 80; card++) box.add(mark(card, "note", "ә".repeat(2_000), card));
    await world.settle();
    expect(world.sent).toHaveLength(80);
    expect(world.sizes).toHaveLength(3);
    expect(Math.max(...world.sizes)).toBeLessThan(65_000);
  });

  it("keeps a guest's, who has nobody to send them to, and what the server has stands with the card", async () => {
    const world = new World();
    await (await deviceDb()).put("cards", {
      userId: world.user,
      cardId: 7,
      trace: 1,
      marks: { note: "mine" },
      memory: null,
    } as unknown as KeptCard);
    const guest = new MarkBox(world.user, { ...world.port(), send: null });
    guest.add(mark(7, "flag", "2", 5));
    await expect.poll(() => world.storage.map.size).toBe(0);
    expect(await marksOnDevice(world.user).all()).toEqual([mark(7, "flag", "2", 5)]);
    await new MarkBox(world.user, world.port()).flush();
    expect(world.sent).toEqual([mark(7, "flag", "2", 5)]);
    expect((await (await deviceDb()).get("cards", [world.user, 7]))?.marks).toEqual({
      note: "mine",
      flag: "2",
    });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answered } from "@/app/_device/events";
import type { WaitingEvent } from "@/app/_device/rows";
import type { StudyEvent } from "@/learn/session";
import { fakeStorage } from "../testing-storage";
import { BATCH, Outbox, type OutboxPort, type SendResult } from "./outbox";

function event(n: number): StudyEvent {
  const id = `0193-${String(n).padStart(6, "0")}`;
  return {
    id,
    cardId: n,
    trace: 1,
    kind: "rating",
    targetId: null,
    rating: 3,
    form: "flip",
    reviewedAt: n,
    durationMs: 1,
  };
}

function row(n: number): Omit<WaitingEvent, "userId"> {
  return { id: event(n).id, cardId: n, event: event(n), after: null, counts: { newCards: 1, reviews: 0 } };
}

/** A server that knows events by id, behind a line that fails as it is told. */
class World {
  /** what the device's database holds, by account and id */
  readonly rows = new Map<string, WaitingEvent>();
  /** the database refuses everything */
  blocked = false;
  #last: Promise<void> = Promise.resolve();
  readonly recorded = new Map<string, StudyEvent>();
  readonly storage = fakeStorage();
  readonly batches: number[] = [];
  readonly bad = new Set<string>();
  /** ids of events from a clock that is ahead, until the server's clock has caught up */
  early = new Set<string>();
  faults: ("lost-request" | "lost-answer" | "sign-in")[] = [];
  timers: (() => void)[] = [];
  /** how often the database was written to, and the answers it was told */
  puts = 0;
  answers: Answered[] = [];
  /** the request that is under way gets no answer before this */
  hangs: Promise<void> = Promise.resolve();

  /** The port of one account's outbox in one tab. */
  portOf = (userId: string): OutboxPort => ({
    storage: this.storage,
    store: {
      put: async (rows) => {
        await this.#database();
        this.puts++;
        for (const kept of rows) this.rows.set(`${kept.userId}:${kept.id}`, kept);
      },
      all: async () => {
        await this.#database();
        return [...this.rows.values()]
          .filter((kept) => kept.userId === userId)
          .sort((a, b) => (a.id < b.id ? -1 : 1));
      },
      settle: async (answers) => {
        await this.#database();
        this.answers.push(...answers);
        for (const { id } of answers) this.rows.delete(`${userId}:${id}`);
      },
    },
    alone: (run) => {
      this.#last = this.#last.then(run);
      return this.#last;
    },
    later: (run) => {
      this.timers.push(run);
      return () => {
        this.timers = this.timers.filter((timer) => timer !== run);
      };
    },
    send: async (events): Promise<SendResult> => {
      const fault = this.faults.shift();
      await this.hangs;
      this.batches.push(events.length);
      if (fault === "lost-request") throw new Error("offline");
      if (fault === "sign-in") return { ok: false, problem: "sign-in" };
      if (events.some((e) => this.bad.has(e.id))) return { ok: false, problem: "invalid" };
      const results = events.map(({ id }) => ({
        id,
        status: this.early.has(id)
          ? ("early" as const)
          : this.recorded.has(id)
            ? ("repeated" as const)
            : ("recorded" as const),
      }));
      for (const e of events) if (!this.early.has(e.id)) this.recorded.set(e.id, e);
      if (fault === "lost-answer") throw new Error("offline");
      return { ok: true, results };
    },
  });

  async #database() {
    await new Promise((done) => setImmediate(done));
    if (this.blocked) throw new DOMException("private", "InvalidStateError");
  }

  /** Lets everything under way and every timer run until nothing is left to do. */
  async settle() {
    for (let n = 0; n < 200; n++) {
      for (let k = 0; k < 12; k++) await new Promise((done) => setImmediate(done));
      const due = this.timers;
      this.timers = [];
      for (const run of due) run();
      if (due.length === 0 && n > 2) break;
    }
  }
}

describe("outbox", () => {
  it("loses and doubles nothing, whatever the line, reloads and second tabs do", async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant("add" as const) },
      fc.constant("reload" as const),
      fc.constant("second tab" as const),
      fc.constant("pause" as const),
    );
    const fault = fc.constantFrom("lost-request" as const, "lost-answer" as const, "sign-in" as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(fault, { maxLength: 12 }),
        async (steps, faults) => {
          const world = new World();
          world.faults = faults;
          let outbox = new Outbox("u", world.portOf("u"));
          let made = 0;
          for (const what of steps) {
            if (what === "add") outbox.add(row(++made));
            if (what === "reload") {
              world.timers = [];
              outbox = new Outbox("u", world.portOf("u"));
              void outbox.flush();
            }
            if (what === "second tab") void new Outbox("u", world.portOf("u")).flush();
            if (what === "pause") await world.settle();
          }
          void outbox.flush();
          await world.settle();
          expect([...world.recorded.keys()].sort()).toEqual(
            Array.from({ length: made }, (_, n) => event(n + 1).id),
          );
          expect(outbox.status()).toMatchObject({ waiting: 0, offline: false, signedOut: false, refused: 0 });
          expect(world.storage.map.size).toBe(0);
          expect(world.rows.size).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("keeps one person's events from another's", async () => {
    const world = new World();
    world.faults = Array.from({ length: 1 }, () => "sign-in" as const);
    const mine = new Outbox("me", world.portOf("me"));
    mine.add(row(1));
    await mine.flush();
    expect(mine.status()).toMatchObject({ waiting: 1, signedOut: true });
    expect(new Outbox("you", world.portOf("you")).status().waiting).toBe(0);
  });

  it("sends what gathered in batches", async () => {
    const world = new World();
    const outbox = new Outbox("u", world.portOf("u"));
    for (let n = 1; n <= BATCH + 3; n++) outbox.add(row(n));
    await world.settle();
    expect(world.batches).toEqual([BATCH, 3]);
  });

  it("puts a bad event aside and sends the good ones", async () => {
    const world = new World();
    world.faults = ["lost-request"];
    world.bad.add(event(3).id);
    const outbox = new Outbox("u", world.portOf("u"));
    for (let n = 1; n <= 6; n++) outbox.add(row(n));
    await world.settle();
    expect([...world.recorded.keys()].sort()).toEqual([1, 2, 4, 5, 6].map((n) => event(n).id));
    expect(outbox.status()).toMatchObject({ waiting: 0, refused: 1 });
  });

  it("keeps what a fast clock made until its time has come", async () => {
    const world = new World();
    world.early.add(event(2).id);
    const outbox = new Outbox("u", world.portOf("u"));
    for (let n = 1; n <= 3; n++) outbox.add(row(n));
    await outbox.flush();
    expect([...world.recorded.keys()]).toEqual([event(1).id, event(3).id]);
    expect(outbox.status()).toMatchObject({ waiting: 1, early: true, refused: 0 });
    world.early.clear();
    await world.settle();
    expect(world.recorded.size).toBe(3);
    expect(outbox.status()).toMatchObject({ waiting: 0, early: false });
  });

  it("moves what an older version of the site left on the shelf, and an account's own only", async () => {
    const world = new World();
    world.storage.setItem(`zerek:event:u:${event(1).id}`, JSON.stringify(event(1)));
    world.storage.setItem(`zerek:event:v:${event(2).id}`, JSON.stringify(event(2)));
    world.faults = ["lost-request"];
    const outbox = new Outbox("u", world.portOf("u"));
    await outbox.flush();
    expect([...world.rows.keys()]).toEqual([`u:${event(1).id}`]);
    expect(world.storage.map.size).toBe(1);
    await world.settle();
    expect([...world.recorded.keys()]).toEqual([event(1).id]);
  });

  it("tells what another tab left and sends it, each event once", async () => {
    const world = new World();
    world.faults = ["lost-request"];
    const first = new Outbox("u", world.portOf("u"));
    for (let n = 1; n <= 40; n++) first.add(row(n));
    await first.flush();
    const second = new Outbox("u", world.portOf("u"));
    second.add(row(41));
    await Promise.all([first.flush(), second.flush()]);
    expect(world.recorded.size).toBe(41);
    expect(world.batches.reduce((sum, n) => sum + n, 0)).toBe(40 + 41);
    expect([first.status().waiting, second.status().waiting]).toEqual([0, 0]);
  });

  it("leaves the database alone where the server is quicker, and tells it what was answered", async () => {
    const world = new World();
    const outbox = new Outbox("u", world.portOf("u"));
    await outbox.begun();
    outbox.add(row(1));
    expect(world.storage.map.size).toBe(1);
    await outbox.flush();
    await world.settle();
    expect([world.puts, world.storage.map.size]).toEqual([0, 0]);
    expect(world.answers).toEqual([{ id: event(1).id, row: { ...row(1), userId: "u" } }]);
  });

  it("keeps in the database what a request does not answer in time", async () => {
    const world = new World();
    let answer = () => {};
    world.hangs = new Promise((done) => {
      answer = done;
    });
    const outbox = new Outbox("u", world.portOf("u"));
    outbox.add(row(1));
    await world.settle();
    expect([...world.rows.keys()]).toEqual([`u:${event(1).id}`]);
    expect([outbox.status().waiting, world.storage.map.size]).toEqual([1, 0]);
    answer();
    await world.settle();
    expect([world.rows.size, world.recorded.size, outbox.status().waiting]).toEqual([0, 1, 0]);
    expect(world.answers).toEqual([{ id: event(1).id }]);
  });

  it("says nothing twice: listeners hear of changes alone", async () => {
    const world = new World();
    const outbox = new Outbox("u", world.portOf("u"));
    await outbox.begun();
    const heard: number[] = [];
    outbox.subscribe(() => heard.push(outbox.status().waiting));
    outbox.add(row(1));
    await outbox.flush();
    await world.settle();
    expect(heard).toEqual([1, 0]);
  });

  it("keeps a guest's events, for nobody takes them", async () => {
    const world = new World();
    const outbox = new Outbox("guest", { ...world.portOf("guest"), send: null });
    outbox.add(row(1));
    await world.settle();
    expect(outbox.status()).toMatchObject({ waiting: 1, offline: false });
    expect(world.rows.size).toBe(1);
    expect(world.storage.map.size).toBe(0);
  });

  it("sends what a guest left on the shelf as theirs who signed in, and forgets it", async () => {
    const world = new World();
    world.storage.setItem(`zerek:event:u:${event(1).id}`, JSON.stringify({ ...row(1), userId: "guest" }));
    const outbox = new Outbox("u", world.portOf("u"));
    await outbox.begun();
    expect([...world.rows.values()]).toEqual([{ ...row(1), userId: "u" }]);
    await outbox.flush();
    await world.settle();
    expect([...world.recorded.keys()]).toEqual([event(1).id]);
    expect([world.rows.size, world.storage.map.size]).toEqual([0, 0]);
  });

  it("keeps events on the shelf where there is no database, and says so where nothing keeps them", async () => {
    const world = new World();
    world.blocked = true;
    world.faults = ["lost-request", "lost-request"];
    const shelved = new Outbox("u", world.portOf("u"));
    shelved.add(row(1));
    await shelved.flush();
    expect(shelved.status()).toMatchObject({ waiting: 1, trouble: null });
    expect(world.storage.map.size).toBe(1);
    const unkept = new Outbox("v", { ...world.portOf("v"), storage: null });
    unkept.add(row(2));
    await unkept.flush();
    expect(unkept.status()).toMatchObject({ waiting: 1, trouble: "blocked" });
    await world.settle();
    expect(world.recorded.size).toBe(2);
    expect(unkept.status()).toMatchObject({ waiting: 0, trouble: null });
  });
});

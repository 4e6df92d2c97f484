import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../answer";
import type { AttemptView } from "./attempt";
import { sameAnswer } from "./given";
import { givenOf } from "./pending";
import { nextCheck, nextSaves, saveStatus, shouldFinish, timeLeft } from "./runner-view";
import { FakeServer, START, typed } from "./testing";
import { Device, SKEW } from "./testing-device";

type Step =
  | { do: "give"; text: string | null; position: number; device: number }
  | { do: "flag"; on: boolean; position: number; device: number }
  | { do: "send"; lost: "request" | "answer" | undefined; device: number }
  | { do: "look" | "reload"; device: number };

const position = fc.nat(1);
const step = (devices: number): fc.Arbitrary<Step> => {
  const device = fc.nat(devices - 1);
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant("give" as const),
        text: fc.option(fc.constantFrom("Almaty", "Astana", "Aktau")),
        position,
        device,
      }),
    },
    fc.record({ do: fc.constant("flag" as const), on: fc.boolean(), position, device }),
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("send" as const),
        lost: fc.constantFrom(undefined, "request" as const, "answer" as const),
        device,
      }),
    },
    fc.record({ do: fc.constantFrom("look" as const, "reload" as const), device }),
  );
};

function take(devices: readonly Device[], what: Step): void {
  const device = devices[what.device] as Device;
  device.server.now += 1000;
  if (what.do === "give") device.give(what.position, what.text === null ? null : typed(what.text));
  if (what.do === "flag") device.flag(what.position, what.on);
  if (what.do === "send") device.send(what.lost);
  if (what.do === "look") device.look();
  if (what.do === "reload") device.reload();
}

describe("one device", () => {
  it("ends with what was given last, whatever the line and reloads do, and never has a conflict", () => {
    fc.assert(
      fc.property(fc.array(step(1), { maxLength: 60 }), (steps) => {
        const server = new FakeServer(2);
        const device = new Device("a", server);
        const last: (Answer | null)[] = [null, null];
        const flags = [false, false];
        for (const what of steps) {
          take([device], what);
          if (what.do === "give") last[what.position] = what.text === null ? null : typed(what.text);
          if (what.do === "flag") flags[what.position] = what.on;
          for (const question of device.state.questions) {
            expect(question.conflict).toBeNull();
            expect(question.queue.length).toBeLessThanOrEqual(2);
          }
          expect([device.shown(0), device.shown(1)]).toEqual(last);
        }
        device.send();
        device.send();
        expect(saveStatus(device.state)).toEqual({ kind: "saved" });
        expect([server.current(0).answer, server.current(1).answer]).toEqual(last);
        expect([server.current(0).flagged, server.current(1).flagged]).toEqual(flags);
        expect(device.kept.size).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("gives each save the server's time at which it was given, however late it is sent", () => {
    const server = new FakeServer(1);
    const device = new Device("a", server);
    device.look();
    device.give(0, typed("Almaty"));
    const given = server.now;
    server.now += 50_000;
    device.reload();
    expect(nextSaves(device.state)[0]?.givenAt).toBe(given);
  });

  it("coalesces what was not sent, and keeps apart what may have been", () => {
    const device = new Device("a", new FakeServer(1));
    for (const text of ["A", "Al", "Alm"]) device.give(0, typed(text));
    expect(device.state.questions[0]?.queue).toHaveLength(1);
    device.send("answer");
    for (const text of ["Alma", "Almaty"]) device.give(0, typed(text));
    expect(device.state.questions[0]?.queue.map(({ save }) => save.answer)).toEqual([
      typed("Alm"),
      typed("Almaty"),
    ]);
    expect(saveStatus(device.state)).toEqual({ kind: "waiting", n: 1 });
  });
});

describe("two devices", () => {
  it("never overwrite each other silently: each stored answer was replaced by who saw it", () => {
    fc.assert(
      fc.property(fc.array(step(2), { maxLength: 60 }), fc.array(fc.boolean()), (steps, choices) => {
        const server = new FakeServer(2);
        const devices = [new Device("a", server), new Device("b", server)];
        const seen = [new Set<string>(), new Set<string>()];
        const note = () => {
          for (const [n, device] of devices.entries()) {
            for (const question of device.state.questions) {
              for (const { answer } of [givenOf(question), question.conflict ?? givenOf(question)]) {
                seen[n]?.add(`${question.view.position}${JSON.stringify(answer)}`);
              }
            }
          }
        };
        const check = () => {
          for (const [position, rows] of server.stored.entries()) {
            for (const [n, row] of rows.entries()) {
              const before = rows[n - 1];
              const by = devices.findIndex(({ name }) => row.saveId?.endsWith(name));
              if (!before || before.saveId?.endsWith(devices[by]?.name ?? "")) continue;
              if (sameAnswer(before.answer, row.answer)) continue;
              expect(seen[by]).toContain(`${position}${JSON.stringify(before.answer)}`);
            }
          }
        };
        note();
        for (const what of steps) {
          take(devices, what);
          check();
          note();
        }
        // In the end everything is decided and sent, and both see the same.
        const answers = [...choices];
        for (let round = 0; round < 8; round++) {
          for (const device of devices) {
            device.send();
            check();
            note();
            for (const question of device.state.questions) {
              if (!question.conflict) continue;
              const choice = answers.shift() ? "mine" : "theirs";
              const kept = choice === "mine" ? givenOf(question).answer : question.conflict.answer;
              device.do({ type: "decide", position: question.view.position, choice, saveId: device.id() });
              expect(device.shown(question.view.position)).toEqual(kept);
            }
          }
        }
        for (const device of devices) {
          device.look();
          expect(saveStatus(device.state)).toEqual({ kind: "saved" });
          for (const at of [0, 1]) expect(device.shown(at)).toEqual(server.current(at).answer);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("show both answers, and the learner keeps one", () => {
    for (const choice of ["mine", "theirs"] as const) {
      const server = new FakeServer(1);
      const [phone, laptop] = [new Device("p", server), new Device("l", server)];
      phone.give(0, typed("Almaty"));
      laptop.give(0, typed("Astana"));
      phone.send();
      laptop.send();
      expect(laptop.state.questions[0]?.conflict?.answer).toEqual(typed("Almaty"));
      expect(laptop.shown(0)).toEqual(typed("Astana"));
      expect(saveStatus(laptop.state)).toEqual({ kind: "unsaved", why: "conflict", n: 1 });
      laptop.send();
      expect(server.current(0).answer).toEqual(typed("Almaty"));
      laptop.do({ type: "decide", position: 0, choice, saveId: laptop.id() });
      laptop.send();
      expect(server.current(0).answer).toEqual(typed(choice === "mine" ? "Astana" : "Almaty"));
      expect(saveStatus(laptop.state)).toEqual({ kind: "saved" });
    }
  });

  it("settle by themselves what says the same, and a mere flag", () => {
    const server = new FakeServer(1);
    const [phone, laptop] = [new Device("p", server), new Device("l", server)];
    phone.give(0, typed("Almaty"));
    laptop.give(0, typed("Almaty "));
    phone.send();
    laptop.send();
    expect(laptop.state.questions[0]).toMatchObject({ conflict: null, queue: [] });
    phone.give(0, typed("Astana"));
    phone.send();
    laptop.flag(0, true);
    laptop.send();
    laptop.send();
    expect(server.current(0)).toMatchObject({ answer: typed("Astana"), flagged: true });
    phone.give(0, typed("Aktau"));
    phone.send();
    phone.send();
    expect(server.current(0)).toMatchObject({ answer: typed("Aktau"), flagged: false });
  });

  it("tell that an answer was changed elsewhere", () => {
    const server = new FakeServer(1);
    const [phone, laptop] = [new Device("p", server), new Device("l", server)];
    phone.give(0, typed("Almaty"));
    phone.send();
    laptop.look();
    expect(laptop.shown(0)).toEqual(typed("Almaty"));
    expect(laptop.state.questions[0]?.changedElsewhere).toBe(true);
    expect(phone.state.questions[0]?.changedElsewhere).toBe(false);
  });
});

describe("the deadline", () => {
  const limited = () => {
    const server = new FakeServer(2);
    server.deadlineAt = START + 100_000;
    const device = new Device("a", server);
    device.look();
    return { server, device };
  };

  it("counts by the server's clock, closes the questions and hands in what is there", () => {
    const { server, device } = limited();
    expect(timeLeft(device.state, device.now)).toBe(100_000);
    device.give(0, typed("Almaty"));
    server.now += 100_000;
    device.do({ type: "tick", now: device.now });
    expect(device.state.timeUp).toBe(true);
    device.give(0, typed("Astana"));
    expect(device.shown(0)).toEqual(typed("Almaty"));
    expect(shouldFinish(device.state)).toBe(false);
    device.send();
    expect(server.current(0).answer).toEqual(typed("Almaty"));
    expect(shouldFinish(device.state)).toBe(true);
    device.do({ type: "finishing" });
    device.do({ type: "finished" });
    expect(device.state.attempt.state).toBe("finished");
    expect(saveStatus(device.state)).toEqual({ kind: "saved" });
  });

  it("keeps and tells what arrives after the grace", () => {
    const { server, device } = limited();
    device.give(0, typed("Almaty"));
    device.flag(1, true);
    device.send("request");
    server.now += 200_000;
    device.do({ type: "tick", now: device.now });
    device.send();
    expect(device.state.questions[0]?.lost).toMatchObject({
      reason: "late",
      save: { answer: typed("Almaty") },
    });
    expect(device.state.questions[1]?.lost).toBeNull();
    expect(saveStatus(device.state)).toEqual({ kind: "unsaved", why: "late", n: 1 });
    device.do({ type: "dismiss", position: 0 });
    expect(saveStatus(device.state)).toEqual({ kind: "saved" });
  });

  it("moves when more time is given", () => {
    const { server, device } = limited();
    server.now += 100_000;
    device.do({ type: "tick", now: device.now });
    server.deadlineAt = START + 500_000;
    device.look();
    expect(device.state).toMatchObject({ timeUp: false, finish: "no" });
    device.give(1, typed("Aktau"));
    expect(device.shown(1)).toEqual(typed("Aktau"));
  });

  it("is over when another device hands in", () => {
    const { server, device } = limited();
    device.give(0, typed("Almaty"));
    server.state = "finished";
    device.send();
    expect(device.state.attempt.state).toBe("finished");
    expect(device.state.questions[0]?.lost?.reason).toBe("finished");
  });
});

describe("judging one question", () => {
  const asked = () => {
    const server = new FakeServer(2);
    server.triesLeft = 2;
    return { server, device: new Device("a", server) };
  };
  const exchange = { sentAt: START - SKEW, receivedAt: START - SKEW };

  it("saves first, then asks for the revision that is stored", () => {
    const { device } = asked();
    device.do({ type: "check", position: 0, checkId: "c1" });
    expect(device.state.unready).toEqual({ position: 0, problem: "empty" });
    device.give(0, typed("Almaty"));
    expect(device.state.unready).toBeNull();
    device.do({ type: "check", position: 0, checkId: "c1" });
    expect(nextCheck(device.state)).toBeNull();
    device.send();
    expect(nextCheck(device.state)).toEqual({ position: 0, revision: 1, checkId: "c1" });
  });

  it("asks again under the same id while the answer is the same, and under a new one after a change", () => {
    const { device } = asked();
    device.give(0, typed("Almaty"));
    device.send();
    const ask = (checkId: string) => {
      device.do({ type: "check", position: 0, checkId });
      device.do({ type: "checking" });
      const used = device.state.check?.checkId;
      device.do({ type: "trouble", trouble: "again" });
      return used;
    };
    expect(ask("c1")).toBe("c1");
    device.do({ type: "checking" });
    expect(device.state.check?.checkId).toBe("c1");
    device.do({ type: "trouble", trouble: "again" });
    device.give(0, typed("Astana"));
    expect(device.state.check).toBeNull();
    device.send();
    expect(ask("c2")).toBe("c2");
  });

  it("takes no change while it is judged, and none when it is judged for good", () => {
    const { server, device } = asked();
    device.give(0, typed("Almaty"));
    device.send();
    device.do({ type: "check", position: 0, checkId: "c1" });
    device.do({ type: "checking" });
    device.give(0, typed("Astana"));
    expect(device.shown(0)).toEqual(typed("Almaty"));
    const question = server.view().questions[0] as AttemptView["questions"][number];
    const judged = { ...question, locked: true, triesLeft: 0, feedback: { verdict: "right" as const } };
    device.do({
      type: "checked",
      reply: { status: "checked", question: judged, serverNow: server.now },
      ...exchange,
    });
    expect(device.state.questions[0]?.view).toMatchObject({ locked: true, feedback: { verdict: "right" } });
    device.give(0, typed("Astana"));
    expect(device.shown(0)).toEqual(typed("Almaty"));
    // A view asked for before the judgement does not take it back.
    device.look();
    expect(device.state.questions[0]?.view.locked).toBe(true);
  });

  it("says why an answer cannot be judged", () => {
    const { server, device } = asked();
    device.give(0, typed("x"));
    device.send();
    device.do({ type: "check", position: 0, checkId: "c1" });
    device.do({ type: "checking" });
    const reply = { status: "unready" as const, problem: "not-a-number" as const, serverNow: server.now };
    device.do({ type: "checked", reply, ...exchange });
    expect(device.state).toMatchObject({ check: null, unready: { position: 0, problem: "not-a-number" } });
  });
});

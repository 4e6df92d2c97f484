import { describe, expect, it } from "vitest";
import type { RunnerQuestion } from "./pending";
import { pageOf, progressOf, saveStatus, unreadable } from "./runner-view";
import { FakeServer, typed } from "./testing";
import { Device } from "./testing-device";

describe("what is said", () => {
  it("counts, pages and begins where the learner left off", () => {
    const server = new FakeServer(5);
    const device = new Device("a", server);
    device.give(0, typed("Almaty"));
    device.flag(3, true);
    device.send();
    device.reload();
    expect(device.state.at).toBe(1);
    expect(progressOf(device.state)).toMatchObject({ total: 5, answered: 1, open: 4, flagged: 1 });
    expect(pageOf(device.state, 3)).toEqual({ from: 2, to: 3 });
    expect(pageOf(device.state, 4)).toEqual({ from: 4, to: 4 });
  });

  it("tells a lost line from a lost session", () => {
    const device = new Device("a", new FakeServer(1));
    device.give(0, typed("Almaty"));
    expect(saveStatus(device.state)).toEqual({ kind: "saving", n: 1 });
    device.do({ type: "trouble", trouble: "who" });
    expect(saveStatus(device.state)).toEqual({ kind: "unsaved", why: "who", n: 1 });
    device.send();
    expect(saveStatus(device.state)).toEqual({ kind: "saved" });
  });

  it("says of an answer that it cannot be read, before anything is judged", () => {
    const question = (text: string): RunnerQuestion => {
      const server = new FakeServer(1);
      const device = new Device("a", server);
      device.give(0, typed(text));
      const [asked] = device.state.questions;
      if (!asked) throw new Error("no question");
      const item = { ...asked.view.item, form: "numeric" as const };
      return {
        ...asked,
        view: { ...asked.view, item },
        queue: asked.queue.map((one) => ({
          ...one,
          save: { ...one.save, answer: { form: "numeric" as const, text } },
        })),
      };
    };
    expect(unreadable(question("banana"))).toBe("not-a-number");
    expect(unreadable(question("5 000"))).toBeNull();
    expect(unreadable(question(" "))).toBeNull();
  });
});

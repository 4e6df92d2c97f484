import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serverTime } from "./clock";
import { beginRunner, run } from "./runner";
import { FakeServer, START } from "./testing";
import { Device } from "./testing-device";

describe("the server's clock", () => {
  it("is known to half a round trip, and better with each exchange", () => {
    const trip = fc.record({ out: fc.nat(3000), back: fc.nat(3000), pause: fc.nat(60_000) });
    fc.assert(
      fc.property(fc.integer(), fc.array(trip, { minLength: 1 }), (ahead, trips) => {
        let state = beginRunner({ ...new FakeServer(1).view(), serverNow: START + ahead }, START + 5000);
        let now = START + 5000;
        let shortest = Number.POSITIVE_INFINITY;
        for (const { out, back, pause } of trips) {
          const sentAt = now + pause;
          now = sentAt + out + back;
          const reply = { results: [], state: "open" as const, deadlineAt: null };
          const serverNow = sentAt + out + ahead;
          state = run(state, { type: "saved", reply: { ...reply, serverNow }, sentAt, receivedAt: now });
          shortest = Math.min(shortest, out + back);
          expect(Math.abs(serverTime(state.clock, now) - now - ahead)).toBeLessThanOrEqual(shortest / 2 + 1);
        }
      }),
    );
  });

  it("begins anew when the device's clock was set", () => {
    const server = new FakeServer(1);
    const device = new Device("a", server);
    device.look();
    const set = 7_200_000;
    device.do({ type: "view", view: server.view(), sentAt: START + set, receivedAt: START + set + 10 });
    expect(serverTime(device.state.clock, START + set)).toBe(START - 5);
  });
});

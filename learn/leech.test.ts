import fc from "fast-check";
import { expect, it } from "vitest";
import { becomesLeech, LEECH_LAPSES, leechPoints } from "./leech";
import { type Memory, rate } from "./memory";

/** Anki's own words in code (rslib, leech_threshold_met): whether exactly this lapse is told. */
function ankiTells(lapses: number, threshold: number): boolean {
  if (threshold === 0) return false;
  const half = Math.max(1, Math.ceil(threshold / 2));
  return lapses >= threshold && (lapses - threshold) % half === 0;
}

it("tells at the lapses at which Anki does, and never where it is turned off", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(99), (lapses, threshold) => {
      expect(becomesLeech(lapses, lapses + 1, threshold)).toBe(ankiTells(lapses + 1, threshold));
      expect(becomesLeech(lapses + 1, lapses, threshold)).toBe(false);
      expect(becomesLeech(lapses, lapses, threshold)).toBe(false);
    }),
  );
  expect([7, 8, 11, 12, 16].map((lapses) => leechPoints(lapses, LEECH_LAPSES))).toEqual([0, 1, 1, 2, 3]);
});

it("counts a card that was known and forgotten eight times, whatever came between", () => {
  let memory: Memory | null = null;
  let at = Date.UTC(2026, 0, 1);
  let told = 0;
  let forgotten = 0;
  for (let n = 0; told === 0 && n < 200; n++) {
    const known = memory?.state === 2;
    const before: number = memory?.lapses ?? 0;
    memory = rate(
      memory,
      { id: `${n}`, cardId: 1, rating: known ? 1 : 3, reviewedAt: at },
      { desiredRetention: 0.9 },
    );
    if (known) forgotten++;
    if (becomesLeech(before, memory.lapses, LEECH_LAPSES)) told++;
    at = memory.due + 60_000;
  }
  expect([told, forgotten]).toEqual([1, LEECH_LAPSES]);
});

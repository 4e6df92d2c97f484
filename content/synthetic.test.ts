import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packOf } from "./draft";
import { checkFiles } from "./load-pack";
import { syntheticFiles, syntheticPack } from "./synthetic";
import { toYaml } from "./to-yaml";

describe("synthetic packs", () => {
  it("are sound, of every kind, and the same in memory as from files", () => {
    const { draft, problems } = checkFiles(syntheticFiles(500));
    expect(problems).toEqual([]);
    expect(packOf(draft)).toEqual(syntheticPack(500));
    expect(new Set(draft.facts.map(({ it: fact }) => fact.kind)).size).toBe(14);
  });

  it("are the same for the same seed and differ for another", () => {
    expect(syntheticPack(50, "a")).toEqual(syntheticPack(50, "a"));
    expect(syntheticPack(50, "a")).not.toEqual(syntheticPack(50, "b"));
  });

  it("are sound at any size and seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.string(), (count, seed) => {
        expect(checkFiles(syntheticFiles(count, seed)).problems).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe("YAML of plain data", () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom("no", "2020", "a: b", "x #y", "- z", "~", ""),
  );
  const key = fc.stringMatching(/^[a-z]{1,6}$/);
  it("reads back as it was", () => {
    const data = fc.dictionary(
      key,
      fc.oneof(scalar, fc.array(fc.dictionary(key, scalar, { minKeys: 1 })), fc.array(scalar)),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(data, (written) => {
        expect(parse(toYaml(written))).toEqual({ ...written });
      }),
    );
  });
});

import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { packOf } from "../draft";
import { readDraft } from "../load-pack";
import { cardsOfIndex, generateItem } from "./generate";
import { indexPack } from "./pack-index";

const SEEDS = 8;

interface Tally {
  items: number;
  byCount: Record<number, number>;
  /** How often the right answer stood at each place, and how often it would by chance. */
  places: number[];
  chance: number[];
  longest: number;
  shortest: number;
  /** Items with one longest option, weighted by the chance that it is the right one. */
  longestByChance: number;
  shortestByChance: number;
}

describe("choice items of kazakhstan-2022", () => {
  const tally: Tally = {
    items: 0,
    byCount: {},
    places: [0, 0, 0, 0],
    chance: [0, 0, 0, 0],
    longest: 0,
    shortest: 0,
    longestByChance: 0,
    shortestByChance: 0,
  };

  beforeAll(async () => {
    const pack = packOf(
      (await readDraft(path.join(import.meta.dirname, "..", "packs", "kazakhstan-2022"))).draft,
    );
    if (!pack) throw new Error("the pack cannot be read: run content:check");
    const index = indexPack(pack);
    for (const card of cardsOfIndex(index).filter(({ forms }) => forms.includes("choice"))) {
      for (let seed = 0; seed < SEEDS; seed++) count(tally, generateItem(index, card, "choice", seed));
    }
    const share = (count: number) => (count / tally.items).toFixed(3);
    console.log(
      [
        `${tally.items} choice items; options: ${JSON.stringify(tally.byCount)}`,
        `place of the right answer: ${tally.places.map(share).join(" ")} (by chance ${tally.chance.map(share).join(" ")})`,
        `right answer the longest: ${share(tally.longest)} (by chance ${share(tally.longestByChance)})`,
        `right answer the shortest: ${share(tally.shortest)} (by chance ${share(tally.shortestByChance)})`,
      ].join("\n"),
    );
  });

  it("put the right answer in every place equally often", () => {
    for (const [place, count] of tally.places.entries()) {
      expect(Math.abs(count - (tally.chance[place] ?? 0)) / tally.items).toBeLessThan(0.03);
    }
  });

  it("do not tell the right answer by its length", () => {
    expect(Math.abs(tally.longest - tally.longestByChance) / tally.items).toBeLessThan(0.05);
    expect(Math.abs(tally.shortest - tally.shortestByChance) / tally.items).toBeLessThan(0.08);
  });
});

function count(tally: Tally, { public: shown, key }: ReturnType<typeof generateItem>): void {
  if (shown.form !== "choice" || key.form !== "choice") throw new Error("not a choice");
  const { options } = shown;
  const place = options.findIndex(({ id }) => id === key.right);
  const lengths = options.map(({ text }) => text.length);
  const own = lengths[place] as number;
  tally.items++;
  tally.byCount[options.length] = (tally.byCount[options.length] ?? 0) + 1;
  tally.places[place] = (tally.places[place] ?? 0) + 1;
  for (let at = 0; at < options.length; at++) tally.chance[at] = (tally.chance[at] ?? 0) + 1 / options.length;
  for (const [extreme, hit, chance] of [
    [Math.max(...lengths), "longest", "longestByChance"],
    [Math.min(...lengths), "shortest", "shortestByChance"],
  ] as const) {
    if (lengths.filter((length) => length === extreme).length !== 1) continue;
    tally[chance] += 1 / options.length;
    if (own === extreme) tally[hit]++;
  }
}

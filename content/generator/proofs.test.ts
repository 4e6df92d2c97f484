import { createHash } from "node:crypto";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Item } from "@/learn/item";
import { packOf as packOfDraft } from "../draft";
import { readDraft } from "../load-pack";
import { cardsOfIndex, generateCards, generateItem } from "./generate";
import { indexPack, type PackIndex } from "./pack-index";
import { previewPage } from "./preview";
import { proveItem } from "./proofs";
import { tryOut } from "./testing";
import { arbitraryPack } from "./testing-packs";

const FOLDER = path.join(import.meta.dirname, "..", "packs", "kazakhstan-2022");

async function kazakhstan(): Promise<PackIndex> {
  const pack = packOfDraft((await readDraft(FOLDER)).draft);
  if (!pack) throw new Error("the pack kazakhstan-2022 cannot be read: run content:check");
  return indexPack(pack);
}

/** All problems of all items of the index with these seeds, and a digest of the items. */
function proveAll(
  index: PackIndex,
  seeds: readonly number[],
): { problems: string[]; digest: string; items: number } {
  const problems: string[] = [];
  const hash = createHash("sha256");
  let items = 0;
  for (const card of cardsOfIndex(index)) {
    for (const form of card.forms) {
      for (const seed of seeds) {
        const item = generateItem(index, card, form, seed);
        items++;
        hash.update(JSON.stringify(item));
        for (const problem of proveItem(index, card, item))
          problems.push(`${card.key} ${form} ${seed}: ${problem}`);
      }
    }
  }
  return { problems, digest: hash.digest("hex"), items };
}

describe("every item", () => {
  it("of kazakhstan-2022 is sound", async () => {
    const { problems, items } = proveAll(await kazakhstan(), [1, 2, 3]);
    console.log(`${items} items of kazakhstan-2022 proved`);
    expect(problems).toEqual([]);
  });

  it("of any pack is sound", () => {
    fc.assert(
      fc.property(arbitraryPack, (pack) => {
        expect(proveAll(indexPack(pack), [1, 2]).problems).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("comes out byte for byte the same again, from an index built anew", async () => {
    const one = proveAll(await kazakhstan(), [7]);
    const two = proveAll(await kazakhstan(), [7]);
    expect(one.digest).toBe(two.digest);
  });

  it("is pinned: other bytes would change items already shown", () => {
    const seats = (n: number) => ({ quantity: n, unit: ["seat", "seats"] as [string, string] });
    const { index } = tryOut(
      { id: "north", family: "seats", value: seats(5), contrasts: [{ is: seats(9), why: "No." }] },
      { id: "south", family: "seats", value: seats(6) },
      { id: "east", family: "seats", value: seats(8) },
    );
    expect(proveAll(index, [1, 2, 3]).digest).toMatchInlineSnapshot(
      `"7ad6572a144bee32eff83997610d040ddc4ff5e15a5e7fd9639af9d057535fd5"`,
    );
  });

  it("does not depend on which items were made before", () => {
    fc.assert(
      fc.property(arbitraryPack, fc.nat(), (pack, seed) => {
        const index = indexPack(pack);
        const cards = cardsOfIndex(index);
        const make = () =>
          cards.flatMap((card) => card.forms.map((form) => generateItem(index, card, form, seed)));
        const forward = make();
        cards.reverse();
        const backward = make();
        const order = (items: Item[]) => items.map((item) => JSON.stringify(item)).sort();
        expect(order(backward)).toEqual(order(forward));
      }),
      { numRuns: 30 },
    );
  });
});

describe("cards", () => {
  it("have keys of their own, prompts, and survive JSON", async () => {
    const { pack } = await kazakhstan();
    const cards = generateCards(pack);
    expect(new Set(cards.map(({ key }) => key)).size).toBe(cards.length);
    expect(JSON.parse(JSON.stringify(cards))).toEqual(cards);
    expect(cards.filter(({ prompt, answer }) => prompt === "" || answer === "")).toEqual([]);
  });
});

describe("the proofs themselves", () => {
  const { index, card, item } = tryOut({
    id: "seats",
    contrasts: [8, 9, 10].map((n) => ({ is: { quantity: n, unit: ["seat", "seats"] }, why: "No." })),
  });
  const broken = (change: (item: Item) => void) => {
    const copy = structuredClone(item("seats#value", "choice"));
    change(copy);
    return proveItem(index, card("seats#value"), copy).join("; ");
  };
  const shown = (copy: Item) => {
    if (copy.public.form !== "choice" || copy.key.form !== "choice") throw new Error("not a choice");
    return { options: copy.public.options, key: copy.key, wrong: Object.keys(copy.key.reasons)[0] as string };
  };

  it.each<[string, (copy: Item) => void]>([
    ["has the field", (copy) => Object.assign(copy.public, { right: "a" })],
    ["more than id and text", (copy) => Object.assign(shown(copy).options[0] ?? {}, { right: true })],
    ["out of order", (copy) => shown(copy).options.reverse()],
    ["is not the answer", (copy) => Object.assign(shown(copy).key, { right: shown(copy).wrong })],
    [
      "offered as wrong and is right",
      (copy) => {
        const { options, wrong } = shown(copy);
        Object.assign(options.find(({ id }) => id === wrong) ?? {}, { text: "7 Seats" });
      },
    ],
    [
      "read the same",
      (copy) => {
        const [one, two] = shown(copy).options;
        Object.assign(one ?? {}, { text: two?.text });
      },
    ],
    [
      "has no reason",
      (copy) => {
        const { key, wrong } = shown(copy);
        delete key.reasons[wrong];
      },
    ],
    [
      "names no fact",
      (copy) => {
        const { key, wrong } = shown(copy);
        key.reasons[wrong] = { kind: "other-fact", text: "Another.", factId: "nowhere" };
      },
    ],
    ["ends oddly", (copy) => Object.assign(copy.public, { prompt: "How many are there" })],
    ["left over", (copy) => Object.assign(copy.public, { prompt: "How many {value} are there?" })],
    ["the prompt holds the answer", (copy) => Object.assign(copy.public, { prompt: "Are there 7 seats?" })],
  ])("find what %s", (problem, change) => {
    expect(broken(change)).toContain(problem);
  });

  it("find nothing in a sound item", () => {
    expect(broken(() => {})).toBe("");
  });
});

describe("the proof sheet", () => {
  it("shows every fact once, as one file without outside parts", async () => {
    const index = await kazakhstan();
    const page = previewPage(index, []);
    for (const { id } of index.pack.facts) expect(page.split(`<article id="${id}">`).length).toBe(2);
    expect(page).not.toMatch(/(src|href)="https?:/);
    expect(page).not.toContain("undefined");
  });

  it("escapes what authors write", () => {
    const { index } = tryOut({ id: "odd", explain: "<script>alert(1)</script> & more" });
    expect(previewPage(index, [])).not.toContain("<script>alert");
  });
});

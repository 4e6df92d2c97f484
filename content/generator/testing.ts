/** Small packs for tests: facts in the authors' notation, everything else filled in. */

import type { Card, Form, Item } from "@/learn/item";
import { type FactInput, factSchema } from "../fact";
import { type Entity, entitySchema, type Pack } from "../pack";
import { cardsOfIndex, generateItem } from "./generate";
import { indexPack, type PackIndex } from "./pack-index";

const CITE = { source: "book", section: "One", lines: 1 };

const ENTITIES: Entity[] = [
  { id: "senate", kind: "chamber", name: "Senate", article: "the" as const, aliases: ["upper house"] },
  { id: "mazhilis", kind: "chamber", name: "Mazhilis", article: "the" as const, aliases: ["lower house"] },
  { id: "council", kind: "chamber", name: "Council", article: "the" as const, aliases: [] },
  { id: "ann", kind: "person", name: "Ann Archer", aliases: ["Archer"] },
  { id: "ben", kind: "person", name: "Ben Brown", aliases: ["Brown"] },
  { id: "cy", kind: "person", name: "Cy Clark", aliases: ["Clark"] },
  { id: "officials", kind: "person", name: "Laketown officials", aliases: ["officials"] },
].map((entity) => entitySchema.parse(entity));

/** Fills in what every fact needs and a test does not care about. */
function fact(input: Partial<FactInput> & { id: string }): FactInput {
  return {
    kind: "figure",
    topic: "topic",
    importance: 2,
    label: `number of ${input.id}`,
    statement: `The number of ${input.id} is {value}.`,
    ask: `How many ${input.id} are there?`,
    value: { quantity: 7, unit: ["seat", "seats"] },
    status: "in-force",
    cite: CITE,
    explain: "It is so.",
    ...input,
  } as FactInput;
}

/** A pack of these facts, with chambers and people as entities. */
export function packOf(...facts: (Partial<FactInput> & { id: string })[]): Pack {
  return {
    head: {
      id: "test",
      title: "Test",
      summary: "A test.",
      version: "1.0.0",
      language: "en",
      asOf: "2022-05-31",
      decks: [],
    },
    sources: [
      {
        id: "book",
        type: "book",
        short: "Book 2022",
        author: [{ family: "Book" }],
        title: "Book",
        issued: "2022",
      },
    ],
    topics: [{ id: "topic", title: "Topic", parent: null, position: 0 }],
    entities: new Map(ENTITIES.map((entity) => [entity.id, entity])),
    facts: facts.map((input) => factSchema.parse(fact(input))),
  };
}

/** The index of such a pack, and its cards by key. */
export function tryOut(...facts: (Partial<FactInput> & { id: string })[]): {
  index: PackIndex;
  card(key: string): Card;
  item(key: string, form: Form, seed?: number): Item;
} {
  const index = indexPack(packOf(...facts));
  const cards = new Map(cardsOfIndex(index).map((card) => [card.key as string, card]));
  const card = (key: string) => {
    const found = cards.get(key);
    if (!found) throw new Error(`no card ${key}; there are ${[...cards.keys()].join(", ")}`);
    return found;
  };
  return { index, card, item: (key, form, seed = 1) => generateItem(index, card(key), form, seed) };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardsUnder, outlineOf, type TopicNode, tickedOf, toggleTopic } from "./topics";

const topic = (id: string, parentId: string | null, cards: number): TopicNode => ({
  id,
  parentId,
  title: id,
  cards,
});
const TOPICS = [
  topic("a", null, 0),
  topic("a1", "a", 4),
  topic("a2", "a", 0),
  topic("a2x", "a2", 2),
  topic("a2y", "a2", 3),
  topic("b", null, 5),
  topic("b1", "b", 1),
  topic("c", null, 7),
];

describe("choosing topics", () => {
  it("takes a topic with all below it", () => {
    expect(toggleTopic(TOPICS, ["a2x"], "a")).toEqual(["a"]);
    expect(tickedOf(TOPICS, ["a"], "a2y")).toBe("all");
    expect(tickedOf(TOPICS, ["a2y"], "a")).toBe("some");
    expect(tickedOf(TOPICS, ["a2y"], "b")).toBe("none");
  });

  it("takes a part out of the whole", () => {
    expect(toggleTopic(TOPICS, ["a", "c"], "a2x")).toEqual(["a1", "a2y", "c"]);
    expect(toggleTopic(TOPICS, ["a"], "a")).toEqual([]);
  });

  it("gathers parts into their whole, where it has no cards of its own", () => {
    expect(toggleTopic(TOPICS, ["a1", "a2x"], "a2y")).toEqual(["a"]);
    expect(toggleTopic(TOPICS, [], "b1")).toEqual(["b1"]);
  });

  it("counts cards", () => {
    expect(cardsUnder(TOPICS, "a")).toBe(9);
    expect(cardsUnder(TOPICS, "b")).toBe(6);
  });

  it("lists what holds cards, each topic above those below it", () => {
    const some = TOPICS.map((one) => (one.id === "a1" || one.id === "b" ? { ...one, cards: 0 } : one));
    expect(outlineOf(some).map(({ id, depth, cards }) => [id, depth, cards])).toEqual([
      ["a", 0, 5],
      ["a2", 1, 5],
      ["a2x", 2, 2],
      ["a2y", 2, 3],
      ["b", 0, 1],
      ["b1", 1, 1],
      ["c", 0, 7],
    ]);
  });

  it("presses each box into what it shows, and leaves the boxes beside it", () => {
    const ids = TOPICS.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ids), { maxLength: 12 }),
        fc.constantFrom(...ids),
        (presses, last) => {
          const chosen = presses.reduce<string[]>((so, id) => toggleTopic(TOPICS, so, id), []);
          const before = tickedOf(TOPICS, chosen, last);
          const after = toggleTopic(TOPICS, chosen, last);
          expect(tickedOf(TOPICS, after, last)).toBe(before === "all" ? "none" : "all");
          const family = (id: string): string[] => {
            const parent = TOPICS.find((one) => one.id === id)?.parentId;
            return parent ? [id, ...family(parent)] : [id];
          };
          for (const id of ids) {
            if (family(id).includes(last) || family(last).includes(id)) continue;
            expect(tickedOf(TOPICS, after, id)).toBe(tickedOf(TOPICS, chosen, id));
          }
        },
      ),
    );
  });
});

import { describe, expect, it } from "vitest";
import { tryOut } from "../testing";
import { over, party, quantity, reasons } from "./testing-forms";

describe("match and order", () => {
  const capital = (id: string, value: string, extra = {}) => ({
    id,
    kind: "figure" as const,
    label: `seats of ${id}`,
    value: quantity(Number(value)),
    family: "seats",
    ...extra,
  });

  it("matches three or four facts of a family that can be told apart", () => {
    const { card, item } = tryOut(capital("north", "5"), capital("south", "6"), capital("east", "8"));
    expect(card("north#value").forms).toContain("match");
    const { key } = item("north#value", "match");
    expect(key.form === "match" && key.pairs.length).toBe(3);
    const same = tryOut(capital("north", "5"), capital("south", "5"), capital("east", "8"));
    expect(same.card("north#value").forms).not.toContain("match");
    const also = tryOut(
      capital("north", "5", { alsoRight: [quantity(6)] }),
      capital("south", "6"),
      capital("east", "8"),
    );
    expect(also.card("north#value").forms).not.toContain("match");
  });

  it("orders a chain by what its labels have in common", () => {
    const { public: shown, key } = party.item("cut#value", "order");
    expect(shown.prompt).toBe(
      "Put these in order of time, earliest first: the signatures needed to found a party (the latest is only a proposal).",
    );
    expect(key.answer).toBe("40,000 seats → 20,000 seats → 5,000 seats");
  });

  it("orders a sequence, asks for its places, and never shows it in order", () => {
    const { item, card } = tryOut({
      id: "line",
      kind: "sequence",
      label: "three steps of the plan",
      statement: "The steps are {value}.",
      ask: "What are the three steps, in order?",
      value: {
        sequence: ["first things", "next things", "last things"].map((text, n) => ({ key: `k${n}`, text })),
      },
    });
    for (const { public: shown, key } of over(40, (seed) => item("line#value", "order", seed))) {
      if (shown.form !== "order" || key.form !== "order") throw new Error("not an order");
      expect(shown.prompt).toBe("Put these in the right order, first to last: the three steps of the plan.");
      expect(shown.options.map(({ id }) => id)).not.toEqual(key.order);
    }
    expect(card("line#position-k1").prompt).toBe("Three steps of the plan: which comes second?");
    expect(reasons(item("line#position-k1", "choice"))).toEqual({
      "First things": "neighbour",
      "Last things": "neighbour",
    });
  });

  it("does not ask the places of a sequence whose members have facts of their own", () => {
    const sequence = ["north", "south", "east"].map((text, n) => ({ key: `k${n}`, text }));
    const own = (id: string, text: string) => ({
      id,
      family: "places",
      statement: "It is {value}.",
      value: { text },
    });
    const line = { id: "line", kind: "sequence" as const, label: "places in order", value: { sequence } };
    expect(tryOut(line).card("line#position-k1").answer).toBe("South");
    const covered = tryOut(line, own("first", "north"), own("second", "south"), own("third", "east"));
    expect(() => covered.card("line#position-k1")).toThrow();
  });

  it("orders dated facts, unless two may be of the same time", () => {
    const dated = (id: string, date: string) => ({
      id,
      label: `year of the ${id}`,
      statement: `The ${id} was in {value}.`,
      ask: `When was the ${id}?`,
      value: { date },
      family: "years",
    });
    const apart = tryOut(dated("storm", "2003"), dated("flood", "2001"), dated("frost", "2002"));
    expect(apart.item("storm#value", "order").key.answer).toBe("Flood → Frost → Storm");
    const close = tryOut(dated("storm", "2003"), dated("flood", "2003-05"), dated("frost", "2002"));
    expect(close.card("storm#value").forms).not.toContain("order");
  });
});

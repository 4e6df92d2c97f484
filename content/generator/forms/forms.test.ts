import { describe, expect, it } from "vitest";
import type { Form } from "@/learn/item";
import { tryOut } from "../testing";
import { over, party, quantity, reasons } from "./testing-forms";

describe("choice", () => {
  it("offers the old value, written contrasts and the family, each with its reason", () => {
    const seen = Object.assign(
      {},
      ...over(30, (seed) => party.item("cut#value", "choice", seed)).map(reasons),
    );
    expect(seen).toEqual({
      "200 seats": "authored",
      "20,000 seats": "old-value",
      "40,000 seats": "old-value",
      "700 seats": "other-fact",
    });
  });

  it("says of a borrowed text or member what it belongs to, with its article", () => {
    const place = (id: string, text: string) => ({
      id,
      family: "places",
      label: `seat of the ${id}`,
      statement: `The ${id} sits in {value}.`,
      ask: `Where does the ${id} sit?`,
      value: { text },
    });
    const { item } = tryOut(place("court", "north"), place("board", "south"), place("guild", "east"));
    const { key } = item("court#value", "choice");
    expect(key.form === "choice" && Object.values(key.reasons).map(({ text }) => text)).toContain(
      "That belongs to something else: the seat of the board.",
    );
    const list = (id: string, ...texts: string[]) => ({
      id,
      kind: "membership" as const,
      family: "lists",
      label: `members of the ${id}`,
      statement: `The ${id} has the members {value}.`,
      ask: `Who belongs to the ${id}?`,
      value: { list: texts.map((text) => ({ key: text, text })) },
    });
    const { key: asked } = tryOut(list("court", "ann", "ben"), list("board", "cy", "dan")).item(
      "court#value",
      "multiple",
    );
    expect(asked.form === "multiple" && Object.values(asked.reasons).map(({ text }) => text)).toContain(
      "Cy belongs to another list: the members of the board.",
    );
  });

  it("calls the new value swapped where the old one is asked", () => {
    const seen = Object.assign(
      {},
      ...over(30, (seed) => party.item("cut#before", "choice", seed)).map(reasons),
    );
    expect(seen["5,000 seats"]).toBe("swapped");
  });

  it("makes do with two wrong options and refuses fewer", () => {
    const make = (contrasts: number[]) =>
      tryOut({ id: "few", contrasts: contrasts.map((n) => ({ is: quantity(n), why: "No." })) }).card(
        "few#value",
      ).forms;
    expect(make([1, 2])).toContain("choice");
    expect(make([1])).not.toContain("choice");
  });

  it("never offers what is right: other wordings, also right, within tolerance, overlapping dates", () => {
    const names = tryOut({
      id: "name",
      ask: "Which chamber is it?",
      statement: "It is {value}.",
      value: { entity: "senate" },
      alsoRight: [{ entity: "council" }],
      contrasts: [
        { is: { text: "the upper house" }, why: "An alias of the right answer." },
        { is: { entity: "council" }, why: "Also right." },
        { is: { entity: "mazhilis" }, why: "The other chamber." },
        { is: { text: "lower house" }, why: "The other chamber again." },
        { is: { entity: "ann" }, why: "A person." },
      ],
    });
    expect(Object.keys(reasons(names.item("name#value", "choice"))).sort()).toEqual([
      "Ann Archer",
      "The Mazhilis",
    ]);
    const near = tryOut({
      id: "near",
      value: { ...quantity(100), tolerance: 10 },
      contrasts: [95, 200, 300].map((n) => ({ is: quantity(n), why: "No." })),
    });
    expect(Object.keys(reasons(near.item("near#value", "choice"))).sort()).toEqual([
      "200 seats",
      "300 seats",
    ]);
    const dated = tryOut({
      id: "dated",
      ask: "When?",
      statement: "It was in {value}.",
      value: { date: "2022-03" },
      contrasts: ["2022", "2022-03", "2022-04", "2021-03"].map((date) => ({ is: { date }, why: "No." })),
    });
    expect(Object.keys(reasons(dated.item("dated#value", "choice"))).sort()).toEqual([
      "April 2022",
      "March 2021",
    ]);
  });

  it("does not ask what the prompt tells", () => {
    const told = tryOut({
      id: "told",
      ask: "How many seats, of the 7 seats, are there?",
      contrasts: [1, 2, 3].map((n) => ({ is: quantity(n), why: "No." })),
    });
    expect(told.card("told#value").forms).not.toContain("choice");
  });
});

describe("cloze, typed, numeric, date", () => {
  it("blanks the slot and keeps the unit", () => {
    const { public: shown } = party.item("cut#value", "cloze");
    expect(shown).toMatchObject({
      sentence: { before: "The package would cut the signatures needed from 20,000 to ", after: " seats." },
      blank: "a number",
    });
  });

  it("asks for a name only where a name is missing", () => {
    const blankOf = (entity: string) => {
      const { item } = tryOut({
        id: "done",
        kind: "action",
        statement: "The vote was called by {value}.",
        ask: "Who called the vote?",
        value: { entity },
      });
      const { public: shown } = item("done#value", "cloze");
      return shown.form === "cloze" && shown.blank;
    };
    expect(blankOf("ann")).toBe("a name");
    expect(blankOf("officials")).toBe("words");
  });

  it("does not give the answer's first sound away, nor ask where the answer stands elsewhere", () => {
    const sound = tryOut({
      id: "sound",
      statement: "It is an {value}.",
      ask: "What is it?",
      value: { text: "election" },
    });
    expect(sound.item("sound#value", "cloze").public).toMatchObject({ sentence: { before: "It is a(n) " } });
    const twice = tryOut({
      id: "twice",
      statement: "The upper house is {value}.",
      ask: "Which chamber is the second?",
      value: { entity: "senate" },
    });
    expect(twice.card("twice#value").forms).not.toContain("cloze");
  });

  it("knows the old number, and what it was", () => {
    const { key } = party.item("cut#value", "numeric");
    expect(key).toMatchObject({
      typed: { match: "number", amount: 5000, tolerance: 0, accept: ["five thousand"] },
    });
    const wrong = key.form === "numeric" ? key.typed.wrong : [];
    expect(wrong).toContainEqual({
      amount: 20000,
      reason: { kind: "old-value", text: "That was the figure before.", factId: "cut" },
    });
  });

  it("shows large sums in their magnitude, and judges them in it", () => {
    const money = tryOut({
      id: "money",
      ask: "How much?",
      value: { money: 16_100_000_000, currency: "USD", approximate: true },
    });
    const { public: shown, key } = money.item("money#value", "numeric");
    expect(shown).toMatchObject({ prefix: "US$", unit: "billion" });
    expect(key).toMatchObject({ typed: { amount: 16.1, tolerance: 0.805 } });
  });

  it("accepts every name of an entity, and no long phrase is to be typed", () => {
    const name = tryOut({
      id: "name",
      ask: "Which?",
      statement: "It is {value}.",
      value: { entity: "senate" },
    });
    expect(name.item("name#value", "typed").key).toMatchObject({
      typed: { accept: ["the Senate", "upper house"] },
    });
    const long = tryOut({ id: "long", value: { text: "a much healthier separation of powers" } });
    expect(long.card("long#value").forms).not.toContain("typed");
  });

  it("has no thought typed that can be worded in many ways", () => {
    const claim = (text: string) =>
      tryOut({
        id: "c",
        kind: "claim",
        claimant: "ann",
        statement: "Ann Archer speaks of {value}.",
        value: { text },
      }).card("c#value").forms;
    expect(claim("more trust")).not.toContain("typed");
    expect(claim("more trust")).not.toContain("cloze");
    expect(claim("New Hope")).toContain("typed");
  });

  it("asks for a date as exactly as it is known", () => {
    const dated = (date: string) =>
      tryOut({ id: "d", ask: "When?", statement: "It was {value}.", value: { date } });
    expect(dated("2022-03").item("d#value", "date").public).toMatchObject({ precision: "month" });
    expect(dated("2015/2018").card("d#value").forms).not.toContain("date");
  });
});

describe("multiple", () => {
  const list = tryOut({
    id: "list",
    kind: "membership",
    label: "the three values",
    statement: "The values are {value}.",
    ask: "Which are the three values?",
    value: {
      list: [
        { key: "a", text: "trust" },
        { key: "b", text: "duty" },
        { key: "c", text: "calm" },
      ],
    },
    contrasts: [
      { is: { text: "speed" }, why: "Not named." },
      { is: { text: "duty" }, why: "A member: must never be shown as wrong." },
      { is: { text: "wealth" }, why: "Not named." },
    ],
  });

  it("shows all members of a short list under its own question", () => {
    const { public: shown, key } = list.item("list#value", "multiple");
    expect(shown.prompt).toBe("Which are the three values? Choose all that apply.");
    expect(shown.form === "multiple" && shown.options.map((o) => o.text).sort()).toEqual([
      "Calm",
      "Duty",
      "Speed",
      "Trust",
      "Wealth",
    ]);
    expect(key.form === "multiple" && key.right.length).toBe(3);
  });

  it("does not offer a member among options that none of the others in sight is like", () => {
    const rights = ["public speech", "public courts", "calm"].map((text, n) => ({ key: `k${n}`, text }));
    const wrong = ["wealth", "speed", "power"].map((text) => ({ is: { text }, why: "Not named." }));
    const { card } = tryOut({
      id: "free",
      statement: "It is {value}.",
      value: { list: rights },
      contrasts: wrong,
    });
    expect(card("free#member-k0").forms).not.toContain("choice");
    expect(card("free#member-k2").forms).toContain("choice");
  });

  it("has a card for each member, with the others in sight", () => {
    const card = list.card("list#member-b");
    expect(card).toMatchObject({
      prompt: "Fill the gap: The values are trust, ____ and calm.",
      answer: "Duty",
      importance: 1,
    });
    expect(Object.keys(reasons(list.item("list#member-b", "choice"))).sort()).toEqual(["Speed", "Wealth"]);
  });
});

describe("true or false", () => {
  it("is true for half of the seeds, and says why where it is false", () => {
    const items = over(400, (seed) => party.item("cut#value", "true-false", seed));
    const right = items.filter(({ key }) => key.form === "true-false" && key.right);
    expect(right.length).toBeGreaterThan(160);
    expect(right.length).toBeLessThan(240);
    for (const { key } of items)
      if (key.form === "true-false" && !key.right) expect(key.reason?.text).toBeTruthy();
  });

  it("keeps the direction of a change and never repeats its other side", () => {
    const statements = over(60, (seed) => party.item("cut#value", "true-false", seed)).map(
      ({ public: shown }) => (shown.form === "true-false" ? shown.statement : ""),
    );
    expect(new Set(statements)).toEqual(
      new Set(
        ["5,000", "200", "700"].map(
          (n) => `The package would cut the signatures needed from 20,000 to ${n} seats.`,
        ),
      ),
    );
  });

  it("changes nothing about where both sides are the same", () => {
    const same = {
      kind: "change" as const,
      statement: "It went from {before} to {value}.",
      value: { text: "speed" },
    };
    const { card } = tryOut({ id: "same", ...same, before: { text: "Speed" } });
    expect(card("same#value").forms).not.toContain("true-false");
  });

  it("changes the two names of a renaming about", () => {
    const renamed = tryOut({
      id: "name",
      kind: "renaming",
      statement: "The chamber {before} became {value}.",
      ask: "What did it become?",
      value: { entity: "senate" },
      before: { entity: "mazhilis" },
    });
    const item = over(20, (seed) => renamed.item("name#value", "true-false", seed)).find(
      ({ key }) => key.form === "true-false" && !key.right,
    );
    expect(item?.public).toMatchObject({ statement: "The chamber the Senate became the Mazhilis." });
    expect(item?.key).toMatchObject({
      reason: { kind: "swapped" },
      correction: "The chamber the Mazhilis became the Senate.",
    });
  });
});

describe("cards", () => {
  it("asks no doubtful aspect, and shows no doubtful value elsewhere", () => {
    const { card } = tryOut({
      id: "doubt",
      kind: "change",
      statement: "It went from {before} to {value}.",
      ask: { value: "To how many?", before: "From how many?" },
      value: quantity(5),
      before: quantity(9),
      doubtful: ["before"],
      note: "The source gives two figures.",
      contrasts: [6, 8].map((n) => ({ is: quantity(n), why: "No." })),
    });
    expect(() => card("doubt#before")).toThrow();
    expect(card("doubt#value").was).toBeUndefined();
    expect(card("doubt#value").forms).toEqual(["flip", "numeric", "choice"] satisfies Form[]);
  });

  it("carries what a flashcard shows", () => {
    expect(party.card("cut#value")).toMatchObject({
      answer: "5,000 seats",
      was: { lead: "down from", text: "20,000" },
      context: "as of May 2022",
      standing: "proposed",
      citations: [{ short: "Book 2022", section: "One", lines: "l. 1" }],
    });
    expect(party.card("cut#before").was).toEqual({ lead: "proposed instead:", text: "5,000" });
  });

  it("keeps its answer key when only wordings change", () => {
    const key = (text: string, unit: string) =>
      tryOut({ id: "k", label: text, value: { quantity: 7, unit }, explain: text }).card("k#value").answerKey;
    expect(key("one wording", "seats")).toBe(key("another wording", "Seats"));
    expect(key("one wording", "seats")).not.toBe(key("one wording", "chairs"));
  });
});

import { describe, expect, it } from "vitest";
import { valueSchema } from "../value";
import { alone, inSentence, numberInWords, withoutUnit } from "./display";
import { packOf } from "./testing";
import { indefiniteArticle, isPlural, joinList, normalize, ordinal } from "./text";

const { entities } = packOf();
const read = (input: unknown) => inSentence(valueSchema.parse(input), entities);

describe("values in words", () => {
  it.each([
    [{ quantity: 5000, unit: ["signature", "signatures"] }, "5,000 signatures"],
    [{ quantity: 1, unit: ["seat", "seats"] }, "1 seat"],
    [{ quantity: 19_000_000, unit: "people" }, "19 million people"],
    [{ quantity: 1_234_567 }, "1,234,567"],
    [{ quantity: 30, unit: ["day", "days"], approximate: true }, "about 30 days"],
    [{ quantity: 3, text: "one in three" }, "one in three"],
    [{ share: 70 }, "70%"],
    [{ share: 12.5, approximate: true }, "about 12.5%"],
    [{ money: 16_100_000_000, currency: "USD" }, "US$16.1 billion"],
    [{ money: 500, currency: "KZT" }, "500 tenge"],
    [{ date: "2022-03-16" }, "16 March 2022"],
    [{ entity: "senate" }, "the Senate"],
    [{ entity: "ann" }, "Ann Archer"],
    [
      { list: [{ entity: "ann" }, { entity: "senate" }, { key: "x", text: "courts" }] },
      "Ann Archer, the Senate and courts",
    ],
  ])("%j reads %s", (input, words) => {
    expect(read(input)).toBe(words);
  });

  it("capitalizes an answer by itself and drops its full stop, but not that of an initial", () => {
    expect(alone(valueSchema.parse({ text: "more trust." }), entities)).toBe("More trust");
    expect(alone(valueSchema.parse({ text: "the U.S." }), entities)).toBe("The U.S.");
    expect(alone(valueSchema.parse({ entity: "senate" }), entities)).toBe("The Senate");
    expect(alone(valueSchema.parse({ text: '"explosive" change' }), entities)).toBe('"Explosive" change');
  });

  it("leaves the unit out where it stands beside", () => {
    expect(withoutUnit(valueSchema.parse({ quantity: 20000, unit: "signatures" }), entities)).toBe("20,000");
    expect(numberInWords(2_500_000_000)).toBe("2.5 billion");
  });
});

describe("text", () => {
  it.each([
    ["The Senate", "senate"],
    ["5,000 signatures", "5000 signatures"],
    ["5 000 signatures", "5000 signatures"],
    ["In-fighting (elite)", "in fighting elite"],
    ["Tōqaev’s", "toqaevs"],
    ["the people's will", "peoples will"],
    ["U.S. aid", "u s aid"],
    ["2.5 times.", "2.5 times"],
    ["Қазақстан", "қазақстан"],
    ["30, 2019", "30 2019"],
    ["US$16.1 billion", "us$16.1 billion"],
  ])("normalizes %s to %s", (text, plain) => {
    expect(normalize(text)).toBe(plain);
  });

  it("joins lists, with semicolons where a part has commas", () => {
    expect(joinList(["a", "b"])).toBe("a and b");
    expect(joinList(["a", "b", "c"])).toBe("a, b and c");
    expect(joinList(["a, or so", "b", "c"])).toBe("a, or so; b; and c");
    expect(joinList(["a and b", "c", "d"])).toBe("a and b; c; and d");
  });

  it("knows articles, plurals and ordinals", () => {
    expect([
      indefiniteArticle("election"),
      indefiniteArticle("union"),
      indefiniteArticle("8% share"),
    ]).toEqual(["an", "a", "an"]);
    expect([
      isPlural("Cornell and Barro"),
      isPlural("the maslikhats"),
      isPlural("Kazakh officials"),
      isPlural("the United States"),
      isPlural("the Mazhilis"),
    ]).toEqual([true, true, true, false, false]);
    expect([ordinal(1), ordinal(3), ordinal(11), ordinal(22)]).toEqual(["first", "third", "11th", "22nd"]);
  });
});

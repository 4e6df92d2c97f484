import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueKey } from "./fact-values";
import { type Value, valueSchema } from "./value";

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}$/);
const prose = fc.stringMatching(/^[A-Za-z][A-Za-z ,']{0,30}[a-z]$/).map((text) => text.replace(/ +/g, " "));
const amount = fc.oneof(
  fc.integer({ min: -1e9, max: 1e12 }),
  fc.integer({ min: 1, max: 9999 }).map((n) => n / 10),
);
const date = fc
  .tuple(
    fc.integer({ min: 1000, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([year, month, day, parts]) =>
    [year, month, day]
      .slice(0, parts)
      .map((part) => String(part).padStart(2, "0"))
      .join("-"),
  );
const simple = fc.oneof(
  fc.record({ quantity: amount, unit: fc.tuple(prose, prose) }),
  fc.record({ share: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ money: amount, currency: fc.constantFrom("USD", "KZT", "EUR") }),
  fc.record({ date }),
  fc.record({ entity: id }),
  fc.record({ text: prose, accept: fc.array(prose, { maxLength: 3 }) }),
);
const member = fc.oneof(fc.record({ entity: id }), fc.record({ key: id, text: prose }));
const written = fc.oneof(
  simple,
  fc.record({ list: fc.array(member, { minLength: 2, maxLength: 6 }) }),
  fc.record({ sequence: fc.array(member, { minLength: 3, maxLength: 6 }) }),
);
const TAGS = ["quantity", "share", "money", "date", "entity", "text", "list", "sequence"] as const;

/** What an author would have written for a parsed value: the inverse of parsing, without defaults. */
function written_(value: Value): object {
  switch (value.type) {
    case "quantity":
      return { quantity: value.amount, ...(value.unit ? { unit: [value.unit.one, value.unit.other] } : {}) };
    case "share":
      return { share: value.percent };
    case "money":
      return { money: value.amount, currency: value.currency };
    case "date":
      return { date: value.edtf };
    case "entity":
      return { entity: value.id };
    case "text":
      return { text: value.text, accept: value.accept };
    default:
      return {
        [value.type]: value.members.map((each) =>
          each.type === "entity" ? { entity: each.id } : { key: each.key, text: each.text },
        ),
      };
  }
}

describe("values", () => {
  it("take the type of their tag, and lose nothing", () => {
    fc.assert(
      fc.property(written, (input) => {
        const value = valueSchema.parse(input);
        expect(value.type).toBe(TAGS.find((tag) => tag in input));
        expect(written_(value)).toEqual(input);
      }),
    );
  });

  it("refuse a field that is not theirs", () => {
    fc.assert(
      fc.property(written, fc.stringMatching(/^x[a-z]{2,8}$/), (input, key) => {
        expect(valueSchema.safeParse({ ...input, [key]: 1 }).success).toBe(false);
      }),
    );
  });

  it("refuse two tags at once", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom("share", "entity", "date", "list", "sequence"), {
          minLength: 2,
          maxLength: 2,
        }),
        ([a, b]) => {
          const parts = {
            share: 5,
            entity: "x",
            date: "2020",
            list: [{ entity: "a" }, { entity: "b" }],
            sequence: [{ entity: "a" }, { entity: "b" }, { entity: "c" }],
          };
          expect(
            valueSchema.safeParse({ [a as string]: parts[a as "share"], [b as string]: parts[b as "share"] })
              .success,
          ).toBe(false);
        },
      ),
    );
  });

  it("never throw, whatever they are given", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        valueSchema.safeParse(input);
      }),
    );
  });

  it("have equal keys exactly when they say the same", () => {
    fc.assert(
      fc.property(simple, simple, (a, b) => {
        const [one, other] = [valueSchema.parse(a), valueSchema.parse(b)];
        expect(valueKey(one)).toBe(valueKey(valueSchema.parse({ ...a })));
        if (one.type !== other.type) expect(valueKey(one)).not.toBe(valueKey(other));
      }),
    );
  });
});

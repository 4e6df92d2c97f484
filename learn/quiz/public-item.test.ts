import { describe, expect, it } from "vitest";
import type { PublicItem } from "../item";
import { publicItemOf } from "./public-item";

const base = { id: "0f3c", prompt: "What?", context: "as of May 2022" };
const options = [
  { id: "a", text: "One" },
  { id: "b", text: "Two" },
];
const ITEMS: PublicItem[] = [
  { ...base, form: "cloze", sentence: { before: "It is ", after: "." }, blank: "a name" },
  { ...base, form: "typed" },
  { ...base, form: "numeric" },
  { ...base, form: "numeric", unit: "%", prefix: "US$" },
  { ...base, form: "date", precision: "year" },
  { ...base, form: "choice", options },
  { ...base, form: "multiple", options },
  { ...base, form: "true-false", statement: "It is." },
  { ...base, form: "match", left: options, right: options },
  { ...base, form: "order", options },
];

/** The same with a field too many at every level. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== "object" || value === null) return value;
  const more = Object.entries(value).map(([name, inner]) => [name, withMore(inner)]);
  return { ...Object.fromEntries(more), isRight: true, answer: "secret" };
}

describe("an item for a browser", () => {
  it.each(ITEMS)("has what is shown of $form, and where it stands for an id", (item) => {
    expect(publicItemOf(item, 7)).toEqual({ ...item, id: "q7" });
  });

  it.each(ITEMS)("has no field of $form that nobody named", (item) => {
    expect(publicItemOf(withMore(item) as PublicItem, 7)).toEqual({ ...item, id: "q7" });
  });

  it("is never a flashcard", () => {
    expect(() => publicItemOf({ ...base, form: "flip" }, 0)).toThrow(RangeError);
  });
});

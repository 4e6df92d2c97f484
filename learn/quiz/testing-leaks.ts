/** Two worlds for the test of leaks: what is shown is the same, what is right has nothing in common. */

import type { Answer, QuizForm } from "../answer";
import type { Card, Item, ItemKey, PublicItem, WrongReason } from "../item";

export const WORLDS = ["north", "south"] as const;
export type World = (typeof WORLDS)[number];
/** What stands in keys alone: found anywhere, it was told. */
export const mark = (what: string) => `secret-${what}`;
const options = (...ids: string[]) => ids.map((id) => ({ id, text: `Option ${id}` }));

/** The item of a form: what is shown is the same in both worlds, the key has nothing in common. */
export function itemOf(card: Card, form: QuizForm, world: World): Item {
  const first = world === "north";
  const shown = { id: `${card.key}-${form}`, prompt: `A ${form} question`, context: "" };
  const reason = (what: string): WrongReason => ({
    kind: "neighbour",
    text: mark(`reason ${what}`),
    factId: mark("fact"),
  });
  const key = {
    answer: mark("answer"),
    explain: mark("explanation"),
    note: mark("note"),
    citations: [{ sourceId: mark("source"), short: mark("source"), section: mark("source"), lines: "l. 1" }],
  };
  const typed = {
    match: "text" as const,
    accept: [first ? "one" : "two", mark("accepted")],
    wrong: [{ texts: [first ? "two" : "one"], reason: reason("typed") }],
  };
  const parts = (): { public: PublicItem; key: ItemKey } => {
    switch (form) {
      case "cloze": {
        const sentence = { before: "It is ", after: "." };
        return { public: { ...shown, form, sentence, blank: "words" }, key: { ...key, form, typed } };
      }
      case "typed":
        return { public: { ...shown, form }, key: { ...key, form, typed } };
      case "numeric": {
        const number = {
          match: "number" as const,
          amount: first ? 1 : 2,
          tolerance: 0,
          accept: [],
          wrong: [],
        };
        return { public: { ...shown, form }, key: { ...key, form, typed: number } };
      }
      case "date": {
        const date = {
          match: "date" as const,
          edtf: first ? "2001" : "2002",
          precision: "year" as const,
          accept: [],
          wrong: [],
        };
        return { public: { ...shown, form, precision: "year" }, key: { ...key, form, typed: date } };
      }
      case "choice":
        return {
          public: { ...shown, form, options: options("a", "b", "c") },
          key: { ...key, form, right: first ? "a" : "b", reasons: { a: reason("a"), b: reason("b") } },
        };
      case "multiple":
        return {
          public: { ...shown, form, options: options("a", "b", "c", "d") },
          key: {
            ...key,
            form,
            right: first ? ["a", "b"] : ["c"],
            reasons: { a: reason("a"), c: reason("c") },
          },
        };
      case "true-false":
        return {
          public: { ...shown, form, statement: "So it is." },
          key: { ...key, form, right: first, reason: reason("false"), correction: mark("correction") },
        };
      case "match":
        return {
          public: { ...shown, form, left: options("a", "b"), right: options("p", "q") },
          key: {
            ...key,
            form,
            pairs: first
              ? [
                  ["a", "p"],
                  ["b", "q"],
                ]
              : [
                  ["a", "q"],
                  ["b", "p"],
                ],
          },
        };
      case "order":
        return {
          public: { ...shown, form, options: options("a", "b", "c") },
          key: { ...key, form, order: first ? ["a", "b", "c"] : ["c", "b", "a"] },
        };
    }
  };
  return { cardKey: card.key, form, seed: 0, packVersion: "1.0.0", ...parts() };
}

/** Right in the north, wrong in the south; then the other way round. */
export const ANSWERS: Record<QuizForm, [Answer, Answer]> = {
  cloze: [
    { form: "cloze", text: "one" },
    { form: "cloze", text: "two" },
  ],
  typed: [
    { form: "typed", text: "one" },
    { form: "typed", text: "two" },
  ],
  numeric: [
    { form: "numeric", text: "1" },
    { form: "numeric", text: "2" },
  ],
  date: [
    { form: "date", text: "2001" },
    { form: "date", text: "2002" },
  ],
  choice: [
    { form: "choice", option: "a" },
    { form: "choice", option: "b" },
  ],
  multiple: [
    { form: "multiple", options: ["a", "b"] },
    { form: "multiple", options: ["c"] },
  ],
  "true-false": [
    { form: "true-false", value: true },
    { form: "true-false", value: false },
  ],
  match: [
    {
      form: "match",
      pairs: [
        ["a", "p"],
        ["b", "q"],
      ],
    },
    {
      form: "match",
      pairs: [
        ["a", "q"],
        ["b", "p"],
      ],
    },
  ],
  order: [
    { form: "order", order: ["a", "b", "c"] },
    { form: "order", order: ["c", "b", "a"] },
  ],
};

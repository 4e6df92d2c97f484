/** Items for tests: of every form, made of a test card. */
import { createHash } from "node:crypto";
import { QUIZ_FORMS, type QuizForm } from "@/learn/answer";
import type { Card, Item } from "@/learn/item";

/**
 * The items of a test card: one of each quiz form it has, and with `variants` more of those with options. The right
 * answer is the card's; everything else is made up, and right is always what is named or numbered lowest:
 * option a of choice, a and b of multiple, a–p and b–q and c–r of match, a b c d of order; "true" of true or false at
 * even seeds, "false" at odd ones.
 */
export function makeItems(card: Card, { variants = 2 } = {}): Item[] {
  return QUIZ_FORMS.filter((form) => card.forms.includes(form)).flatMap((form) => {
    const drawn = ["choice", "multiple", "true-false", "match", "order"].includes(form);
    return Array.from({ length: drawn ? variants : 1 }, (_, seed) => makeItem(card, form, seed));
  });
}

/** One item of a test card: see makeItems. */
function makeItem(card: Card, form: QuizForm, seed = 0): Item {
  const shown = {
    id: createHash("sha256").update(`${card.key}|${form}|${seed}`).digest("hex").slice(0, 16),
    prompt: card.prompt,
    context: card.context,
  };
  const key = { answer: card.answer, explain: card.explain, citations: card.citations };
  const option = (id: string, text: string) => ({ id, text });
  const wrong = (id: string) => option(id, `not ${card.answer} (${seed}${id})`);
  const reason = { kind: "neighbour" as const, text: "That is another one." };
  const reasons = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, reason]));
  const typed = { match: "text" as const, accept: [card.answer], wrong: [{ texts: ["wrong"], reason }] };
  const parts = (): Pick<Item, "public" | "key"> => {
    switch (form) {
      case "cloze":
        return {
          public: { ...shown, form, sentence: { before: `${card.factId} is `, after: "." }, blank: "words" },
          key: { ...key, form, typed },
        };
      case "typed":
        return { public: { ...shown, form }, key: { ...key, form, typed } };
      case "numeric": {
        const amount = Number(card.answer.replace(/\D/g, "")) || 0;
        return {
          public: { ...shown, form },
          key: { ...key, form, typed: { match: "number", amount, tolerance: 0, accept: [], wrong: [] } },
        };
      }
      case "date":
        return {
          public: { ...shown, form, precision: "year" },
          key: {
            ...key,
            form,
            typed: { match: "date", edtf: "2022", precision: "year", accept: [], wrong: [] },
          },
        };
      case "choice":
        return {
          public: { ...shown, form, options: [option("a", card.answer), wrong("b"), wrong("c"), wrong("d")] },
          key: { ...key, form, right: "a", reasons: reasons("b", "c", "d") },
        };
      case "multiple":
        return {
          public: {
            ...shown,
            form,
            options: [option("a", card.answer), option("b", `${card.answer} too`), wrong("c"), wrong("d")],
          },
          key: { ...key, form, right: ["a", "b"], reasons: reasons("c", "d") },
        };
      case "true-false": {
        const right = seed % 2 === 0;
        const truth = `${card.factId} is ${card.answer}.`;
        const statement = right ? truth : `${card.factId} is not ${card.answer} (${seed}).`;
        return {
          public: { ...shown, form, statement },
          key: { ...key, form, right, ...(right ? {} : { reason, correction: truth }) },
        };
      }
      case "match":
        return {
          public: {
            ...shown,
            form,
            left: [option("a", card.factId), option("b", `two ${seed}`), option("c", "three")],
            right: [option("p", card.answer), option("q", "second"), option("r", "third")],
          },
          key: {
            ...key,
            form,
            pairs: [
              ["a", "p"],
              ["b", "q"],
              ["c", "r"],
            ],
          },
        };
      case "order":
        return {
          public: {
            ...shown,
            form,
            options: [
              option("a", `first ${seed}`),
              option("b", "next"),
              option("c", "then"),
              option("d", "last"),
            ],
          },
          key: { ...key, form, order: ["a", "b", "c", "d"] },
        };
    }
  };
  return { cardKey: card.key, form, seed, packVersion: "1.0.0", ...parts() };
}

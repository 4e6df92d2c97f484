/** The generator: cards of a pack, and items of a card. Pure: the same pack, card, form and seed give the same bytes. */
import type { Card, Form, Item } from "@/learn/item";
import { FORMS } from "@/learn/item";
import { hashText, randomFrom } from "@/learn/random";
import type { Fact } from "../fact";
import type { Pack } from "../pack";
import { type BareCard, cardsOf } from "./cards";
import { choice } from "./forms/choice";
import { cloze } from "./forms/cloze";
import { date } from "./forms/date";
import { flip } from "./forms/flip";
import type { FormMaker } from "./forms/form";
import { match } from "./forms/match";
import { multiple } from "./forms/multiple";
import { numeric } from "./forms/numeric";
import { order } from "./forms/order";
import { trueFalse } from "./forms/true-false";
import { typed } from "./forms/typed";
import { indexPack, type PackIndex } from "./pack-index";
import { type Question, questionOf } from "./question";

const MAKERS: Record<Form, FormMaker> = {
  flip,
  cloze,
  typed,
  numeric,
  date,
  choice,
  multiple,
  "true-false": trueFalse,
  match,
  order,
};

/** All cards of the pack, in the order of its facts, each with the forms it can be asked in. */
export function generateCards(pack: Pack): Card[] {
  return cardsOfIndex(indexPack(pack));
}

/** As generateCards, over an index built already. */
export function cardsOfIndex(index: PackIndex): Card[] {
  return index.pack.facts.flatMap((fact) => cardsOfFact(index, fact));
}

/** The cards of one fact. */
export function cardsOfFact(index: PackIndex, fact: Fact): Card[] {
  return cardsOf(index, fact).map((bare) => withForms(index, fact, bare));
}

function withForms(index: PackIndex, fact: Fact, bare: BareCard): Card {
  const card: Card = { ...bare, forms: [] };
  const question = questionOf(index, fact, card);
  card.forms = FORMS.filter((form) => MAKERS[form].fits(question));
  return card;
}

/**
 * One item of a card. Throws for a card that is not of this pack and for a form the card cannot be asked in:
 * both are mistakes of the caller.
 */
export function generateItem(index: PackIndex, card: Card, form: Form, seed: number): Item {
  const fact = index.facts.get(card.factId);
  if (!fact) throw new Error(`${card.key}: the pack ${index.pack.head.id} has no such fact`);
  if (!card.forms.includes(form)) throw new Error(`${card.key} cannot be asked as ${form}`);
  const { id, version } = index.pack.head;
  const name = `${id}@${version}|${card.key}|${form}|${seed}`;
  // The version stays out of the draw, so that a new one makes the same items again of all that did not change.
  const random = randomFrom(`${id}|${card.key}|${form}|${seed}`);
  const made = MAKERS[form].make(remembered(index, fact, card), random);
  return {
    cardKey: card.key,
    form,
    seed,
    packVersion: version,
    public: {
      id: opaque(name),
      prompt: made.prompt ?? card.prompt,
      context: card.context,
      ...made.public,
    },
    key: {
      answer: made.answer ?? card.answer,
      explain: made.explain ?? card.explain,
      ...(card.note === undefined ? {} : { note: card.note }),
      citations: card.citations,
      ...made.key,
    },
  };
}

/** The question asked last of each index: items of one card are usually made one after another. */
const lastAsked = new WeakMap<PackIndex, Question>();

function remembered(index: PackIndex, fact: Fact, card: Card): Question {
  const last = lastAsked.get(index);
  if (last?.card === card) return last;
  const question = questionOf(index, fact, card);
  lastAsked.set(index, question);
  return question;
}

/** Sixteen hexadecimal digits: tells items apart, and nothing else. */
function opaque(name: string): string {
  const hex = (text: string) => hashText(text).toString(16).padStart(8, "0");
  return hex(name) + hex(`${name}|second half`);
}

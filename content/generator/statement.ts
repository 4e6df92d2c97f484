/** Statements: one sentence with slots, filled with the fact's values or with others. */
import type { AskAspect, Fact } from "../fact";
import type { Entity } from "../pack";
import type { Value } from "../value";
import { rightAnswer, SLOTS, type Slot } from "./answers";
import { hasSemicolons, inSentence } from "./display";
import { capitalize, indefiniteArticle } from "./text";

type Entities = ReadonlyMap<string, Entity>;
const SLOT = /\{(value|before|date|subject|claimant)\}/;

const ASPECT_OF = Object.fromEntries(Object.entries(SLOTS).map(([aspect, slot]) => [slot, aspect])) as Record<
  Slot,
  AskAspect
>;

/** What the fact itself puts into a slot. */
function slotValue(fact: Fact, slot: Slot): Value | undefined {
  return rightAnswer(fact, ASPECT_OF[slot]) as Value | undefined;
}

/** True when the statement shows something the source contradicts itself on: then it is not asked. */
export function isDoubtful(fact: Fact): boolean {
  return slotsOf(fact.statement).some((slot) => fact.doubtful.includes(ASPECT_OF[slot]));
}

/** The slots of the statement, in order, once for each time they stand there. */
export function slotsOf(statement: string): Slot[] {
  return [...statement.matchAll(new RegExp(SLOT, "g"))].map((found) => found[1] as Slot);
}

/** The statement in words. `other` puts other values than the fact's own into slots. */
export function sentence(fact: Fact, entities: Entities, other: Partial<Record<Slot, Value>> = {}): string {
  let text = "";
  let rest = fact.statement;
  for (let found = SLOT.exec(rest); found; found = SLOT.exec(rest)) {
    const slot = found[1] as Slot;
    const given = other[slot] ?? slotValue(fact, slot);
    const value = slot === slotWithoutUnit(fact) ? unitless(given) : given;
    // A list reads alike whatever stands in it: its punctuation must not tell that a member was changed.
    const own = slotValue(fact, slot);
    const semicolons = own && "members" in own ? hasSemicolons(own, entities) : undefined;
    const [lead, words] = joinSlot(text + rest.slice(0, found.index), value, entities, slot, semicolons);
    text = lead + words;
    rest = rest.slice(found.index + found[0].length);
  }
  const whole = text + rest;
  return /^\p{Ll}/u.test(whole) && fact.statement.startsWith("{") ? capitalize(whole) : whole;
}

const SIDE_BY_SIDE = /\{(before|value)\} (?:to|and|or) (?:only |just |at least )?\{(before|value)\}/;

/** Of a change told as "from {before} to {value}" with one unit, the slot that is said without it: "from 15 to 10 senators". */
export function slotWithoutUnit(fact: Fact): Slot | undefined {
  const { before, value } = fact;
  if (before?.type !== "quantity" || value.type !== "quantity" || !value.unit) return undefined;
  if (before.unit?.other !== value.unit.other || before.text || value.text) return undefined;
  return SIDE_BY_SIDE.exec(fact.statement)?.[1] as Slot | undefined;
}

function unitless(value: Value | undefined): Value | undefined {
  return value?.type === "quantity" ? { ...value, unit: undefined } : value;
}

/** Fits the value's words to what stands before them: no second "the", "a" or "an" by sound. */
function joinSlot(
  lead: string,
  value: Value | undefined,
  entities: Entities,
  slot: string,
  semicolons: boolean | undefined,
): [lead: string, words: string] {
  let words = value ? inSentence(value, entities, semicolons) : `{${slot}}`;
  if (/\b(the|a|an|its|their|his|her|new|former|this) $/i.test(lead))
    words = words.replace(/^(the|an?) /i, "");
  const article = /(^| )(an?) $/i.exec(lead);
  if (!article) return [lead, words];
  const fitting = indefiniteArticle(words);
  const kept = article[2]?.startsWith("A") ? capitalize(fitting) : fitting;
  return [`${lead.slice(0, lead.length - (article[2]?.length ?? 0) - 1)}${kept} `, words];
}

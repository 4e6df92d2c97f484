/** What a fact answers: the right value of each aspect, and the slot of the statement it stands in. */
import type { Aspect } from "@/learn/item";
import type { AskAspect, Fact } from "../fact";
import type { Member, SimpleValue, Value } from "../value";

/** The right answer of an aspect, or undefined when the fact has none. */
export function rightAnswer(fact: Fact, aspect: Aspect): Value | Member | undefined {
  switch (aspect) {
    case "value":
      return fact.value;
    case "before":
      return fact.before;
    case "date":
      return fact.when === undefined ? undefined : { type: "date", edtf: fact.when, accept: [] };
    case "reverse":
      return fact.subject;
    case "claimant":
      return fact.claimant === undefined ? undefined : { type: "entity", id: fact.claimant, accept: [] };
    default:
      return memberOf(fact, aspect);
  }
}

/** The member a `member-…` or `position-…` aspect asks for. */
export function memberOf(fact: Fact, aspect: Aspect): Member | undefined {
  if (fact.value.type !== "list" && fact.value.type !== "sequence") return undefined;
  const key = aspect.replace(/^(member|position)-/, "");
  return fact.value.members.find((member) => member.key === key);
}

/** The slot of the statement that holds the aspect's answer. */
export const SLOTS = {
  value: "value",
  before: "before",
  date: "date",
  reverse: "subject",
  claimant: "claimant",
} as const satisfies Record<AskAspect, string>;
export type Slot = (typeof SLOTS)[AskAspect];

/** The slot of an aspect; members and positions have none. */
export function slotOf(aspect: Aspect): Slot | undefined {
  return aspect in SLOTS ? SLOTS[aspect as AskAspect] : undefined;
}

/** A value without members, which an option or a typed answer can be. */
export function isSimple(value: Value | Member): value is SimpleValue | Member {
  return value.type !== "list" && value.type !== "sequence";
}
